import { Failure } from '../feel/failure.ts';
import type { Steps } from '../feel/steps.ts';
import { type Kind, kindOf, type Value } from '../feel/values.ts';
import { told } from './told-value.ts';

/** Types that values are held to, by name; values of any other type are not looked at. */
const kinds: ReadonlyMap<string, readonly Kind[]> = new Map<string, readonly Kind[]>([
  ['string', ['string']],
  ['number', ['number']],
  ['boolean', ['boolean']],
  ['time', ['time', 'local time']],
  ['date', ['date']],
  ['dateTime', ['date time', 'local date time']],
  ['dayTimeDuration', ['days duration']],
  ['yearMonthDuration', ['years duration']]
]);

const nameOf = (declared: string | null): string => declared?.replaceAll('feel:', '') ?? '';

/** Whether a value is of its declared type; null is of all. */
export function isOfType(value: unknown, declared: string | null): boolean {
  const expected = kinds.get(nameOf(declared));
  if (!expected || (value ?? null) === null) return true;
  const kind = kindOf(value as Value);
  // A range is null for Camunda, where it is no test.
  return kind === 'range' || expected.includes(kind);
}

/** The failure of a value that is not of its declared type; null when it is. */
export function typeFailure(value: unknown, declared: string | null, steps: Steps): Failure | null {
  if (isOfType(value, declared)) return null;
  return new Failure(
    'DECISION_EVALUATION_ERROR',
    `expected '${nameOf(declared)}' but found '${told(value, steps)}'`
  );
}
