import { Failure } from '../feel/failure.ts';
import type { JsonText } from '../records.ts';
import type { Scope } from '../state/scope.ts';
import { findCatcher } from './find-catcher.ts';
import type { Processing } from './processing.ts';
import { trigger } from './trigger.ts';

/**
 * Throws a BPMN error at an element instance: the nearest scope outward that catches its code is interrupted, also
 * across a call activity. A failure when nothing catches it.
 */
export function throwError(
  p: Processing,
  from: Scope,
  code: string,
  variables: JsonText | null
): Failure | undefined {
  const catcher = findCatcher(p, from, 'error', code);
  if (catcher) {
    trigger(p, catcher.scope, catcher.event, variables);
    return undefined;
  }
  return new Failure(
    'UNHANDLED_ERROR_EVENT',
    `Expected to throw an error event with the code '${code}', but it was not caught. No error events are available in the scope.`
  );
}
