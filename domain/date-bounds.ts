import { dateIn, isDate } from './taipei-time.ts';

/** How one date of a form is held against another: not earlier, not later, or later by its day or hour. */
export type DateRelation = 'notBefore' | 'notAfter' | 'after';

/**
 * Whether a date (`YYYY-MM-DD`, or an instant with offset) keeps its relation to another. Where either has no time their days in
 * Taipei are compared. What cannot be read keeps every relation: it is refused for that alone.
 */
export function keepsBound(value: unknown, relation: DateRelation, bound: unknown): boolean {
  const difference = compare(value, bound);
  if (difference === undefined) return true;
  if (relation === 'notAfter') return difference <= 0;
  return relation === 'after' ? difference > 0 : difference >= 0;
}

function compare(value: unknown, bound: unknown): number | undefined {
  const [day, boundDay] = [dateIn(value), dateIn(bound)];
  if (day === undefined || boundDay === undefined) return undefined;
  const byDay = isDate(String(value)) || isDate(String(bound));
  if (byDay) return day.localeCompare(boundDay);
  return Date.parse(String(value)) - Date.parse(String(bound));
}
