import type { Scope } from '../state/scope.ts';
import { findCatcher } from './find-catcher.ts';
import type { Processing } from './processing.ts';
import { trigger } from './trigger.ts';

/** Escalates outward to the nearest event that catches the code, if any. Returns whether that ends the thrower. */
export function throwEscalation(p: Processing, from: Scope, code: string): boolean {
  const catcher = findCatcher(p, from, 'escalation', code);
  if (!catcher) return false;
  trigger(p, catcher.scope, catcher.event, null);
  return catcher.event.interrupting;
}
