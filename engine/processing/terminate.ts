import type { Scope } from '../state/scope.ts';
import { closeCatchEvents } from './catch-events.ts';
import { enterTriggered } from './enter-triggered.ts';
import { closeIncident } from './incidents.ts';
import type { Processing } from './processing.ts';
import { cancelTask } from './user-task-transitions.ts';

/** Begins to end an element instance or process instance, with all that is in it. */
export function terminate(p: Processing, scope: Scope): void {
  if (scope.record.phase !== 'TERMINATING') {
    p.state.instances.phaseChanged(scope, 'TERMINATING');
    closeCatchEvents(p, scope);
    closeIncident(p, scope);
    cancelWork(p, scope);
    terminateChildren(p, scope);
    if (scope.called) p.push('terminate', scope.called);
  }
  finishIfEmpty(p, scope);
}

/** Queues the termination of all children, one after the other; what they were to follow is forgotten. */
export function terminateChildren(p: Processing, scope: Scope): void {
  scope.record.joins = null;
  const entersNothing = scope.record.phase === 'TERMINATING' || scope.record.interruptedBy !== null;
  for (const child of scope.children ?? []) {
    if (entersNothing && isToBeEntered(child)) p.state.instances.withdrawn(child);
    else if (child.record.pendingTrigger) forgetTrigger(p, child);
  }
  if (scope.childCount > 0) p.push('reap', scope);
}

function forgetTrigger(p: Processing, scope: Scope): void {
  scope.record.pendingTrigger = null;
  p.state.instances.changed(scope);
}

/** Whether its activation has its turn yet to come. */
const isToBeEntered = ({ record }: Scope): boolean =>
  record.phase === 'ACTIVATING' && record.incidentKey === null && record.listener === null;

/** Terminates the oldest child that is not ending yet; the next one follows in a step of its own. */
export function reap(p: Processing, scope: Scope): void {
  let first: Scope | undefined;
  for (const child of scope.children ?? []) {
    if (child.record.phase === 'TERMINATING' || isInterrupter(scope, child)) continue;
    if (first) {
      p.push('reap', scope);
      return;
    }
    first = child;
    p.push('terminate', child);
  }
}

/** The event sub-process for whose sake the others end, while the scope itself goes on. */
const isInterrupter = ({ record }: Scope, { element }: Scope): boolean =>
  record.phase !== 'TERMINATING' &&
  record.interruptedBy !== null &&
  element.startEvent?.id === record.interruptedBy;

/** Ends a terminating scope once nothing is left in it, and follows what interrupted it. */
export function finishIfEmpty(p: Processing, scope: Scope): void {
  if (scope.childCount > 0 || scope.called || scope.userTask) return;
  const { parent } = scope;
  const trigger = scope.record.pendingTrigger;
  p.state.instances.ended(scope, 'TERMINATED', p.now());
  if (scope.isProcess()) {
    p.onInstanceEnded(scope);
    return;
  }
  if (!parent) return;
  const boundary = trigger && scope.element.boundaries.find((event) => event.id === trigger.elementId);
  if (boundary && parent.record.phase === 'ACTIVATED') enterTriggered(p, parent, boundary, trigger);
  p.onChildEnded(parent);
}

function cancelWork(p: Processing, scope: Scope): void {
  if (scope.job) p.state.jobs.canceled(scope.job, p.now());
  scope.job = null;
  if (scope.userTask) cancelTask(p, scope, scope.userTask);
}
