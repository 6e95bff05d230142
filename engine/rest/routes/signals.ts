import { json } from '../answer.ts';
import { optionalObject, optionalText, requiredText } from '../read.ts';
import type { Handler, Route } from '../route.ts';
import { submit } from '../run.ts';

const broadcast: Handler = async (gateway, { body }) =>
  json(
    await submit(gateway, {
      type: 'BroadcastSignal',
      signalName: requiredText(body, 'signalName'),
      variables: optionalObject(body, 'variables'),
      tenantId: optionalText(body, 'tenantId')
    })
  );

/** Signals: broadcast to all that wait. */
export const signalRoutes: readonly Route[] = [
  { method: 'POST', path: '/signals/broadcast', handle: broadcast }
];
