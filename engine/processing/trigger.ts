import type { ExecutableElement } from '../model/executable.ts';
import type { JsonText, PendingTrigger } from '../records.ts';
import type { Scope } from '../state/scope.ts';
import { beginCompleting } from './begin-completing.ts';
import { closeCatchEvents } from './catch-events.ts';
import { enter } from './enter.ts';
import { enterTriggered } from './enter-triggered.ts';
import { takeVariables, textEntries } from './mappings.ts';
import type { Processing } from './processing.ts';
import { terminateChildren } from './terminate.ts';

/** Whether an event of an element instance can happen now. */
export const canTrigger = (scope: Scope): boolean => scope.record.phase === 'ACTIVATED' && !isLeaving(scope);

/** Whether a boundary event is about to end an element instance. */
export const isLeaving = ({ record, element }: Scope): boolean =>
  element.boundaries.some((event) => event.id === record.pendingTrigger?.elementId);

/** Lets an event happen that an active element instance waits for; `variables` is JSON text of an object. */
export function trigger(
  p: Processing,
  scope: Scope,
  event: ExecutableElement,
  variables: JsonText | null
): void {
  const pending: PendingTrigger = { elementId: event.id, variables };
  if (event === scope.element) {
    takeVariables(p, scope, textEntries(variables));
    beginCompleting(p, scope);
  } else if (event.type === 'BOUNDARY_EVENT') triggerBoundary(p, scope, event, pending);
  else if (event.type === 'START_EVENT') triggerEventSubProcess(p, scope, event, pending);
  else {
    scope.record.pendingTrigger = pending;
    beginCompleting(p, scope);
  }
}

function triggerBoundary(
  p: Processing,
  scope: Scope,
  event: ExecutableElement,
  pending: PendingTrigger
): void {
  if (!event.interrupting) {
    if (scope.parent) enterTriggered(p, scope.parent, event, pending);
    return;
  }
  scope.record.pendingTrigger = pending;
  p.push('terminate', scope);
}

function triggerEventSubProcess(
  p: Processing,
  scope: Scope,
  event: ExecutableElement,
  pending: PendingTrigger
): void {
  const subProcess = event.scope;
  if (!subProcess) return;
  if (!event.interrupting) {
    enter(p, scope, subProcess, { trigger: pending });
    return;
  }
  scope.record.interruptedBy = event.id;
  scope.record.pendingTrigger = pending;
  p.state.instances.changed(scope);
  closeCatchEvents(p, scope, new Set(scope.element.eventSubProcessStarts.map((start) => start.id)));
  terminateChildren(p, scope);
  p.push('settle', scope);
}
