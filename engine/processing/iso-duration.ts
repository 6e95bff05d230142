import type { Instant } from '../records.ts';

/** An ISO 8601 duration: calendar months, calendar days, and milliseconds. */
export interface Duration {
  months: number;
  days: number;
  milliseconds: number;
}

const pattern =
  /^(-?)P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Reads a duration; null when the text is none. */
export function parseDuration(text: string): Duration | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const sign = match[1] === '-' ? -1 : 1;
  const part = (index: number) => sign * Number(match[index] ?? 0);
  const seconds = (part(6) * 60 + part(7)) * 60 + part(8);
  return {
    months: part(2) * 12 + part(3),
    days: part(4) * 7 + part(5),
    milliseconds: Math.round(seconds * 1000)
  };
}

/**
 * Adds a duration to an instant; a day that the month lacks becomes its last day. Which day it is, is a matter of the process's time
 * zone, as in Zeebe.
 */
export function addDuration(instant: Instant, { months, days, milliseconds }: Duration): Instant {
  const date = new Date(instant);
  if (months !== 0) {
    const day = date.getDate();
    date.setDate(1);
    date.setMonth(date.getMonth() + months);
    const last = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
    date.setDate(Math.min(day, last));
  }
  if (days !== 0) date.setDate(date.getDate() + days);
  return date.getTime() + milliseconds;
}
