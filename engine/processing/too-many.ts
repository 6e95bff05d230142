import { Failure } from '../feel/failure.ts';
import type { IncidentErrorType } from '../records.ts';
import type { Scope } from '../state/scope.ts';
import type { Processing } from './processing.ts';

/** What may be active at once under one outermost process instance, by default: it must not take the memory of all others. */
export const mostActive = 150_000;

/** A failure when a call or an item of a multi-instance would be one too many. */
export function tooMany(p: Processing, scope: Scope, errorType: IncidentErrorType): Failure | undefined {
  return p.state.instances.under(scope) < p.mostActive ? undefined : failure(p.mostActive, errorType);
}

/** A failure when an element that was entered is one too many: what was let in before may have as many within it. */
export function farTooMany(p: Processing, scope: Scope): Failure | undefined {
  const most = 2 * p.mostActive;
  return p.state.instances.under(scope) <= most ? undefined : failure(most, 'UNKNOWN');
}

const failure = (most: number, errorType: IncidentErrorType): Failure =>
  new Failure(
    errorType,
    `No more than ${most} element instances may be active under one process instance and those that it calls. Look for a process that calls itself, for multi-instances within each other, and for a loop that forks.`
  );
