import { requiredInteger } from '../read.ts';
import type { Handler, Route } from '../route.ts';
import { submitQuietly } from '../run.ts';

const pin: Handler = (gateway, { body }) =>
  submitQuietly(gateway, { type: 'PinClock', timestamp: requiredInteger(body, 'timestamp') });

const reset: Handler = (gateway) => submitQuietly(gateway, { type: 'ResetClock' });

/** The clock; refused by the engine unless a controlled clock was asked for at its start. */
export const clockRoutes: readonly Route[] = [
  { method: 'PUT', path: '/clock', handle: pin },
  { method: 'POST', path: '/clock/reset', handle: reset }
];
