import type { Scope } from '../state/scope.ts';
import { findCatcher, letCatch } from './find-catcher.ts';
import type { Processing } from './processing.ts';

/**
 * Escalates outward to the nearest event that catches the code, if any. Returns whether the thrower goes no further: it is ended where that event
 * interrupts, or stays for good where the event cannot happen any more, as in Zeebe.
 */
export function throwEscalation(p: Processing, from: Scope, code: string): boolean {
  const catcher = findCatcher(p, from, 'escalation', code);
  if (!catcher) return false;
  letCatch(p, catcher, null);
  return catcher.event.interrupting;
}
