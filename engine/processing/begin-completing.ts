import type { Scope } from '../state/scope.ts';
import type { Processing } from './processing.ts';

/** Begins to leave an element instance; nothing can happen to it any more but termination. */
export function beginCompleting(p: Processing, scope: Scope): void {
  p.state.instances.phaseChanged(scope, 'COMPLETING');
  p.push('complete', scope);
}
