import type { ExecutableElement } from '../model/executable.ts';
import type { Scope } from '../state/scope.ts';
import type { Processing } from './processing.ts';
import { canTrigger } from './trigger.ts';

export interface Catcher {
  /** The element instance or process instance at which the event happens. */
  scope: Scope;
  event: ExecutableElement;
}

/** The nearest event outward that catches the code, also across call activities; one without a code catches every code. */
export function findCatcher(
  p: Processing,
  from: Scope,
  kind: 'error' | 'escalation',
  code: string
): Catcher | undefined {
  for (let at: Scope | undefined = from; at; at = outer(p, at)) {
    const event = canCatch(at, kind) ? catchingEvent(at, kind, code) : undefined;
    if (event) return { scope: at, event };
  }
  return undefined;
}

/** An error also ends what is only about to be active. */
function canCatch(scope: Scope, kind: 'error' | 'escalation'): boolean {
  return kind === 'error' ? scope.record.phase !== 'TERMINATING' : canTrigger(scope);
}

function outer(p: Processing, scope: Scope): Scope | undefined {
  if (!scope.isProcess()) return scope.parent ?? undefined;
  const caller = scope.record.parentElementInstanceKey;
  return caller === null ? undefined : p.state.instances.get(caller);
}

function catchingEvent(
  scope: Scope,
  kind: 'error' | 'escalation',
  code: string
): ExecutableElement | undefined {
  const inner = scope.parent?.isMultiInstanceBody ?? false;
  const closed = scope.isMultiInstanceBody || scope.record.interruptedBy !== null;
  const starts = closed ? [] : scope.element.eventSubProcessStarts;
  const events = [...(inner ? [] : scope.element.boundaries), ...starts].filter(
    (event) => event.event === kind
  );
  return events.find((event) => event.code?.text === code) ?? events.find((event) => event.code === null);
}
