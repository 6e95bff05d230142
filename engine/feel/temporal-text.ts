/** Dates, times and durations out of texts, and as texts, as Camunda reads and writes them. */
import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import { Temporal as Clock } from 'temporal-polyfill';
import { attempt } from './attempt.ts';
import { daysDuration, partsOf, yearsDuration } from './durations.ts';
import { inZone, offsetSeconds, offsetText, regionName, zoneOf } from './zones.ts';

/** A date, time, date and time, or duration. */
export type Temporal = FeelDate | FeelTime | FeelDateTime | FeelDuration;

const date = '(-?(?:[1-9]\\d{4,8}|\\d{4}))-(\\d\\d)-(\\d\\d)';
const clock = '(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{0,9}))?)?';
const clockWithSeconds = '(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?';
const zone = '(Z|[+-]\\d\\d:\\d\\d|@.+)';

const datePattern = new RegExp(`^${date}$`);
const localTimePattern = new RegExp(`^T?${clock}$`);
const zonedTimePattern = new RegExp(`^T?${clockWithSeconds}${zone}$`);
const dateTimePattern = new RegExp(`^${date}T${clock}${zone}?$`);
const yearsPattern = /^(-?)P(?:(-?\d+)Y)?(?:(-?\d+)M)?$/;
const daysPattern =
  /^([+-]?)P(?:([+-]?\d+)D)?(T(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?\d+)(?:[.,](\d{0,9}))?S)?)?$/i;

type Found = RegExpExecArray | string[];

/** Longer texts are no dates, times or durations, however many zeros one of them might begin with. */
const longest = 1_000;

function matched(pattern: RegExp, text: string): RegExpExecArray | null {
  return text.length > longest ? null : pattern.exec(text);
}

function plainDate([year, month, day]: Found): Clock.PlainDate {
  return new Clock.PlainDate(Number(year), Number(month), Number(day));
}

function plainTime([hour, minute, second = '0', fraction = '']: Found): Clock.PlainTime {
  const nanoseconds = fraction.padEnd(9, '0');
  const [milli, micro, nano] = [0, 3, 6].map((from) => Number(nanoseconds.slice(from, from + 3)));
  return new Clock.PlainTime(Number(hour), Number(minute), Number(second), milli, micro, nano);
}

const zoneOfSuffix = (suffix: string): string | null => zoneOf(suffix.replace(/^@/, ''));

/** The end of a day, `24:00`, is its midnight. */
const midnight = (text: string): string => text.replace(/^T?24:00(:00(?:\.0*)?)?(?!:)/, '00:00$1');

/** A date as `date("…")` reads it; null when it is none. */
export function parseDate(text: string): FeelDate | null {
  const match = matched(datePattern, text);
  return match && attempt(() => new FeelDate(plainDate(match.slice(1))));
}

/** A time, with or without offset or zone, as `time("…")` reads it; null when it is none. */
export function parseTime(text: string): FeelTime | null {
  if (text.length > longest) return null;
  const read = midnight(text);
  const zoned = matched(zonedTimePattern, read);
  if (zoned) {
    const found = zoneOfSuffix(zoned[5]!);
    return found === null ? null : attempt(() => new FeelTime(plainTime(zoned.slice(1)), found));
  }
  const local = matched(localTimePattern, read);
  return local && attempt(() => new FeelTime(plainTime(local.slice(1))));
}

/** A date and time as `date and time("…")` reads it; a date alone is its midnight. Null when it is none. */
export function parseDateTime(text: string): FeelDateTime | null {
  const day = parseDate(text);
  if (day) return new FeelDateTime(day.unwrap().toPlainDateTime());
  const match = matched(dateTimePattern, text);
  if (!match) return null;
  const zone = match[8] === undefined ? null : zoneOfSuffix(match[8]);
  if (match[8] !== undefined && zone === null) return null;
  return attempt(() => {
    const local = plainDate(match.slice(1)).toPlainDateTime(plainTime(match.slice(4)));
    return zone === null ? new FeelDateTime(local) : inZone(local, zone);
  });
}

/** A duration as `duration("…")` reads it; null when it is none. */
export function parseDuration(text: string): FeelDuration | null {
  return parseYears(text) ?? parseDays(text);
}

function parseYears(text: string): FeelDuration | null {
  const match = matched(yearsPattern, text);
  if (!match || text.endsWith('P')) return null;
  const months = Number(match[2] ?? 0) * 12 + Number(match[3] ?? 0);
  return attempt(() => yearsDuration(match[1] === '-' ? -months : months));
}

function parseDays(text: string): FeelDuration | null {
  const match = matched(daysPattern, text);
  if (!match || /[PT]$/i.test(text)) return null;
  const [, sign, days, , hours, minutes, seconds, fraction = ''] = match;
  const whole =
    BigInt(days ?? 0) * 86_400n +
    BigInt(hours ?? 0) * 3_600n +
    BigInt(minutes ?? 0) * 60n +
    BigInt(seconds ?? 0);
  const rest = BigInt(fraction.padEnd(9, '0'));
  const length = whole * 1_000_000_000n + (seconds?.startsWith('-') ? -rest : rest);
  return attempt(() => daysDuration(sign === '-' ? -length : length));
}

/** What `@"…"` is: whichever of the four the text is, or null. */
export function parseTemporal(text: string): Temporal | null {
  if (/^[+-]?P/.test(text)) return parseDuration(text);
  return parseDate(text) ?? parseDateTime(text) ?? parseTime(text);
}

/** A temporal value as `string()` writes it: a zone as `@Europe/Paris`. */
export function temporalString(value: Temporal): string {
  if (value instanceof FeelDate) return dateText(value.unwrap());
  if (value instanceof FeelDuration) return durationText(value);
  if (value instanceof FeelTime) return clockText(value.unwrap()) + zoneText(value);
  return localText(value) + zoneText(value);
}

/** A temporal value as it is written into a variable: a local time as Java has it, a zone as `+01:00[Europe/Paris]`. */
export function temporalVariable(value: Temporal): string {
  if (value instanceof FeelTime && value.zone === null) return shortClockText(value.unwrap());
  const name = value instanceof FeelDateTime && value.zone !== null ? regionName(value.zone) : null;
  if (!(value instanceof FeelDateTime)) return temporalString(value);
  const text = name === null ? localText(value) + zoneText(value) : null;
  return text ?? `${localText(value)}${offsetText(offsetSeconds(value))}[${name}]`;
}

function zoneText(value: FeelTime | FeelDateTime): string {
  if (value.zone === null) return '';
  const name = regionName(value.zone);
  return name === null ? offsetText(offsetSeconds(value)) : `@${name}`;
}

const digits = (value: number, count = 2): string => String(value).padStart(count, '0');

function dateText({ year, month, day }: { year: number; month: number; day: number }): string {
  const sign = year < 0 ? '-' : year > 9_999 ? '+' : '';
  return `${sign}${digits(Math.abs(year), 4)}-${digits(month)}-${digits(day)}`;
}

function localText(value: FeelDateTime): string {
  const local = value.unwrap();
  return `${dateText(local)}T${clockText(local.toPlainTime())}`;
}

function nanosecondDigits(time: Clock.PlainTime): string {
  return digits(time.millisecond, 3) + digits(time.microsecond, 3) + digits(time.nanosecond, 3);
}

/** With seconds, and as many digits after the point as it has. */
function clockText(time: Clock.PlainTime): string {
  const fraction = nanosecondDigits(time).replace(/0+$/, '');
  return `${digits(time.hour)}:${digits(time.minute)}:${digits(time.second)}${fraction && `.${fraction}`}`;
}

/** Without seconds when there are none; digits after the point in threes. */
function shortClockText(time: Clock.PlainTime): string {
  const fraction = nanosecondDigits(time).replace(/(000)+$/, '');
  const text = clockText(time);
  if (fraction === '') return time.second === 0 ? text.slice(0, 5) : text;
  return `${text.slice(0, 8)}.${fraction}`;
}

function durationText(value: FeelDuration): string {
  if (value.yearsMonths)
    return (
      partsText(
        value,
        [
          ['years', 'Y'],
          ['months', 'M']
        ],
        []
      ) ?? 'P0Y'
    );
  const clockParts = [
    ['hours', 'H'],
    ['minutes', 'M'],
    ['seconds', 'S']
  ] as const;
  return partsText(value, [['days', 'D']], clockParts) ?? 'P0D';
}

type Unit = readonly [part: string, letter: string];

function partsText(value: FeelDuration, days: readonly Unit[], times: readonly Unit[]): string | null {
  const parts = partsOf(value);
  const written = (units: readonly Unit[]) =>
    units.map(([part, letter]) => (parts[part] ? `${Math.abs(parts[part])}${letter}` : '')).join('');
  const [ofDays, ofTimes] = [written(days), written(times)];
  if (ofDays + ofTimes === '') return null;
  const sign = Object.values(parts).some((part) => part < 0) ? '-' : '';
  return `${sign}P${ofDays}${ofTimes && `T${ofTimes}`}`;
}
