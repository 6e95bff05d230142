import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import type { Steps } from './steps.ts';
import { orderOfDateTimes, orderOfTimes, sameZoned } from './zoned-order.ts';

/** A value of FEEL. */
export type Value =
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | Context
  | FeelDate
  | FeelTime
  | FeelDateTime
  | FeelDuration
  | Range
  | FunctionValue;

/** A plain object; only its own keys are entries. Make one with `contextOf`. */
export interface Context {
  readonly [key: string]: Value;
}

/** A range; a bound that is null as a value of FEEL matches nothing, one that is absent (`< 10`) is undefined. */
export class Range {
  constructor(
    readonly start: Value | undefined,
    readonly startIncluded: boolean,
    readonly end: Value | undefined,
    readonly endIncluded: boolean
  ) {}
}

/** A function defined in an expression. */
export class FunctionValue {
  constructor(
    readonly parameters: readonly string[],
    /** Takes as many arguments as there are parameters. */
    readonly body: (args: readonly Value[]) => Value
  ) {}
}

/** What a value is. Of dates and times only those of one kind can be compared with each other. */
export type Kind =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | 'date'
  | 'local time'
  | 'time'
  | 'local date time'
  | 'date time'
  | 'years duration'
  | 'days duration'
  | 'range'
  | 'function';

/** The kind of a value. */
export function kindOf(value: Value): Kind {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value as 'boolean' | 'number' | 'string';
  if (Array.isArray(value)) return 'list';
  if (isContext(value)) return 'context';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelDateTime) return value.zone === null ? 'local date time' : 'date time';
  if (value instanceof FeelTime) return value.zone === null ? 'local time' : 'time';
  if (value instanceof FeelDuration) return value.yearsMonths ? 'years duration' : 'days duration';
  if (value instanceof Range) return 'range';
  return 'function';
}

/** Whether a value is a list. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a value is a context. */
export function isContext(value: Value): value is Context {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * The key of a function in a context. Functions are apart from its entries: they are called by their names, but are no
 * values of the context, nor variables of what stands in it.
 */
export const functionKey = (name: string): string => ` ${name}`;

/** A context out of its entries; later ones stand for earlier ones of the same key. */
export function contextOf(entries: readonly (readonly [string, Value])[]): Context {
  const context = Object.fromEntries(entries);
  for (const [key, value] of entries)
    if (value instanceof FunctionValue && key.startsWith(' '))
      Object.defineProperty(context, key, { value, enumerable: false });
  return context;
}

/** An entry of a context; undefined when it has none of this key. */
export function entryOf(context: Context, key: string): Value | undefined {
  return Object.hasOwn(context, key) ? context[key] : undefined;
}

/** Whether two values are equal; null where they cannot be compared. What lists and contexts hold is paid for. */
export function equal(a: Value, b: Value, steps?: Steps): boolean | null {
  if (a === null || b === null) return a === b;
  if (typeof a !== 'object' && typeof a === typeof b) return a === b;
  const kind = kindOf(a);
  if (kind !== kindOf(b) || kind === 'range' || kind === 'function') return null;
  if (kind === 'list') return sameItems(a as readonly Value[], b as readonly Value[], steps);
  if (kind === 'context') return sameEntries(a as Context, b as Context, steps);
  if (kind === 'time' || kind === 'date time') return sameZoned(a as FeelTime, b as FeelTime);
  return order(kind, a, b) === 0;
}

/** What stands within lists and contexts is equal or not: what cannot be compared is not. */
function sameItems(a: readonly Value[], b: readonly Value[], steps?: Steps): boolean {
  if (a.length !== b.length) return false;
  steps?.spend(a.length);
  return a.every((item, index) => equal(item, b[index]!, steps) === true);
}

function sameEntries(a: Context, b: Context, steps?: Steps): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  steps?.spend(keys.length);
  return keys.every((key) => Object.hasOwn(b, key) && equal(a[key]!, b[key]!, steps) === true);
}

/** Less than 0 where `a` comes before `b`, more where it comes after; null where they have no order. */
export function compare(a: Value, b: Value): number | null {
  const kind = kindOf(a);
  return kind === kindOf(b) ? order(kind, a, b) : null;
}

function order(kind: Kind, a: Value, b: Value): number | null {
  switch (kind) {
    case 'number':
    case 'string':
      return (a as string) < (b as string) ? -1 : a === b ? 0 : 1;
    case 'date':
      return Temporal.PlainDate.compare((a as FeelDate).unwrap(), (b as FeelDate).unwrap());
    case 'local time':
      return Temporal.PlainTime.compare((a as FeelTime).unwrap(), (b as FeelTime).unwrap());
    case 'local date time':
      return Temporal.PlainDateTime.compare((a as FeelDateTime).unwrap(), (b as FeelDateTime).unwrap());
    case 'time':
      return orderOfTimes(a as FeelTime, b as FeelTime);
    case 'date time':
      return orderOfDateTimes(a as FeelDateTime, b as FeelDateTime);
    case 'years duration':
      return monthsOf(a as FeelDuration) - monthsOf(b as FeelDuration);
    case 'days duration':
      return Temporal.Duration.compare((a as FeelDuration).unwrap(), (b as FeelDuration).unwrap());
    default:
      return null;
  }
}

/** The length of a years and months duration. */
export function monthsOf(duration: FeelDuration): number {
  const { years, months } = duration.unwrap();
  return years * 12 + months;
}
