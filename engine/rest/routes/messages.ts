import {
  correlatedSubscriptionSearch,
  messageSubscriptionSearch
} from '../../query/specs/message-subscription.ts';
import { json } from '../answer.ts';
import { onlyTenant } from '../only-tenant.ts';
import { optionalInteger, optionalText, requiredText } from '../read.ts';
import { optionalVariables } from '../read-variables.ts';
import type { Handler, Route } from '../route.ts';
import { search, submit } from '../run.ts';

const publish: Handler = async (gateway, { body }) => {
  onlyTenant(body, 'Publish Message');
  return json(
    await submit(gateway, {
      type: 'PublishMessage',
      name: requiredText(body, 'name'),
      correlationKey: optionalText(body, 'correlationKey'),
      timeToLive: optionalInteger(body, 'timeToLive'),
      messageId: optionalText(body, 'messageId'),
      variables: optionalVariables(body)
    })
  );
};

const correlate: Handler = async (gateway, { body }) => {
  onlyTenant(body, 'Correlate Message');
  return json(
    await submit(gateway, {
      type: 'CorrelateMessage',
      name: requiredText(body, 'name'),
      correlationKey: optionalText(body, 'correlationKey'),
      variables: optionalVariables(body)
    })
  );
};

const searchSubscriptions: Handler = (gateway, request) =>
  search(gateway, messageSubscriptionSearch, request);

const searchCorrelated: Handler = (gateway, request) =>
  search(gateway, correlatedSubscriptionSearch, request, [
    { field: 'messageKey', op: 'exists', value: true },
    { field: 'processInstanceKey', op: 'exists', value: true }
  ]);

/** Messages and what waits for them. */
export const messageRoutes: readonly Route[] = [
  { method: 'POST', path: '/messages/publication', handle: publish },
  { method: 'POST', path: '/messages/correlation', handle: correlate },
  { method: 'POST', path: '/message-subscriptions/search', handle: searchSubscriptions },
  {
    method: 'POST',
    path: '/correlated-message-subscriptions/search',
    handle: searchCorrelated,
    note: 'each waiting event with the last message that reached it; message start events are not listed'
  }
];
