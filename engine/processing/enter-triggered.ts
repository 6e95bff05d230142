import type { ExecutableElement } from '../model/executable.ts';
import type { PendingTrigger } from '../records.ts';
import type { Scope } from '../state/scope.ts';
import { beginCompleting } from './begin-completing.ts';
import { enter } from './enter.ts';
import { takeVariables, textEntries } from './mappings.ts';
import type { Processing } from './processing.ts';

/** A start or boundary event happens as it is entered: it has nothing to wait for, no inputs and no start listeners. */
export function enterTriggered(
  p: Processing,
  parent: Scope,
  event: ExecutableElement,
  trigger: PendingTrigger
): void {
  happen(p, enter(p, parent, event, { trigger, quiet: true }));
}

/** An event that was triggered when it was entered takes what came with it, and is left. */
export function happen(p: Processing, scope: Scope): void {
  takeTrigger(p, scope);
  beginCompleting(p, scope);
}

/**
 * Takes the variables of the event that an element instance was entered by. A boundary event, a start event of a process, and an event behind an
 * event-based gateway keeps them as its own too; those of an error go no further unless output mappings say so.
 */
function takeTrigger(p: Processing, scope: Scope): void {
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
