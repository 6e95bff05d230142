import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import type { Unanswered } from './fatal.ts';
import { type Steps, stepsOfOrder, stepsOfText, stepsOfZonedOrder } from './steps.ts';
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
  | FunctionValue
  | Unanswered;

/** A plain object; only its own keys are entries. Make one with `contextOf`. */
export interface Context {
  readonly [key: string]: Value;
}

/** A range; its bounds are of one kind, which has an order. */
export class Range {
  constructor(
    readonly start: Value,
    readonly startIncluded: boolean,
    readonly end: Value,
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
  | 'function'
  | 'unanswered';

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
  return value instanceof FunctionValue ? 'function' : 'unanswered';
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

/** Texts of no more characters are compared as fast as numbers. */
const shortText = 64;

/** Whether two values are equal; null where they cannot be compared. What texts, lists and contexts hold is paid for. */
export function equal(a: Value, b: Value, steps: Steps): boolean | null {
  if (a === null || b === null) return a === b;
  if (typeof a !== 'object' && typeof a === typeof b)
    return typeof a === 'string' ? sameTexts(a, b as string, steps) : a === b;
  const kind = kindOf(a);
  if (kind !== kindOf(b) || kind === 'range' || kind === 'function') return null;
  if (kind === 'list') return sameItems(a as readonly Value[], b as readonly Value[], steps);
  if (kind === 'context') return sameEntries(a as Context, b as Context, steps);
  if (kind !== 'time' && kind !== 'date time') return order(kind, a, b, steps) === 0;
  steps.spend(stepsOfZonedOrder);
  return sameZoned(a as FeelTime, b as FeelTime);
}

function sameTexts(a: string, b: string, steps: Steps): boolean {
  if (a.length !== b.length) return false;
  if (a.length > shortText) steps.spend(stepsOfText(a.length));
  return a === b;
}

/** What stands within lists and contexts is equal or not: what cannot be compared is not. */
function sameItems(a: readonly Value[], b: readonly Value[], steps: Steps): boolean {
  if (a.length !== b.length) return false;
  steps.spend(a.length);
  return a.every((item, index) => equal(item, b[index]!, steps) === true);
}

function sameEntries(a: Context, b: Context, steps: Steps): boolean {
  const keys = keysOf(a, steps);
  return (
    keysOf(b, steps).length === keys.length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key]!, b[key]!, steps) === true)
  );
}

/** JavaScript keeps contexts of more entries in tables, which are slow to make and to list. */
const mostFastEntries = 1_000;

/** What it costs to make so many entries, in steps. */
export function stepsOfEntries(count: number): number {
  return count * (count > mostFastEntries ? 12 : 2);
}

/** What it costs to list so many keys and to find their entries, in steps. */
function stepsOfKeys(count: number): number {
  return count * (count > mostFastEntries ? 4 : 1);
}

/** The keys of a context, paid for: nobody knows how many they are until they are listed. */
export function keysOf(context: Context, steps: Steps): readonly string[] {
  const keys = Object.keys(context);
  steps.spend(stepsOfKeys(keys.length));
  return keys;
}

const withoutOrder: ReadonlySet<Kind> = new Set([
  'null',
  'boolean',
  'list',
  'context',
  'range',
  'function',
  'unanswered'
]);

/** Whether a value has an order amongst those of its kind. */
export function hasOrder(value: Value): boolean {
  return !withoutOrder.has(kindOf(value));
}

/** Whether a value can be a bound of a range: what has an order, but texts. */
export const isPlace = (value: Value): boolean => typeof value !== 'string' && hasOrder(value);

/** Less than 0 where `a` comes before `b`, more where it comes after; null where they have no order. */
export function compare(a: Value, b: Value, steps: Steps): number | null {
  const kind = kindOf(a);
  return kind === kindOf(b) ? order(kind, a, b, steps) : null;
}

function order(kind: Kind, a: Value, b: Value, steps: Steps): number | null {
  if (kind === 'string') payForTexts(a as string, b as string, steps);
  else if (kind !== 'number') steps.spend(kind === 'date time' ? stepsOfZonedOrder : stepsOfOrder);
  return place(kind, a, b);
}

function payForTexts(a: string, b: string, steps: Steps): void {
  const common = Math.min(a.length, b.length);
  if (common > shortText) steps.spend(stepsOfText(common));
}

/** {@link compare} for what is paid for already. */
export function comparePaid(a: Value, b: Value): number | null {
  const kind = kindOf(a);
  return kind === kindOf(b) ? place(kind, a, b) : null;
}

function place(kind: Kind, a: Value, b: Value): number | null {
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
