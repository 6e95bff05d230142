import type { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';

/** A date, time, date and time, or duration. */
export type Temporal = FeelDate | FeelTime | FeelDateTime | FeelDuration;

/** A date as `date("…")` reads it; null when it is none. */
export function parseDate(_text: string): FeelDate | null {
  return null;
}

/** A time, with or without offset or zone, as `time("…")` reads it; null when it is none. */
export function parseTime(_text: string): FeelTime | null {
  return null;
}

/** A date and time as `date and time("…")` reads it; a date alone is its midnight. Null when it is none. */
export function parseDateTime(_text: string): FeelDateTime | null {
  return null;
}

/** A duration as `duration("…")` reads it; null when it is none. */
export function parseDuration(_text: string): FeelDuration | null {
  return null;
}

/** What `@"…"` is: whichever of the four the text is, or null. */
export function parseTemporal(_text: string): Temporal | null {
  return null;
}

/** A temporal value as `string()` writes it (a zone as `@Europe/Paris`). */
export function temporalString(_value: Temporal): string {
  return '';
}

/** A temporal value as it is written into a variable (a zone as `+01:00[Europe/Paris]`). */
export function temporalVariable(_value: Temporal): string {
  return '';
}
