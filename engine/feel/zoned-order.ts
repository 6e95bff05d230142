import type { FeelDateTime, FeelTime } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import { epochNanoseconds, nanosecondOfDay } from './zones.ts';

/** In nanoseconds. */
function instantOf(value: FeelDateTime): bigint {
  return epochNanoseconds(value.unwrap(), value.zone ?? 'UTC');
}

const sign = (difference: bigint): number => (difference < 0n ? -1 : difference > 0n ? 1 : 0);

/** Java's ids: no offset, however it was written, is `Z`. */
const zoneId = ({ zone }: FeelTime | FeelDateTime): string =>
  zone === null || zone === 'UTC' || /^[+-]00:00(:00)?$/.test(zone) ? 'Z' : zone;

/** Whether two zoned values are the same on the clock and in their zone: one instant in two zones is not. */
export function sameZoned(a: FeelTime | FeelDateTime, b: FeelTime | FeelDateTime): boolean {
  return a.unwrap().toString() === b.unwrap().toString() && zoneId(a) === zoneId(b);
}

/** The order of zoned times: by instant alone, so that two which are not equal may have the same place. */
export function orderOfTimes(a: FeelTime, b: FeelTime): number {
  return sign(nanosecondOfDay(a) - nanosecondOfDay(b));
}

/** The order of zoned dates and times as Java has it: by instant, at the same by clock, at the same by zone. */
export function orderOfDateTimes(a: FeelDateTime, b: FeelDateTime): number {
  return (
    sign(instantOf(a) - instantOf(b)) ||
    Temporal.PlainDateTime.compare(a.unwrap(), b.unwrap()) ||
    (zoneId(a) < zoneId(b) ? -1 : Number(zoneId(a) !== zoneId(b)))
  );
}
