/** Durations as Java counts them: months, or seconds with nanoseconds. */
import { FeelDuration } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import { monthsOf } from './values.ts';

const second = 1_000_000_000n;
const day = 86_400;

/** A years and months duration. Throws RangeError when it is too long. */
export function yearsDuration(months: number): FeelDuration {
  return new FeelDuration(new Temporal.Duration(Math.trunc(months / 12), months % 12), true);
}

/** A days and time duration of so many nanoseconds. Throws RangeError when it is too long. */
export function daysDuration(nanoseconds: bigint): FeelDuration {
  const seconds = Number(nanoseconds / second);
  const rest = Number(nanoseconds % second);
  const milliseconds = Math.trunc(rest / 1e6);
  const microseconds = Math.trunc(rest / 1e3) % 1e3;
  return new FeelDuration(
    new Temporal.Duration(
      0,
      0,
      0,
      Math.trunc(seconds / day),
      0,
      0,
      seconds % day,
      milliseconds,
      microseconds,
      rest % 1e3
    ),
    false
  );
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
