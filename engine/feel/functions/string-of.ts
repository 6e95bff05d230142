/** Values as texts, as `string()` writes them. */
import { isTemporal } from '../temporal.ts';
import { temporalString } from '../temporal-text.ts';
import type { Value } from '../values.ts';
import { FunctionValue, isList, Range } from '../values.ts';
import type { Evaluation } from './builtin.ts';

/** A value as `string()` writes it; null of null. */
export function stringOf(value: Value, evaluation: Evaluation): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? value : written(value, evaluation);
}

/** Each value within another is written and joined. */
const stepsOfItem = 6;

/** A value within a list or context: texts have quotes, and no more. */
function written(value: Value, evaluation: Evaluation): string {
  evaluation.spend(stepsOfItem);
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'number') return numberText(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (isTemporal(value)) return temporalString(value);
  if (isList(value)) return `[${value.map((item) => written(item, evaluation)).join(', ')}]`;
  if (value instanceof FunctionValue) return `function(${value.parameters.join(', ')})`;
  if (value instanceof Range) return rangeText(value, evaluation);
  const entries = Object.entries(value).map(([key, entry]) => `${key}:${written(entry, evaluation)}`);
  return `{${entries.join(', ')}}`;
}

function rangeText(range: Range, evaluation: Evaluation): string {
  const [start, end] = [range.start ?? null, range.end ?? null].map((bound) => written(bound, evaluation));
  return `${range.startIncluded ? '[' : '('}${start}..${end}${range.endIncluded ? ']' : ')'}`;
}

/** All digits, without exponent. */
function numberText(value: number): string {
  const text = String(value === 0 ? 0 : value);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign, first, fraction = '', exponent] = match as unknown as [
    string,
    string,
    string,
    string?,
    string?
  ];
  const digits = first + fraction;
  const point = first.length + Number(exponent);
  return point > 0 ? sign + digits.padEnd(point, '0') : `${sign}0.${'0'.repeat(-point)}${digits}`;
}
