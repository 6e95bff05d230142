import type { TimerRecord } from '../records.ts';
import { createInstance } from './create-instance.ts';
import type { Processing } from './processing.ts';
import { nextDue } from './timer-due.ts';
import { canTrigger, trigger } from './trigger.ts';

/** Lets a due timer fire; one that repeats gets its next time. */
export function fireTimer(p: Processing, timer: TimerRecord): void {
  const next =
    timer.interval === null || timer.repetitions === 1 ? null : nextDue(timer.interval, timer.dueAt);
  if (next === null) p.state.timers.removed(timer);
  else p.state.timers.rescheduled(timer, next, timer.repetitions < 0 ? -1 : timer.repetitions - 1);
  if (timer.elementInstanceKey === null) startByTimer(p, timer);
  else triggerByTimer(p, timer);
}

function startByTimer(p: Processing, timer: TimerRecord): void {
  const process = p.state.definitions.processes.byKey(timer.processDefinitionKey);
  if (process) createInstance(p, process, { trigger: { elementId: timer.elementId, variables: null } });
}

function triggerByTimer(p: Processing, timer: TimerRecord): void {
  const scope = p.state.instances.get(timer.elementInstanceKey ?? '');
  const event = scope?.process.executable.elements.get(timer.elementId);
  if (scope && event && canTrigger(scope)) trigger(p, scope, event, null);
}
