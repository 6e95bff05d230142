import type { ExecutableElement, ExecutableFlow } from '../model/executable.ts';
import type { Scope } from '../state/scope.ts';
import { closeCatchEvents } from './catch-events.ts';
import { handlerCompleted, noteCompensable } from './compensation.ts';
import { enter, follow } from './enter.ts';
import { closeIncident } from './incidents.ts';
import type { Processing } from './processing.ts';

/** Ends an element instance as completed and takes its outgoing flows (all of them, unless `flows` are given). */
export function leave(p: Processing, scope: Scope, flows: ExecutableFlow[] = scope.element.outgoing): void {
  closeCatchEvents(p, scope);
  closeIncident(p, scope);
  noteCompensable(p, scope);
  p.state.instances.ended(scope, 'COMPLETED', p.now());
  const { parent } = scope;
  if (!parent) return;
  const { compensatesFor } = scope.elementRecord;
  if (compensatesFor !== null) handlerCompleted(p, parent, compensatesFor);
  const isGoingOn = goesOn(parent);
  for (const flow of parent.isMultiInstanceBody ? [] : flows) {
    p.state.instances.sequenceFlowTaken(parent, flow.id);
    if (isGoingOn) follow(p, parent, flow);
  }
  p.onChildEnded(parent);
}

/** Ends an element instance as completed and enters another without a sequence flow. */
export function leaveTo(p: Processing, scope: Scope, target: ExecutableElement): void {
  if (scope.parent && goesOn(scope.parent)) enter(p, scope.parent, target);
  leave(p, scope, []);
}

/** Nothing is entered any more where everything is about to be ended, else a loop without a wait could never be stopped. */
const goesOn = ({ record }: Scope): boolean => record.phase === 'ACTIVATED' && record.pendingTrigger === null;
