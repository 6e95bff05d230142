import { FeelDateTime } from 'feelin';
import type { JsonText } from '../records.ts';
import { Unanswered } from './fatal.ts';
import { temporalVariable } from './temporal-text.ts';
import { isTemporal } from './temporal.ts';
import { FunctionValue, Range, type Value } from './values.ts';

/**
 * A value of FEEL as JSON text; dates, times and durations as their texts, functions and ranges as null.
 */
export function toJsonText(value: unknown): JsonText {
  return JSON.stringify(value ?? null, plain) ?? 'null';
}

/** A value of FEEL as a plain JSON value. */
export function toJson(value: unknown): unknown {
  return isPlain(value) ? value : JSON.parse(toJsonText(value));
}

/** A FEEL value as text, where a date or duration may stand for its text. */
export function temporalText(value: unknown): unknown {
  const text = toJson(value);
  return typeof text === 'string' ? text : value;
}

/** Whether a value is a date and time of FEEL, not the text of one. */
export function isDateTime(value: unknown): boolean {
  return value instanceof FeelDateTime;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || Number.isFinite(value) || typeof value === 'boolean';
}

function plain(this: unknown, key: string, value: unknown): unknown {
  const original = (
    this !== null && typeof this === 'object' ? (this as Record<string, unknown>)[key] : value
  ) as Value;
  if (isTemporal(original)) return temporalVariable(original);
  if (original instanceof FunctionValue || original instanceof Range || original instanceof Unanswered)
    return null;
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  return value;
}
