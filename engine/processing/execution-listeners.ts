import { Failure } from '../feel/failure.ts';
import type { JsonText } from '../records.ts';
import type { Scope } from '../state/scope.ts';
import { closeCatchEvents } from './catch-events.ts';
import { applyInputs } from './mappings.ts';
import { createJob, evaluateJob } from './new-job.ts';
import type { Processing } from './processing.ts';

/**
 * Whether an element instance is to wait for a start listener before it does anything else; input mappings are applied
 * before the first one.
 */
export function awaitsStartListener(p: Processing, scope: Scope): boolean | Failure {
  const { startListeners } = scope.element;
  if (startListeners.length === 0 || scope.isMultiInstanceBody || hasHappened(scope)) return false;
  if (scope.record.listener === null) {
    const failure = applyInputs(p, scope);
    if (failure) return failure;
  }
  return awaits(p, scope, 'start');
}

/** An event behind an event-based gateway has happened before it is entered. */
const hasHappened = ({ element, record }: Scope): boolean =>
  element.type === 'INTERMEDIATE_CATCH_EVENT' && record.pendingTrigger !== null;

/** Whether an element instance is to wait for an end listener before it is left. */
export function awaitsEndListener(p: Processing, scope: Scope): boolean | Failure {
  if (scope.element.endListeners.length === 0) return false;
  closeCatchEvents(p, scope);
  return awaits(p, scope, 'end');
}

function awaits(p: Processing, scope: Scope, event: 'start' | 'end'): boolean | Failure {
  const { startListeners, endListeners } = scope.element;
  const { listener } = scope.record;
  const index = listener?.event === event ? listener.index : 0;
  const definition = (event === 'start' ? startListeners : endListeners)[index];
  if (!definition) return false;
  const evaluated = evaluateJob(p, scope, definition);
  scope.record.listener = evaluated instanceof Failure ? null : { event, index };
  p.state.instances.changed(scope);
  if (evaluated instanceof Failure) return evaluated;
  const listenerEventType = event === 'start' ? 'START' : 'END';
  createJob(p, scope, evaluated, definition.headers, { kind: 'EXECUTION_LISTENER', listenerEventType });
  return true;
}

/**
 * Goes on after a listener: a start listener's variables become the element's own, those of an end listener the scope's around
 * it; a parallel gateway, which asks for none, takes none, and as in Zeebe neither does a scope that an event sub-process has interrupted.
 */
export function listenerCompleted(
  p: Processing,
  scope: Scope,
  variables: Iterable<readonly [string, JsonText]>
): void {
  const { listener } = scope.record;
  if (!listener) return;
  const takesNone = scope.element.type === 'PARALLEL_GATEWAY' || scope.record.interruptedBy !== null;
  const taken = takesNone ? [] : variables;
  for (const [name, value] of taken) {
    p.state.variables.set(listener.event === 'start' ? scope : (scope.parent ?? scope), name, value);
  }
  listener.index += 1;
  p.state.instances.changed(scope);
  p.push(listener.event === 'start' ? 'activate' : 'complete', scope);
}
