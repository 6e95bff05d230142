/** Dates and times of models and callers. */
import { isDateTime, temporalText } from '../feel/json.ts';
import { offsetDateTime } from '../feel/time-text.ts';
import { offsetText, zoneOf } from '../feel/zones.ts';
import type { DateTimeText, Instant } from '../records.ts';

const written =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{0,9})?)?)(Z|[+-]\d{2}(?::\d{2}){0,2})(?:\[([^\]]+)\])?$/i;
const farthestOffset = 18 * 3600;

/**
 * A date and time as an instant; null when the text is none. It must tell its offset, behind which a time zone may stand, as for
 * Java's ZonedDateTime, by which Zeebe reads it.
 */
export function parseInstant(text: string): Instant | null {
  const [, date, time, offset, zone] = written.exec(text) ?? [];
  if (date === undefined || time === undefined || offset === undefined) return null;
  const local = Date.parse(`${date}T${time.replace(/\.$/, '')}Z`);
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(date)) return null;
  const seconds = offsetSeconds(offset);
  if (Math.abs(seconds) > farthestOffset || (zone !== undefined && zoneOf(zone) === null)) return null;
  return local - seconds * 1000;
}

function offsetSeconds(offset: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = (offset.match(/\d+/g) ?? []).map(Number);
  return (offset.startsWith('-') ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds);
}

/**
 * The instant that an expression gave: a text must tell its offset, a date and time of FEEL without one means the process's time
 * zone, as in Zeebe. Null when it gave neither.
 */
export function instantOf(value: unknown): Instant | null {
  const text = temporalText(value);
  if (typeof text !== 'string') return null;
  const instant = parseInstant(text);
  if (instant !== null || !isDateTime(value)) return instant;
  const local = Date.parse(text);
  return Number.isNaN(local) ? null : local;
}

const toTheMinute = /T.*(Z|[+-]\d{2}:\d{2})$/i;

/** A date and time, which is the instant `at`, as it is kept: as it was written where that tells its offset in hours and minutes, without the name of a zone. */
export function keptText(text: string, at: Instant): DateTimeText {
  const plain = text.replace(/\[[^\]]*\]$/, '');
  return toTheMinute.test(plain) ? plain : offsetDateTime(at);
}

/** A date and time, which is the instant `at`, as Java writes it and Zeebe into headers: seconds only where there are any, fractions by threes, the zone behind the offset. */
export function zonedText(text: string, at: Instant): string {
  const [, date, time, offset, zone] = written.exec(text) ?? written.exec(inOwnZone(text, at)) ?? [];
  const [hours, minutes, seconds = '00', fraction = ''] = time?.split(/[:.]/) ?? [];
  const digits = fraction.replace(/0+$/, '');
  const behind = digits && `.${digits.padEnd(Math.ceil(digits.length / 3) * 3, '0')}`;
  const shownSeconds = seconds === '00' && !behind ? '' : `:${seconds}${behind}`;
  return `${date}T${hours}:${minutes}${shownSeconds}${offsetText(offsetSeconds(offset ?? 'Z'))}${zone ? `[${zone}]` : ''}`;
}

/** What tells no offset is in the process's own zone. */
function inOwnZone(text: string, at: Instant): string {
  const offset = /(?:Z|[+-][\d:]+)$/.exec(offsetDateTime(at))?.[0] ?? 'Z';
  return `${text}${offset}[${Intl.DateTimeFormat().resolvedOptions().timeZone}]`;
}
