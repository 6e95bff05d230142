import type { ExecutableElement } from '../model/executable.ts';
import type { JsonText } from '../records.ts';
import type { Scope } from '../state/scope.ts';
import type { Processing } from './processing.ts';
import { isLeaving, trigger } from './trigger.ts';

type Kind = 'error' | 'escalation';

export interface Catcher {
  /** The element instance or process instance at which the event happens. */
  scope: Scope;
  event: ExecutableElement;
}

/** The nearest event outward that catches the code, also across call activities; one without a code catches every code. */
export function findCatcher(p: Processing, from: Scope, kind: Kind, code: string): Catcher | undefined {
  for (const { scope, events } of catching(p, from, kind)) {
    const event =
      events.find((each) => each.code?.text === code) ?? events.find((each) => each.code === null);
    if (event) return { scope, event };
  }
  return undefined;
}

/** The codes that would be caught, from within outward. */
export function catchableCodes(p: Processing, from: Scope, kind: Kind): string[] {
  return [...catching(p, from, kind)].flatMap(({ events }) => events.map(({ code }) => code?.text ?? ''));
}

interface Catching {
  readonly scope: Scope;
  readonly events: readonly ExecutableElement[];
}

/**
 * What catches events of a kind, from within outward. Nothing gets out of a scope that is ending or that an event sub-process has taken over, but into
 * the process that has called; an escalation is caught by that scope itself.
 */
function* catching(p: Processing, from: Scope, kind: Kind): Iterable<Catching> {
  let at: Scope | undefined = from;
  while (at) {
    const goesOn: boolean = isActive(at) && at.record.interruptedBy === null;
    if (goesOn || kind === 'escalation') yield { scope: at, events: catchingEvents(at, kind) };
    at = (goesOn && at.parent) || callerOf(p, at);
  }
}

const isActive = ({ record }: Scope): boolean => record.phase !== 'TERMINATING';

/** The active call activity that has called the process of a scope. */
function callerOf(p: Processing, { root }: Scope): Scope | undefined {
  const key = root.record.parentElementInstanceKey;
  const caller = key === null ? undefined : p.state.instances.get(key);
  return caller && isActive(caller) ? caller : undefined;
}

function catchingEvents(scope: Scope, kind: Kind): ExecutableElement[] {
  const inner = scope.parent?.isMultiInstanceBody ?? false;
  const starts = scope.isMultiInstanceBody ? [] : scope.element.eventSubProcessStarts;
  return [...starts, ...(inner ? [] : scope.element.boundaries)].filter((event) => event.event === kind);
}

/** Lets what catches happen, if it still can: not where the scope is about to be left, nor a second time where an event sub-process has taken over. */
export function letCatch(p: Processing, { scope, event }: Catcher, variables: JsonText | null): void {
  const isTakenOver = event.type === 'START_EVENT' && scope.record.interruptedBy !== null;
  if (isActive(scope) && !isLeaving(scope) && !isTakenOver) trigger(p, scope, event, variables);
}
