import type { UserTaskChanges } from '../records.ts';
import type { Result } from '../refusal.ts';
import { accept, refuse } from '../refusal.ts';
import { keptText, parseInstant } from '../model/date-time.ts';

export const defaultPriority = 50;

/** What a caller or listener wants to be different; absent stays, an empty text clears. */
export interface WantedChanges {
  candidateGroups?: string[] | null;
  candidateUsers?: string[] | null;
  dueDate?: string | null;
  followUpDate?: string | null;
  priority?: number | null;
}

/** Reads wanted changes of a user task, or refuses them. */
export function readChanges(wanted: WantedChanges): Result<UserTaskChanges> {
  const { candidateGroups, candidateUsers, dueDate, followUpDate, priority } = wanted;
  const changes: UserTaskChanges = {};
  for (const [name, value] of [
    ['dueDate', dueDate],
    ['followUpDate', followUpDate]
  ] as const) {
    if (value === undefined) continue;
    const at = value ? parseInstant(value) : null;
    if (value && at === null) {
      return refuse(
        'INVALID_ARGUMENT',
        `The provided ${name} '${value}' cannot be parsed as a date according to RFC 3339, section 5.6`
      );
    }
    changes[name] = value && at !== null ? keptText(value, at) : null;
  }
  if (
    priority !== undefined &&
    priority !== null &&
    !(Number.isInteger(priority) && priority >= 0 && priority <= 100)
  ) {
    return refuse(
      'INVALID_ARGUMENT',
      `Expected priority to be an integer in the range [0,100] but was '${priority}'`
    );
  }
  if (priority !== undefined) changes.priority = priority ?? defaultPriority;
  if (candidateGroups !== undefined) changes.candidateGroups = candidateGroups ?? [];
  if (candidateUsers !== undefined) changes.candidateUsers = candidateUsers ?? [];
  return accept(changes);
}
