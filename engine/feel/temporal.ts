/** Arithmetic and properties of dates, times and durations. */
import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import { Temporal as Clock } from 'temporal-polyfill';
import { attempt } from './attempt.ts';
import { daysDuration, nanosecondsOf, partsOf, yearsDuration } from './durations.ts';
import type { Temporal } from './temporal-text.ts';
import type { Value } from './values.ts';
import { monthsOf } from './values.ts';
import { epochNanoseconds, inZone, localAt, nanosecondOfDay, offsetSeconds, regionName } from './zones.ts';

const second = 1_000_000_000n;
const dayLength = 86_400n * second;

/** Whether a value is a date, time, date and time, or duration. */
export function isTemporal(value: Value): value is Temporal {
  return value instanceof FeelDuration || isPoint(value);
}

type Point = FeelDate | FeelTime | FeelDateTime;

function isPoint(value: Value): value is Point {
  return value instanceof FeelDate || value instanceof FeelDateTime || value instanceof FeelTime;
}

/** `a + b`, where one of them is temporal: null when these two cannot be added. */
export function addTemporal(a: Value, b: Value): Value {
  if (a instanceof FeelDuration && b instanceof FeelDuration) return combine(a, b, 1);
  if (isPoint(a) && b instanceof FeelDuration) return attempt(() => move(a, b, 1));
  return a instanceof FeelDuration && isPoint(b) ? attempt(() => move(b, a, 1)) : null;
}

/** `a - b`, where one of them is temporal: null when these two cannot be subtracted. */
export function subtractTemporal(a: Value, b: Value): Value {
  if (b instanceof FeelDuration) {
    if (a instanceof FeelDuration) return combine(a, b, -1);
    return isPoint(a) ? attempt(() => move(a, b, -1)) : null;
  }
  return isPoint(a) && isPoint(b) ? attempt(() => between(a, b)) : null;
}

function combine(a: FeelDuration, b: FeelDuration, sign: 1 | -1): Value {
  if (a.yearsMonths !== b.yearsMonths) return null;
  return attempt(() =>
    a.yearsMonths
      ? yearsDuration(monthsOf(a) + sign * monthsOf(b))
      : daysDuration(nanosecondsOf(a) + BigInt(sign) * nanosecondsOf(b))
  );
}

function move(point: Point, duration: FeelDuration, sign: 1 | -1): Value {
  return duration.yearsMonths
    ? moveByMonths(point, sign * monthsOf(duration))
    : moveByTime(point, BigInt(sign) * nanosecondsOf(duration));
}

function moveByMonths(point: Point, months: number): Value {
  if (point instanceof FeelTime) return null;
  if (point instanceof FeelDate) return new FeelDate(point.unwrap().add({ months }));
  const moved = point.unwrap().add({ months });
  return point.zone === null ? new FeelDateTime(moved) : inZone(moved, point.zone);
}

function moveByTime(point: Point, nanoseconds: bigint): Value {
  if (point instanceof FeelTime) return moveClock(point, nanoseconds);
  if (point instanceof FeelDate)
    return new FeelDate(moveLocal(point.unwrap().toPlainDateTime(), nanoseconds).toPlainDate());
  if (point.zone === null) return new FeelDateTime(moveLocal(point.unwrap(), nanoseconds));
  const instant = epochNanoseconds(point.unwrap(), point.zone) + nanoseconds;
  return new FeelDateTime(localAt(instant, point.zone), point.zone);
}

function moveLocal(local: Clock.PlainDateTime, nanoseconds: bigint): Clock.PlainDateTime {
  return localAt(epochNanoseconds(local, 'UTC') + nanoseconds, 'UTC');
}

/** A clock goes round. */
function moveClock(time: FeelTime, nanoseconds: bigint): FeelTime {
  const anchor = new Clock.PlainDate(1970, 1, 1).toPlainDateTime(time.unwrap());
  return new FeelTime(moveLocal(anchor, nanoseconds % dayLength).toPlainTime(), time.zone);
}

/** Points of one kind have a distance; those with a zone are as far apart as their instants. */
function between(a: Point, b: Point): Value {
  if (a instanceof FeelDate || b instanceof FeelDate) {
    if (!(a instanceof FeelDate && b instanceof FeelDate)) return null;
    return daysDuration(instantOf(a.unwrap().toPlainDateTime()) - instantOf(b.unwrap().toPlainDateTime()));
  }
  if ((a.zone === null) !== (b.zone === null)) return null;
  if (a instanceof FeelTime && b instanceof FeelTime) {
    const distance = nanosecondOfDay(a) - nanosecondOfDay(b);
    return daysDuration(a.zone !== null && distance < 0n ? -distance : distance);
  }
  if (!(a instanceof FeelDateTime && b instanceof FeelDateTime)) return null;
  return daysDuration(instantOf(a.unwrap(), a.zone) - instantOf(b.unwrap(), b.zone));
}

const instantOf = (local: Clock.PlainDateTime, zone: string | null = null): bigint =>
  epochNanoseconds(local, zone ?? 'UTC');

/** A number's whole part in 32 bits, as Java takes it. */
function toInt(value: number): bigint {
  return BigInt.asIntN(32, BigInt(Math.trunc(value)));
}

/** `a * b`, where one of them is a duration and the other a number, whose whole part alone counts: null else. */
export function multiplyTemporal(a: Value, b: Value): Value {
  if (typeof a === 'number') return typeof b === 'number' ? null : multiplyTemporal(b, a);
  if (!(a instanceof FeelDuration) || typeof b !== 'number') return null;
  return attempt(() =>
    a.yearsMonths ? yearsDuration(monthsOf(a) * Number(toInt(b))) : daysDuration(nanosecondsOf(a) * toInt(b))
  );
}

/** `a / b`, a duration by a number, or by a duration of its kind how often that fits in: null else. */
export function divideTemporal(a: Value, b: Value): Value {
  if (!(a instanceof FeelDuration) || b === 0) return null;
  if (typeof b === 'number') return attempt(() => divideByNumber(a, b));
  if (!(b instanceof FeelDuration) || a.yearsMonths !== b.yearsMonths) return null;
  const [length, unit] = a.yearsMonths
    ? [BigInt(monthsOf(a)), BigInt(monthsOf(b))]
    : [nanosecondsOf(a), nanosecondsOf(b)];
  return unit === 0n ? null : Number(length / unit);
}

function divideByNumber(duration: FeelDuration, by: number): FeelDuration {
  if (duration.yearsMonths) return yearsDuration(Math.trunc(monthsOf(duration) / by));
  const milliseconds = Number(nanosecondsOf(duration) / 1_000_000n);
  return daysDuration(BigInt(Math.trunc(milliseconds / by)) * 1_000_000n);
}

/** What it costs to find a property, in steps: an offset is looked up in the calendar of its zone. */
export function stepsOfProperty(name: string): number {
  return name === 'time offset' ? 150 : 10;
}

/** A property (`year`, `time offset`, `days`…) of a temporal value; undefined when it has none of that name. */
export function temporalProperty(value: Temporal, name: string): Value | undefined {
  if (value instanceof FeelDuration) {
    const parts = partsOf(value);
    return Object.hasOwn(parts, name) ? parts[name] : undefined;
  }
  const dated = value instanceof FeelDate || value instanceof FeelDateTime;
  if (dated && dateProperties.has(name)) return dateProperties.get(name)!(value.unwrap());
  if (value instanceof FeelDate) return undefined;
  if (name === 'hour' || name === 'minute' || name === 'second') return value.unwrap()[name];
  if (name === 'timezone') return value.zone === null ? null : regionName(value.zone);
  if (name !== 'time offset') return undefined;
  return value.zone === null ? null : daysDuration(BigInt(offsetSeconds(value)) * second);
}

type Dated = Clock.PlainDate | Clock.PlainDateTime;

const dateProperties = new Map<string, (date: Dated) => number>([
  ['year', (date) => date.year],
  ['month', (date) => date.month],
  ['day', (date) => date.day],
  ['weekday', (date) => date.dayOfWeek]
]);

/** A duration without its sign; null for anything else. */
export function absolute(value: Value): Value {
  if (!(value instanceof FeelDuration)) return null;
  return value.unwrap().sign < 0 ? multiplyTemporal(value, -1) : value;
}
