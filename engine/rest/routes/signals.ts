import { json } from '../answer.ts';
import { onlyTenant } from '../only-tenant.ts';
import { requiredText } from '../read.ts';
import { optionalVariables } from '../read-variables.ts';
import type { Handler, Route } from '../route.ts';
import { submit } from '../run.ts';

const broadcast: Handler = async (gateway, { body }) => {
  onlyTenant(body, 'Broadcast Signal');
  return json(
    await submit(gateway, {
      type: 'BroadcastSignal',
      signalName: requiredText(body, 'signalName'),
      variables: optionalVariables(body)
    })
  );
};

/** Signals: broadcast to all that wait. */
export const signalRoutes: readonly Route[] = [
  { method: 'POST', path: '/signals/broadcast', handle: broadcast }
];
