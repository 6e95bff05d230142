import { Failure } from '../feel/failure.ts';
import type { Scope } from '../state/scope.ts';
import { type Catcher, catchableCodes, findCatcher } from './find-catcher.ts';
import type { Processing } from './processing.ts';

/**
 * What catches a BPMN error that is thrown at an element instance: the nearest event outward that catches its code, also across a call
 * activity. A failure when nothing catches it.
 */
export function errorCatcher(p: Processing, from: Scope, code: string, message = ''): Catcher | Failure {
  return findCatcher(p, from, 'error', code) ?? unhandled(p, from, code, message);
}

function unhandled(p: Processing, from: Scope, code: string, message: string): Failure {
  const known = catchableCodes(p, from, 'error');
  const withMessage = message && ` with message '${message}'`;
  const available =
    known.length === 0
      ? 'No error events are available in the scope.'
      : `Available error events are [${known.join(', ')}]`;
  return new Failure(
    'UNHANDLED_ERROR_EVENT',
    `Expected to throw an error event with the code '${code}'${withMessage}, but it was not caught. ${available}`
  );
}
