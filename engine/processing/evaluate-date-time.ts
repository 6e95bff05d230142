import { evaluateAny, type Expression, type Lookup, mismatch } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import { temporalText } from '../feel/json.ts';
import type { Instant } from '../records.ts';
import { instantOf } from '../model/date-time.ts';

/** Evaluates to a date and time, as `written` writes it, or to none; a failure when it is something else. */
export function evaluateDateTime(
  expression: Expression,
  lookup: Lookup,
  written: (text: string, at: Instant) => string
): string | null | Failure {
  const value = evaluateAny(expression, lookup);
  if (value instanceof Failure) return value;
  const text = temporalText(value);
  if (text === null || text === '') return null;
  const at = instantOf(value);
  if (typeof text === 'string' && at !== null) return written(text, at);
  if (typeof value === 'string')
    return new Failure(
      'EXTRACT_VALUE_ERROR',
      `Invalid date-time format '${value}' for expression '${expression.text}'.`
    );
  return mismatch(expression, ['NULL', 'DATE_TIME', 'STRING'], value, lookup);
}
