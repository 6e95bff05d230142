/** Durations as Java counts them: months, or seconds with nanoseconds. */
import { FeelDuration } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import { monthsOf } from './values.ts';

const second = 1_000_000_000n;
const day = 86_400;
/** Java counts months in 32 bits. */
const mostMonths = 12 * 2 ** 31;

/**
 * A duration of feelin that is even already. Its constructor would even it out on the calendar from 1970 on, which
 * takes a hundred times as long and knows no duration beyond the end of the calendar.
 */
function durationOf(value: Temporal.Duration, yearsMonths: boolean): FeelDuration {
  const duration = Object.create(FeelDuration.prototype) as FeelDuration;
  return Object.defineProperties(duration, {
    value: { value },
    yearsMonths: { value: yearsMonths, enumerable: true },
    iso: { get: () => (yearsMonths && value.blank ? 'P0M' : value.toString()), enumerable: true }
  });
}

/** A years and months duration. Throws RangeError when it is too long. */
export function yearsDuration(months: number): FeelDuration {
  if (Math.abs(months) > mostMonths) throw new RangeError('no duration is so long');
  return durationOf(new Temporal.Duration(Math.trunc(months / 12), months % 12), true);
}

/** A days and time duration of so many nanoseconds. Throws RangeError when it is too long. */
export function daysDuration(nanoseconds: bigint): FeelDuration {
  const seconds = Number(nanoseconds / second);
  const rest = Number(nanoseconds % second);
  const ofDay = seconds % day;
  const value = new Temporal.Duration(
    0,
    0,
    0,
    Math.trunc(seconds / day),
    Math.trunc(ofDay / 3_600),
    Math.trunc(ofDay / 60) % 60,
    ofDay % 60,
    Math.trunc(rest / 1e6),
    Math.trunc(rest / 1e3) % 1e3,
    rest % 1e3
  );
  return durationOf(value, false);
}

/** The length of a days and time duration, in nanoseconds. */
export function nanosecondsOf(duration: FeelDuration): bigint {
  const { days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds } = duration.unwrap();
  const whole = BigInt(days) * 86_400n + BigInt(hours) * 3_600n + BigInt(minutes) * 60n + BigInt(seconds);
  return (
    whole * second + BigInt(milliseconds) * 1_000_000n + BigInt(microseconds) * 1_000n + BigInt(nanoseconds)
  );
}

/** The seconds of a days and time duration, without what is less than one: as Java, downwards. */
function secondsOf(duration: FeelDuration): number {
  const nanoseconds = nanosecondsOf(duration);
  const seconds = Number(nanoseconds / second);
  return nanoseconds < 0n && nanoseconds % second !== 0n ? seconds - 1 : seconds;
}

/** What a duration is made of, by name of its properties; all of one sign. */
export function partsOf(duration: FeelDuration): Readonly<Record<string, number>> {
  if (duration.yearsMonths) {
    const months = monthsOf(duration);
    return { years: Math.trunc(months / 12), months: months % 12 };
  }
  const seconds = secondsOf(duration);
  return {
    days: Math.trunc(seconds / day),
    hours: Math.trunc(seconds / 3_600) % 24,
    minutes: Math.trunc(seconds / 60) % 60,
    seconds: seconds % 60
  };
}
