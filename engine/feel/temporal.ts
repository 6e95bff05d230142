import type { Temporal } from './temporal-text.ts';
import type { Value } from './values.ts';

/** Whether a value is a date, time, date and time, or duration. */
export function isTemporal(_value: Value): _value is Temporal {
  return false;
}

/** `a + b`, where one of them is temporal: null when these two cannot be added. */
export function addTemporal(_a: Value, _b: Value): Value {
  return null;
}

/** `a - b`, where one of them is temporal: null when these two cannot be subtracted. */
export function subtractTemporal(_a: Value, _b: Value): Value {
  return null;
}

/** `a * b`, where one of them is a duration and the other a number: null else. */
export function multiplyTemporal(_a: Value, _b: Value): Value {
  return null;
}

/** `a / b`, a duration by a number or by a duration of its kind: null else. */
export function divideTemporal(_a: Value, _b: Value): Value {
  return null;
}

/** `-a` of a duration: null for what has no opposite. */
export function negateTemporal(_a: Temporal): Value {
  return null;
}

/** The kind of a temporal value: only values of the same kind are equal or in an order. */
export type TemporalKind =
  | 'date'
  | 'local time'
  | 'time'
  | 'local date and time'
  | 'date and time'
  | 'years and months duration'
  | 'days and time duration';

/** Of which kind a temporal value is; with and without offset or zone are two. */
export function temporalKind(_value: Temporal): TemporalKind {
  return 'date';
}

/** Negative, zero or positive as `a` is before, at or after `b`; null for values of different kinds. */
export function compareTemporals(_a: Temporal, _b: Temporal): number | null {
  return null;
}

/** Whether two temporal values are the same (not only at the same instant); null for values of different kinds. */
export function equalTemporals(_a: Temporal, _b: Temporal): boolean | null {
  return null;
}

/** A property (`year`, `time offset`, `days`…) of a temporal value; undefined when it has none of that name. */
export function temporalProperty(_value: Temporal, _name: string): Value | undefined {
  return undefined;
}
