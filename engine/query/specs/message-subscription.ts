import { always, instant, key, text, word } from '../filters.ts';
import { isoTime, orAbsent } from '../present.ts';
import type { SearchSpec } from '../search-spec.ts';

/** The number of the engine's only partition. */
const onlyPartition = 1;

/** `POST /message-subscriptions/search` */
export const messageSubscriptionSearch: SearchSpec<'messageSubscription'> = {
  kind: 'messageSubscription',
  filters: {
    messageSubscriptionKey: key('key'),
    processDefinitionId: text('processDefinitionId'),
    processInstanceKey: key('processInstanceKey'),
    elementId: text('elementId'),
    elementInstanceKey: key('elementInstanceKey'),
    messageSubscriptionState: word('state', 'CORRELATED CREATED DELETED MIGRATED'),
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

/** `POST /correlated-message-subscriptions/search`: events of instances, each with the last message that reached it. */
export const correlatedSubscriptionSearch: SearchSpec<'messageSubscription'> = {
  kind: 'messageSubscription',
  filters: {
    correlationKey: text('correlationKey'),
    correlationTime: instant('updatedAt'),
    elementId: text('elementId'),
    elementInstanceKey: key('elementInstanceKey'),
    messageKey: key('messageKey'),
    messageName: text('messageName'),
    partitionId: always(onlyPartition),
    processDefinitionId: text('processDefinitionId'),
    processDefinitionKey: key('processDefinitionKey'),
    processInstanceKey: key('processInstanceKey'),
    subscriptionKey: key('key'),
    tenantId: text('tenantId')
  },
  sort: {
    correlationKey: 'correlationKey',
    correlationTime: 'updatedAt',
    elementId: 'elementId',
    elementInstanceKey: 'elementInstanceKey',
    messageKey: 'messageKey',
    messageName: 'messageName',
    partitionId: null,
    processDefinitionId: 'processDefinitionId',
    processDefinitionKey: 'processDefinitionKey',
    processInstanceKey: 'processInstanceKey',
    subscriptionKey: 'key',
    tenantId: 'tenantId'
  },
  toItem: (subscription) => ({
    correlationKey: subscription.correlationKey,
    correlationTime: isoTime(subscription.updatedAt),
    elementId: subscription.elementId,
    elementInstanceKey: orAbsent(subscription.elementInstanceKey),
    messageKey: orAbsent(subscription.messageKey),
    messageName: subscription.messageName,
    partitionId: onlyPartition,
    processDefinitionId: subscription.processDefinitionId,
    processDefinitionKey: subscription.processDefinitionKey,
    processInstanceKey: orAbsent(subscription.processInstanceKey),
    subscriptionKey: subscription.key,
    tenantId: subscription.tenantId
  })
};
