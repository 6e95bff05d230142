import type { Instant } from '../records.ts';

/** An ISO 8601 duration: calendar months, calendar days, and milliseconds. */
export interface Duration {
  months: number;
  days: number;
  milliseconds: number;
}

const whole = String.raw`([-+]?\d+)`;
const pattern = new RegExp(
  String.raw`^([-+]?)P(?=.)(?:${whole}Y)?(?:${whole}M)?(?:${whole}W)?(?:${whole}D)?` +
    String.raw`(?:T(?=.)(?:${whole}H)?(?:${whole}M)?(?:${whole}(?:[.,](\d{0,9}))?S)?)?$`,
  'i'
);

/**
 * Reads a duration as Zeebe does (`Period` and `Duration` of java.time): a sign before the whole and before each number, letters of
 * either case but for the T. Null when the text is none.
 */
export function parseDuration(text: string): Duration | null {
  const match = pattern.exec(text);
  if (!match || text.includes('t')) return null;
  const sign = match[1] === '-' ? -1 : 1;
  const part = (index: number) => sign * Number(match[index] ?? 0);
  const seconds = (part(6) * 60 + part(7)) * 60 + part(8);
  const fraction = Number((match[9] ?? '').padEnd(9, '0').slice(0, 3));
  const backwards = match[8]?.startsWith('-') ? -sign : sign;
  return {
    months: part(2) * 12 + part(3),
    days: part(4) * 7 + part(5),
    milliseconds: seconds * 1000 + backwards * fraction
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
