import type { Grade } from './grades.ts';
import type { Refusal } from './refusals.ts';
import { isDate } from './taipei-time.ts';

/** A graded thing and how it becomes free: a date until which it is kept, or a condition (tc-oth.6). */
export interface GradedThing {
  readonly grade: Grade;
  /** `YYYY-MM-DD`. */
  readonly until?: string | null;
  readonly condition?: string | null;
}

/** Refuses PERIOD_OR_CONDITION_REQUIRED for what is graded and would never become free. */
export function checkRelease({ grade, until, condition }: GradedThing): Refusal | undefined {
  if (grade === 'unclassified' || condition?.trim() || (until && isDate(until))) return undefined;
  return { code: 'PERIOD_OR_CONDITION_REQUIRED' };
}
