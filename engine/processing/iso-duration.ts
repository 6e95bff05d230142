import type { Instant } from '../records.ts';

/** An ISO 8601 duration: calendar months, and milliseconds. */
export interface Duration {
  months: number;
  milliseconds: number;
}

const pattern =
  /^(-?)P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Reads a duration; null when the text is none. */
export function parseDuration(text: string): Duration | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const sign = match[1] === '-' ? -1 : 1;
  const part = (index: number) => Number(match[index] ?? 0);
  const days = part(4) * 7 + part(5);
  const seconds = ((days * 24 + part(6)) * 60 + part(7)) * 60 + part(8);
  return { months: sign * (part(2) * 12 + part(3)), milliseconds: sign * Math.round(seconds * 1000) };
}

/** Adds a duration to an instant; a day that the month lacks becomes its last day. */
export function addDuration(instant: Instant, { months, milliseconds }: Duration): Instant {
  if (months === 0) return instant + milliseconds;
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime() + milliseconds;
}
