import { invalidArgument } from '../problem.ts';
import { requiredInteger } from '../read.ts';
import type { Handler, Route } from '../route.ts';
import { submitQuietly } from '../run.ts';

/** The last year that texts of dates have four digits for. */
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

const pin: Handler = (gateway, { body }) => {
  const timestamp = requiredInteger(body, 'timestamp');
  if (timestamp < 0)
    throw invalidArgument(`The value for timestamp is '${timestamp}' but must be not negative`);
  if (timestamp > LATEST)
    throw invalidArgument(`The clock goes no further than ${LATEST}, the end of the year 9999.`);
  return submitQuietly(gateway, { type: 'PinClock', timestamp });
};

const reset: Handler = (gateway) => submitQuietly(gateway, { type: 'ResetClock' });

/** The clock; refused by the engine unless a controlled clock was asked for at its start. */
export const clockRoutes: readonly Route[] = [
  { method: 'PUT', path: '/clock', handle: pin },
  { method: 'POST', path: '/clock/reset', handle: reset }
];
