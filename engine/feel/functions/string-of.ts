/** Values as texts, as `string()` writes them. */
import { type Steps, stepsOfTemporalText, stepsOfText } from '../steps.ts';
import { isTemporal } from '../temporal.ts';
import { temporalString } from '../temporal-text.ts';
import { type Context, FunctionValue, isList, keysOf, Range, type Value } from '../values.ts';

/** A value as `string()` writes it; null of null. */
export function stringOf(value: Value, steps: Steps): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? value : written(value, steps);
}

/** Each value within another is written and joined. */
export const stepsOfItem = 6;

/** A value within a list or context: texts have quotes, and no more. */
export function written(value: Value, steps: Steps): string {
  steps.spend(stepsOfItem);
  if (typeof value === 'string') {
    steps.spend(stepsOfText(value.length));
    return `"${value}"`;
  }
  if (typeof value === 'number') return numberText(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (isTemporal(value)) {
    steps.spend(stepsOfTemporalText);
    return temporalString(value);
  }
  if (isList(value)) return `[${value.map((item) => written(item, steps)).join(', ')}]`;
  if (value instanceof FunctionValue) return functionText(value, steps);
  if (value instanceof Range) return rangeText(value, steps);
  return contextText(value as Context, steps);
}

function functionText({ parameters }: FunctionValue, steps: Steps): string {
  steps.spend(parameters.length);
  return `function(${parameters.join(', ')})`;
}

function contextText(context: Context, steps: Steps): string {
  const entries = keysOf(context, steps).map((key) => {
    steps.spend(stepsOfText(key.length));
    return `${key}:${written(context[key]!, steps)}`;
  });
  return `{${entries.join(', ')}}`;
}

function rangeText(range: Range, steps: Steps): string {
  const [start, end] = [range.start ?? null, range.end ?? null].map((bound) => written(bound, steps));
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
