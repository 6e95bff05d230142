import { Failure } from '../feel/failure.ts';
import type { Scope } from '../state/scope.ts';
import { broadcast } from './behaviors/events.ts';
import { spawn } from './behaviors/multi-instance-body.ts';
import { behaviorOf } from './behaviors/registry.ts';
import { followConditions } from './conditions.ts';
import { correlateBuffered } from './correlation.ts';
import { awaitsStartListener } from './execution-listeners.ts';
import { raiseIncident } from './incidents.ts';
import type { Processing, Step } from './processing.ts';
import { finishIfEmpty, reap, terminate } from './terminate.ts';
import { farTooMany } from './too-many.ts';

/** Follows the conditions that the last command changed, then takes queued steps until none is left, at most `budget` of them. Returns how many it took. */
export function runSteps(p: Processing, budget: number): number {
  followConditions(p);
  let taken = 0;
  while (taken < budget && !p.isWorn) {
    const step = p.nextStep();
    if (!step) break;
    taken += 1;
    p.beginOne();
    runStep(p, step);
    followConditions(p);
  }
  return taken;
}

function runStep(p: Processing, step: Step): void {
  const scope = p.state.instances.get(step.key);
  if (!scope) return;
  const failure = attempt(p, scope, step);
  if (failure instanceof Failure) raiseIncident(p, scope, failure);
}

/** A fault of the engine itself stops the one element instance that met it, not the others. */
function attempt(p: Processing, scope: Scope, step: Step): Failure | undefined | void {
  try {
    return handlers[step.kind](p, scope);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    p.logger.error({ error, step, elementId: scope.element.id }, 'a step failed unexpectedly');
    return new Failure('UNKNOWN', `The engine could not ${step.kind} this element: ${reason}`);
  }
}

/** Nothing is left any more in a scope that is being ended. */
const canComplete = ({ record, parent }: Scope): boolean =>
  record.phase === 'COMPLETING' && parent?.record.phase !== 'TERMINATING';

/** Goes on with a scope in which something has ended. */
export function settle(p: Processing, scope: Scope): void {
  if (scope.record.phase === 'TERMINATING') finishIfEmpty(p, scope);
  else behaviorOf(scope).settle?.(p, scope);
}

type Handler = (p: Processing, scope: Scope) => Failure | undefined | void;

const handlers: Record<Step['kind'], Handler> = {
  activate: (p, scope) => {
    if (scope.record.phase !== 'ACTIVATING') return undefined;
    const excess = farTooMany(p, scope);
    if (excess) return excess;
    const behavior = behaviorOf(scope);
    if (scope.record.listener === null) behavior.begin?.(p, scope);
    const waits = awaitsStartListener(p, scope);
    if (waits instanceof Failure) return waits;
    return waits ? undefined : behavior.activate(p, scope);
  },
  complete: (p, scope) => (canComplete(scope) ? behaviorOf(scope).complete(p, scope) : undefined),
  terminate,
  settle,
  spawn,
  reap,
  broadcast,
  correlate: correlateBuffered
};
