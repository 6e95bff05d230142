/**
 * Zones of dates and times, in feelin's writing: `UTC` for no offset (`Z`), `+08:00` for a fixed one, else a name.
 */
import { FeelDateTime } from 'feelin';
import type { FeelTime } from 'feelin';
import { Temporal } from 'temporal-polyfill';

const noOffset = 'UTC';
/** The region of the name UTC, which is written `@UTC` where no offset is written `Z`. */
const regionOfUtc = 'utc';
const fixed = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/;
/** Each text can be read in one way only: one that is no name is not tried in all ways. */
const region = /^[A-Z]\w*(?:[+-][\w+-]+)?(?:\/[\w+-]+)*$/;
/** No name of a zone is longer. */
const longestRegion = 100;
/** Names that JavaScript knows and Java does not. */
const unknownToJava = new Set(['EST', 'MST', 'HST', 'ROC']);
const mostSeconds = 18 * 3_600;
const known = new Map<string, boolean>();
const mostKnown = 1_000;
const months = Array.from({ length: 12 }, (_, index) => index + 1);
/** Of known zones: there are some hundreds. */
const standardOffsets = new Map<string, number>();

/** The zone of the text after a date and time: `Z`, `+08:00`, or a name; null when there is none such. */
export function zoneOf(text: string): string | null {
  if (text === 'Z') return noOffset;
  if (fixed.test(text)) return zoneOfSeconds(secondsOfFixed(text)!);
  if (text === 'UTC') return regionOfUtc;
  return text.length <= longestRegion && region.test(text) && isKnown(text) ? text : null;
}

/** The zone of an offset in seconds; null beyond 18 hours. */
export function zoneOfSeconds(seconds: number): string | null {
  if (Math.abs(seconds) > mostSeconds) return null;
  return seconds === 0 ? noOffset : offsetText(seconds);
}

/** The name of a zone that is no mere offset; null for an offset. */
export function regionName(zone: string): string | null {
  if (zone === noOffset || fixed.test(zone)) return null;
  return zone === regionOfUtc ? 'UTC' : zone;
}

/** An offset as it is written: `Z`, `+08:00`. */
export function offsetText(seconds: number): string {
  if (seconds === 0) return 'Z';
  const size = Math.abs(seconds);
  const parts = [
    Math.floor(size / 3_600),
    Math.floor(size / 60) % 60,
    ...(size % 60 === 0 ? [] : [size % 60])
  ];
  return (seconds < 0 ? '-' : '+') + parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** The offset of a value with a zone, in seconds; 0 without. A time in a region has the region's standard offset. */
export function offsetSeconds(value: FeelTime | FeelDateTime): number {
  const { zone } = value;
  if (zone === null || zone === noOffset) return 0;
  const seconds = secondsOfFixed(zone);
  if (seconds !== null) return seconds;
  return value instanceof FeelDateTime ? offsetAt(value.unwrap(), zone) : standardOffset(zone);
}

/** The instant of a time on the first day of 1970, in nanoseconds. */
export function nanosecondOfDay(time: FeelTime): bigint {
  const { hour, minute, second, millisecond, microsecond, nanosecond } = time.unwrap();
  const seconds = (hour * 60 + minute) * 60 + second - offsetSeconds(time);
  // A day has fewer nanoseconds than a double counts.
  return BigInt(seconds * 1e9 + millisecond * 1e6 + microsecond * 1e3 + nanosecond);
}

/** The instant of a date and time in a zone, in nanoseconds. */
export function epochNanoseconds(local: Temporal.PlainDateTime, zone: string): bigint {
  const seconds = secondsOfFixed(zone);
  if (seconds === null) return local.toZonedDateTime(zone).epochNanoseconds;
  return local.toZonedDateTime(noOffset).epochNanoseconds - BigInt(seconds) * 1_000_000_000n;
}

/** The clock in a zone at an instant. */
export function localAt(instant: bigint, zone: string): Temporal.PlainDateTime {
  const seconds = secondsOfFixed(zone);
  const shifted = instant + BigInt(seconds ?? 0) * 1_000_000_000n;
  return new Temporal.ZonedDateTime(shifted, seconds === null ? zone : noOffset).toPlainDateTime();
}

/** A date and time in a zone; one that the zone's clock leaps over moves forward with it. */
export function inZone(local: Temporal.PlainDateTime, zone: string): FeelDateTime {
  if (regionName(zone) === null) return new FeelDateTime(local, zone);
  return new FeelDateTime(local.toZonedDateTime(zone).toPlainDateTime(), zone);
}

function secondsOfFixed(zone: string): number | null {
  const match = fixed.exec(zone);
  if (!match) return null;
  const size = Number(match[2]) * 3_600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' && size > 0 ? -size : size;
}

function offsetAt(local: Temporal.PlainDateTime, zone: string): number {
  return local.toZonedDateTime(zone).offsetNanoseconds / 1e9;
}

/** Without summer time: the least offset of a year, the same year for all, so that no clock is asked. */
function standardOffset(zone: string): number {
  const before = standardOffsets.get(zone);
  if (before !== undefined) return before;
  const firsts = months.map((month) => new Temporal.PlainDateTime(2026, month, 1));
  const offsets = firsts.map((first) => offsetAt(first, zone));
  standardOffsets.set(zone, Math.min(...offsets));
  return Math.min(...offsets);
}

function isKnown(name: string): boolean {
  if (unknownToJava.has(name)) return false;
  const before = known.get(name);
  if (before !== undefined) return before;
  const found = isTimeZone(name);
  if (known.size < mostKnown) known.set(name, found);
  return found;
}

function isTimeZone(name: string): boolean {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId === name;
  } catch {
    return false;
  }
}
