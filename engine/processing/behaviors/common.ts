import { Failure } from '../../feel/failure.ts';
import type { Scope } from '../../state/scope.ts';
import { openCatchEvents } from '../catch-events.ts';
import { awaitsEndListener } from '../execution-listeners.ts';
import { leave } from '../leave.ts';
import { applyInputs, applyOutputs, takeVariables, textEntries } from '../mappings.ts';
import type { Processing } from '../processing.ts';
import { collectOutput } from '../multi-instance-output.ts';
import { beginCompleting } from '../begin-completing.ts';

/** Marks an element instance as active. */
export function activated(p: Processing, scope: Scope): void {
  p.state.instances.phaseChanged(scope, 'ACTIVATED');
}

/** Input mappings, then events to wait for. */
export function prepare(p: Processing, scope: Scope): Failure | undefined {
  return applyInputs(p, scope) ?? openCatchEvents(p, scope);
}

/**
 * Enters an element that asks its definition something: input mappings, the question, events to wait for. Then goes on
 * with the answer.
 */
export function enterWith<Answer>(
  p: Processing,
  scope: Scope,
  ask: () => Answer | Failure,
  goOn: (answer: Answer) => void
): Failure | undefined {
  const inputs = applyInputs(p, scope);
  if (inputs) return inputs;
  const answer = ask();
  if (answer instanceof Failure) return answer;
  const failure = openCatchEvents(p, scope);
  if (failure) return failure;
  goOn(answer);
  return undefined;
}

/** Enters an element that has nothing to wait for. */
export function passThrough(p: Processing, scope: Scope): Failure | undefined {
  const failure = prepare(p, scope);
  if (failure) return failure;
  beginCompleting(p, scope);
  return undefined;
}

/** Leaves an element: output mappings, end listeners, the share of a multi-instance, then whatever `goOn` does. */
export function completeWith(p: Processing, scope: Scope, goOn: () => void): Failure | undefined {
  const failure = applyOutputs(p, scope);
  if (failure) return failure;
  const waits = awaitsEndListener(p, scope);
  if (waits instanceof Failure) return waits;
  if (waits) return undefined;
  const uncollected = collectOutput(p, scope);
  if (uncollected) return uncollected;
  goOn();
  return undefined;
}

/** Leaves an element by all its outgoing flows. */
export function completeWithOutputs(p: Processing, scope: Scope): Failure | undefined {
  return completeWith(p, scope, () => leave(p, scope));
}

/**
 * Takes the variables of the event that an element instance was entered by. A boundary event, a start event of a process, and an event behind an
 * event-based gateway keeps them as its own too; those of an error go no further unless output mappings say so.
 */
export function takeTrigger(p: Processing, scope: Scope): void {
  const trigger = scope.record.pendingTrigger;
  if (!trigger) return;
  const { event, outputs, type } = scope.element;
  if (type === 'START_EVENT' && scope.parent?.element.type === 'EVENT_SUB_PROCESS')
    takeVariables(p, scope, textEntries(trigger.variables));
  else
    for (const [name, value] of textEntries(trigger.variables)) {
      p.state.variables.set(scope, name, value);
      if (scope.parent && outputs.length === 0 && event !== 'error')
        p.state.variables.propagate(scope.parent, name, value);
    }
  scope.record.pendingTrigger = null;
}
