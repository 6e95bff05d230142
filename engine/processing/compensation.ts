import type { ExecutableElement } from '../model/executable.ts';
import type { Compensable, ElementInstanceKey } from '../records.ts';
import type { Scope } from '../state/scope.ts';
import { beginCompleting } from './begin-completing.ts';
import { enter } from './enter.ts';
import type { Processing } from './processing.ts';

/** Notes in the scope around that a completed activity, or what was completed inside it, can be compensated. */
export function noteCompensable(p: Processing, scope: Scope): void {
  const { parent, element, record } = scope;
  if (!parent || element.type === 'EVENT_SUB_PROCESS') return;
  const handled = !parent.isMultiInstanceBody && boundaryOf(element) !== undefined;
  if (!handled && record.compensable === null) return;
  (parent.record.compensable ??= []).push({ elementId: element.id, handled, inner: record.compensable });
  record.compensable = null;
  p.state.instances.changed(parent);
}

function boundaryOf(element: ExecutableElement): ExecutableElement | undefined {
  return element.boundaries.find((event) => event.event === 'compensation');
}

/**
 * Calls the handlers of all that can be compensated in the scope of a throw event — in an event sub-process also in
 * the scope around that — or of its one activity. Returns how many; the event waits for them.
 */
export function compensate(p: Processing, thrower: Scope): number {
  const { parent } = thrower;
  if (!parent) return 0;
  const scopes =
    parent.element.type === 'EVENT_SUB_PROCESS' && parent.parent ? [parent.parent, parent] : [parent];
  const events = scopes
    .flatMap((scope) => takeCompensables(p, scope, thrower.element.compensates))
    .flatMap((compensable) => boundaries(compensable, thrower.process.executable.elements));
  for (const event of events) {
    if (!event.compensationHandler) continue;
    const passed = enter(p, parent, event, { quiet: true });
    p.state.instances.ended(passed, 'COMPLETED', p.now());
    enter(p, parent, event.compensationHandler, { compensatesFor: thrower.elementRecord.key });
  }
  return events.length;
}

/** Takes what is to be compensated out of a scope: nothing is compensated twice. */
function takeCompensables(p: Processing, scope: Scope, only: ExecutableElement | null): Compensable[] {
  const { compensable } = scope.record;
  if (!compensable) return [];
  const taken = compensable.filter(({ elementId }) => !only || only.id === elementId);
  const left = compensable.filter((one) => !taken.includes(one));
  scope.record.compensable = left.length > 0 ? left : null;
  p.state.instances.changed(scope);
  return taken;
}

/** The compensation events of an activity and of all that was completed inside it. */
function boundaries(
  { elementId, handled, inner }: Compensable,
  elements: ReadonlyMap<string, ExecutableElement>
): ExecutableElement[] {
  const element = elements.get(elementId);
  const own = handled && element ? boundaryOf(element) : undefined;
  return [...(own ? [own] : []), ...(inner ?? []).flatMap((one) => boundaries(one, elements))];
}

/** A handler has completed: the event that called it goes on after the last. */
export function handlerCompleted(p: Processing, parent: Scope, thrower: ElementInstanceKey): void {
  for (const child of parent.children ?? []) if (child.elementRecord.compensatesFor === thrower) return;
  const scope = p.state.instances.get(thrower);
  if (scope?.record.phase === 'ACTIVATED') beginCompleting(p, scope);
}
