import { FeelDateTime, FeelFunction, FeelRange, FeelTime } from 'feelin';
import type { JsonText } from '../records.ts';

/** A value of FEEL as JSON text; dates, times and durations as their texts, functions and ranges as null. */
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
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  );
}

function plain(this: unknown, key: string, value: unknown): unknown {
  const original = this !== null && typeof this === 'object' ? (this as Record<string, unknown>)[key] : value;
  if (original instanceof FeelDateTime || original instanceof FeelTime) return withOffset(original);
  if (original instanceof FeelFunction || original instanceof FeelRange || typeof original === 'function')
    return null;
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  return value;
}

/** feelin writes a named zone as `…@Asia/Taipei`; RFC 9557 wants `…+08:00[Asia/Taipei]`. */
function withOffset(value: FeelDateTime | FeelTime): string {
  const text = value.toString();
  const at = text.indexOf('@');
  if (at < 0) return text;
  const offset = value['time offset']?.toString() ?? 'PT0S';
  return `${text.slice(0, at)}${offsetText(offset)}[${text.slice(at + 1)}]`;
}

function offsetText(duration: string): string {
  const match = /^(-?)PT(?:(\d+)H)?(?:(\d+)M)?/.exec(duration);
  const hours = (match?.[2] ?? '0').padStart(2, '0');
  const minutes = (match?.[3] ?? '0').padStart(2, '0');
  return hours === '00' && minutes === '00' ? 'Z' : `${match?.[1] === '-' ? '-' : '+'}${hours}:${minutes}`;
}
