import { instant, key, text } from '../filters.ts';
import { isoTime, orAbsent } from '../present.ts';
import type { SearchSpec } from '../search-spec.ts';

/** `POST /message-subscriptions/search` */
export const messageSubscriptionSearch: SearchSpec<'messageSubscription'> = {
  kind: 'messageSubscription',
  filters: {
    messageSubscriptionKey: key('key'),
    processDefinitionId: text('processDefinitionId'),
    processInstanceKey: key('processInstanceKey'),
    elementId: text('elementId'),
    elementInstanceKey: key('elementInstanceKey'),
    messageSubscriptionState: text('state'),
    lastUpdatedDate: instant('updatedAt'),
    messageName: text('messageName'),
    correlationKey: text('correlationKey'),
    tenantId: text('tenantId')
  },
  sort: {
    messageSubscriptionKey: 'key',
    processDefinitionId: 'processDefinitionId',
    processInstanceKey: 'processInstanceKey',
    elementId: 'elementId',
    elementInstanceKey: 'elementInstanceKey',
    messageSubscriptionState: 'state',
    lastUpdatedDate: 'updatedAt',
    messageName: 'messageName',
    correlationKey: 'correlationKey',
    tenantId: 'tenantId'
  },
  toItem: (subscription) => ({
    messageSubscriptionKey: subscription.key,
    processDefinitionId: subscription.processDefinitionId,
    processDefinitionKey: subscription.processDefinitionKey,
    processInstanceKey: orAbsent(subscription.processInstanceKey),
    elementId: subscription.elementId,
    elementInstanceKey: orAbsent(subscription.elementInstanceKey),
    messageSubscriptionState: subscription.state,
    lastUpdatedDate: isoTime(subscription.updatedAt),
    messageName: subscription.messageName,
    correlationKey: subscription.correlationKey,
    tenantId: subscription.tenantId
  })
};
