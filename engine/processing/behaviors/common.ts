import { Failure } from '../../feel/failure.ts';
import type { Scope } from '../../state/scope.ts';
import { openCatchEvents } from '../catch-events.ts';
import { awaitsEndListener } from '../execution-listeners.ts';
import { leave } from '../leave.ts';
import { applyInputs, applyOutputs } from '../mappings.ts';
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
export function completeWith(
  p: Processing,
  scope: Scope,
  goOn: () => Failure | undefined | void
): Failure | undefined {
  const failure = applyOutputs(p, scope);
  if (failure) return failure;
  const waits = awaitsEndListener(p, scope);
  if (waits instanceof Failure) return waits;
  if (waits) return undefined;
  const uncollected = collectOutput(p, scope);
  if (uncollected) return uncollected;
  return goOn() ?? undefined;
}

/** Leaves an element by all its outgoing flows. */
export function completeWithOutputs(p: Processing, scope: Scope): Failure | undefined {
  return completeWith(p, scope, () => leave(p, scope));
}
