import type { ExecutableElement } from '../../model/executable.ts';
import type { Scope } from '../../state/scope.ts';
import { openBoundaryEvents, openEventSubProcesses } from '../catch-events.ts';
import { enterTriggered } from '../enter-triggered.ts';
import { enter } from '../enter.ts';
import { joinInclusive } from '../join-inclusive.ts';
import { leave } from '../leave.ts';
import { applyInputs } from '../mappings.ts';
import type { Processing } from '../processing.ts';
import { beginCompleting } from '../begin-completing.ts';
import type { ElementBehavior } from './behavior.ts';
import { activated, completeWith, completeWithOutputs } from './common.ts';

/** After a child of a process, sub-process or event sub-process ended. */
export function settleContainer(p: Processing, scope: Scope): void {
  if (scope.record.phase !== 'ACTIVATED') return;
  const trigger = scope.record.pendingTrigger;
  if (trigger && scope.childCount === 0) {
    const start = scope.element.eventSubProcessStarts.find((event) => event.id === trigger.elementId);
    scope.record.pendingTrigger = null;
    p.state.instances.changed(scope);
    if (start?.scope) enter(p, scope, start.scope, { trigger });
  }
  joinInclusive(p, scope);
  if (scope.childCount === 0 && scope.record.joins === null) beginCompleting(p, scope);
}

/** An embedded sub-process, or an event sub-process: it begins at its start event, with the variables of what triggered it. */
export const subProcess: ElementBehavior = {
  activate(p, scope) {
    const failure = applyInputs(p, scope) ?? openBoundaryEvents(p, scope);
    if (failure) return failure;
    const trigger = scope.record.pendingTrigger ?? undefined;
    scope.record.pendingTrigger = null;
    activated(p, scope);
    if (scope.element.startEvent) enter(p, scope, scope.element.startEvent, { trigger });
    return undefined;
  },
  complete: completeWithOutputs,
  settle: settleContainer
};

/** A process instance. */
export const process: ElementBehavior = {
  activate(p, scope) {
    if (!scope.isProcess()) return undefined;
    const withoutStart = scope.record.startElementIds !== null;
    const failure = withoutStart ? openEventSubProcesses(p, scope) : undefined;
    if (failure) return failure;
    const trigger = scope.record.pendingTrigger ?? undefined;
    scope.record.pendingTrigger = null;
    activated(p, scope);
    const ids = scope.record.startElementIds ?? [trigger?.elementId ?? scope.element.startEvent?.id ?? ''];
    for (const id of ids) {
      const element = scope.process.executable.elements.get(id);
      if (element) enterInside(p, scope, element, trigger);
    }
    return undefined;
  },
  complete(p, scope) {
    if (!scope.isProcess()) return undefined;
    return completeWith(p, scope, () => {
      leave(p, scope);
      p.onInstanceEnded(scope);
    });
  },
  settle: settleContainer
};

/** Enters an element, and first the sub-processes that enclose it. */
function enterInside(
  p: Processing,
  root: Scope,
  element: ExecutableElement,
  trigger: Scope['record']['pendingTrigger'] | undefined
): void {
  const path: ExecutableElement[] = [];
  for (let at = element.scope; at && at !== root.element; at = at.scope) path.unshift(at);
  let parent = root;
  for (const container of path) {
    const open = [...(parent.children ?? [])].find((child) => child.element === container);
    parent = open ?? openContainer(p, parent, container);
  }
  if (trigger) enterTriggered(p, parent, element, trigger);
  else enter(p, parent, element);
}

function openContainer(p: Processing, parent: Scope, container: ExecutableElement): Scope {
  const scope = enter(p, parent, container, { quiet: true });
  activated(p, scope);
  return scope;
}
