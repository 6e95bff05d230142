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
 * Takes the variables of the event that an element instance was entered by: as its own, and further once it is left (see
 * `applyOutputs`); but what starts an event sub-process hands them on at once.
 */
function takeTrigger(p: Processing, scope: Scope): void {
  const trigger = scope.record.pendingTrigger;
  if (!trigger) return;
  const variables = textEntries(trigger.variables);
  if (scope.element.type === 'START_EVENT' && scope.parent?.element.type === 'EVENT_SUB_PROCESS')
    takeVariables(p, scope, variables);
  else for (const [name, value] of variables) p.state.variables.set(scope, name, value);
  scope.record.pendingTrigger = null;
}
