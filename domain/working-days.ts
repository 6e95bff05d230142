import { addDays } from './taipei-time.ts';

/** Non-working dates (`YYYY-MM-DD`), weekends included: the office calendar, which also knows make-up work days. */
export type Holidays = ReadonlySet<string>;

/** A run of non-working days longer than this means a calendar that closes the office for good. */
const longestClosure = 60;

export const isWorkingDay = (date: string, holidays: Holidays): boolean => !holidays.has(date);

/**
 * The date `count` working days after `date` (before it when negative); 0 gives the date itself when it is a working
 * day, otherwise the next one. Undefined when the calendar has no working day left within reach.
 */
export function addWorkingDays(date: string, count: number, holidays: Holidays): string | undefined {
  if (count === 0) return nextWorkingDay(date, 1, holidays, true);
  const step = count > 0 ? 1 : -1;
  let at: string | undefined = date;
  for (let left = Math.abs(count); left > 0 && at !== undefined; left -= 1) {
    at = nextWorkingDay(at, step, holidays, false);
  }
  return at;
}

function nextWorkingDay(
  date: string,
  step: 1 | -1,
  holidays: Holidays,
  inclusive: boolean
): string | undefined {
  let at = inclusive ? date : addDays(date, step);
  for (let tried = 0; tried <= longestClosure; tried += 1) {
    if (isWorkingDay(at, holidays)) return at;
    at = addDays(at, step);
  }
  return undefined;
}
