import { Failure } from '../feel/failure.ts';
import type { ExecutableElement } from '../model/executable.ts';
import type { TimerRecord } from '../records.ts';
import type { Scope } from '../state/scope.ts';
import { createInstance } from './create-instance.ts';
import type { Processing } from './processing.ts';
import { evaluateTimer, nextDue, type TimerDue } from './timer-due.ts';
import { canTrigger, trigger } from './trigger.ts';

const endless = -1;

/** Lets a due timer fire; one that repeats gets its next time. */
export function fireTimer(p: Processing, timer: TimerRecord): void {
  const next = nextOf(p, timer);
  if (next === null) p.state.timers.removed(timer);
  else p.state.timers.rescheduled(timer, next);
  if (timer.elementInstanceKey === null) startByTimer(p, timer);
  else triggerByTimer(p, timer);
}

/** What remains of a timer after this time; null when nothing does. */
function nextOf(p: Processing, timer: TimerRecord): TimerDue | null {
  const { repetitions, dueAt: firedFor } = timer;
  if (repetitions !== endless && repetitions <= 1) return null;
  const interval = intervalOf(p, timer);
  const dueAt = interval === null ? null : nextDue(interval, firedFor, p.now());
  return dueAt === null
    ? null
    : { dueAt, repetitions: repetitions === endless ? endless : repetitions - 1, interval };
}

/** An interval that is an expression is asked for anew each time; one that can be told no more stays as it was. */
function intervalOf(p: Processing, timer: TimerRecord): string | null {
  const { scope, event } = waiting(p, timer);
  if (!scope || !event?.timer?.expression.isFeel) return timer.interval;
  const now = evaluateTimer(event.timer, p.lookup(scope), p.now());
  return now instanceof Failure ? timer.interval : now.interval;
}

interface Waiting {
  readonly scope: Scope | undefined;
  readonly event: ExecutableElement | undefined;
}

/** Who waits for a timer of an instance, and for which event. */
function waiting(p: Processing, { elementInstanceKey, elementId }: TimerRecord): Waiting {
  const scope = p.state.instances.get(elementInstanceKey ?? '');
  return { scope, event: scope?.process.executable.elements.get(elementId) };
}

function startByTimer(p: Processing, timer: TimerRecord): void {
  const process = p.state.definitions.processes.byKey(timer.processDefinitionKey);
  if (process) createInstance(p, process, { trigger: { elementId: timer.elementId, variables: null } });
}

function triggerByTimer(p: Processing, timer: TimerRecord): void {
  const { scope, event } = waiting(p, timer);
  if (scope && event && canTrigger(scope)) trigger(p, scope, event, null);
}
