/** Functions that make a value of one kind out of another. */
import type { FeelDuration } from 'feelin';
import { FeelDate, FeelDateTime, FeelTime } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import { attempt } from '../attempt.ts';
import { nanosecondsOf, yearsDuration } from '../durations.ts';
import { Fatal } from '../fatal.ts';
import type { Steps } from '../steps.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../temporal-text.ts';
import type { Value } from '../values.ts';
import { kindOf } from '../values.ts';
import { localAt, epochNanoseconds, inZone, zoneOf, zoneOfSeconds } from '../zones.ts';
import type { Builtins, Signature } from './builtin.ts';
import { signature, temporal } from './builtin.ts';
import { stringOf } from './string-of.ts';

type Call = Signature['call'];

/** The date of a date, or of a date and time; null of anything else. */
export function dateOf(value: Value | undefined): FeelDate | null {
  if (value instanceof FeelDateTime) return new FeelDate(value.unwrap().toPlainDate());
  return value instanceof FeelDate ? value : null;
}

const dateFrom: Call = ([from]) => (typeof from === 'string' ? parseDate(from) : dateOf(from));

const whole = (value: number): number => Math.trunc(value);

function areNumbers(values: readonly Value[]): values is readonly number[] {
  return values.every((value) => typeof value === 'number');
}

const dateOfParts: Call = (parts) => {
  if (!areNumbers(parts)) return null;
  const [year, month, day] = parts.map(whole) as [number, number, number];
  return attempt(() => new FeelDate(new Temporal.PlainDate(year, month, day)));
};

const timeFrom: Call = ([from]) => {
  if (typeof from === 'string') return parseTime(from);
  if (from instanceof FeelDateTime) return new FeelTime(from.unwrap().toPlainTime(), from.zone);
  return from instanceof FeelDate ? new FeelTime(new Temporal.PlainTime(), 'UTC') : null;
};

/** The fraction of a second as digits: one of a double would have more than were written. */
const nanoseconds = (second: number): number =>
  Number((String(second).split('.')[1] ?? '').padEnd(9, '0').slice(0, 9));

function clock([hour, minute, second]: readonly number[], zone: string | null): FeelTime | null {
  const rest = nanoseconds(second!);
  const parts = [whole(rest / 1e6), whole(rest / 1e3) % 1e3, rest % 1e3] as const;
  return attempt(
    () => new FeelTime(new Temporal.PlainTime(whole(hour!), whole(minute!), whole(second!), ...parts), zone)
  );
}

const timeOfParts: Call = (parts) => (areNumbers(parts) ? clock(parts, null) : null);

const timeWithOffset: Call = ([hour, minute, second, offset = null]) => {
  const parts = [hour, minute, second] as readonly Value[];
  if (!areNumbers(parts)) return null;
  if (offset === null) return clock(parts.map(whole), null);
  if (kindOf(offset) !== 'days duration') return null;
  const zone = zoneOfSeconds(Number(nanosecondsOf(offset as FeelDuration) / 1_000_000_000n));
  return zone === null ? null : clock(parts, zone);
};

const dateTimeFrom: Call = ([from]) => (typeof from === 'string' ? parseDateTime(from) : null);

const dateTimeOf: Call = ([date, time]) => {
  if (typeof time === 'string') return date instanceof FeelDateTime ? atZone(date, time) : null;
  const day = dateOf(date);
  if (day === null || !(time instanceof FeelTime)) return null;
  const local = day.unwrap().toPlainDateTime(time.unwrap());
  return time.zone === null ? new FeelDateTime(local) : inZone(local, time.zone);
};

/** A date and time without a zone is given this one; another is shown on this zone's clock. */
function atZone(value: FeelDateTime, name: string): FeelDateTime {
  const zone = zoneOf(name);
  if (zone === null) throw new Fatal(`unknown time zone '${name}'`);
  const local = value.unwrap();
  if (value.zone === null) return inZone(local, zone);
  return new FeelDateTime(localAt(epochNanoseconds(local, value.zone), zone), zone);
}

const digits = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** So many characters of a number's text are read in one step. */
const digitsPerStep = 2;

function numberOf(text: string, steps: Steps): number | null {
  steps.spend(Math.trunc(text.length / digitsPerStep));
  const number = digits.test(text) ? Number(text) : NaN;
  return Number.isFinite(number) ? number : null;
}

const groupings = new Set([' ', ',', '.']);
const points = new Set([',', '.']);

/** A separator is null where none is meant; of both, one is. */
const numberFrom: Call = ([from, grouping = null, point = null], evaluation) => {
  if (typeof from !== 'string') return null;
  evaluation.spend(Math.trunc(from.length / digitsPerStep));
  if (!isOneOf(groupings, grouping) || !isOneOf(points, point) || grouping === point) return null;
  const ungrouped = grouping === null ? from : from.replaceAll(grouping, '');
  return numberOf(point === null ? ungrouped : ungrouped.replaceAll(point, '.'), evaluation);
};

function isOneOf(separators: ReadonlySet<string>, value: Value): value is string | null {
  return value === null || (typeof value === 'string' && separators.has(value));
}

const durationFrom: Call = ([from]) => (typeof from === 'string' ? parseDuration(from) : null);

/** Whole months between two days. */
const monthsBetween: Call = ([from, to]) => {
  const [first, last] = [dateOf(from)?.unwrap(), dateOf(to)?.unwrap()];
  if (first === undefined || last === undefined) return null;
  const [earlier, later] = Temporal.PlainDate.compare(first, last) <= 0 ? [first, last] : [last, first];
  const months = (later.year - earlier.year) * 12 + later.month - earlier.month;
  const full = later.day < earlier.day ? months - 1 : months;
  return attempt(() => yearsDuration(earlier === first ? full : -full));
};

export const conversionFunctions: Builtins = {
  date: temporal([signature('from', dateFrom), signature('year, month, day', dateOfParts)]),
  time: temporal([
    signature('from', timeFrom),
    signature('hour, minute, second', timeOfParts),
    signature('hour, minute, second, offset', timeWithOffset)
  ]),
  'date and time': temporal([signature('from', dateTimeFrom), signature('date, time', dateTimeOf)]),
  duration: temporal([signature('from', durationFrom)]),
  'years and months duration': temporal([signature('from, to', monthsBetween)]),
  number: [
    signature('from', ([from], evaluation) => (typeof from === 'string' ? numberOf(from, evaluation) : null)),
    signature('from, grouping separator', numberFrom),
    signature('from, grouping separator, decimal separator', numberFrom)
  ],
  string: [signature('from', ([from = null], evaluation) => stringOf(from, evaluation))]
};
