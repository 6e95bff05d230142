import { Failure } from '../feel/failure.ts';
import type { ExecutableElement } from '../model/executable.ts';
import type { JsonText } from '../records.ts';
import type { Scope } from '../state/scope.ts';
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
  for (let at: Scope | undefined = from; at; at = outer(p, at)) {
    const event = at.record.phase === 'TERMINATING' ? undefined : catcher(at, code);
    if (!event) continue;
    trigger(p, at, event, variables);
    return undefined;
  }
  return new Failure(
    'UNHANDLED_ERROR_EVENT',
    `Expected to throw an error event with the code '${code}', but it was not caught. No error events are available in the scope.`
  );
}

function outer(p: Processing, scope: Scope): Scope | undefined {
  if (!scope.isProcess()) return scope.parent ?? undefined;
  const caller = scope.record.parentElementInstanceKey;
  return caller === null ? undefined : p.state.instances.get(caller);
}

function catcher(scope: Scope, code: string): ExecutableElement | undefined {
  const inner = scope.parent?.isMultiInstanceBody ?? false;
  const starts =
    scope.isMultiInstanceBody || scope.record.interruptedBy !== null
      ? []
      : scope.element.eventSubProcessStarts;
  const events = [...(inner ? [] : scope.element.boundaries), ...starts].filter(
    (event) => event.event === 'error'
  );
  return (
    events.find((event) => event.errorCode?.text === code) ?? events.find((event) => event.errorCode === null)
  );
}
