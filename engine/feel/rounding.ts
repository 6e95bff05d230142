/** Rounding of numbers in decimal. */
import { decimalOf, numberOf } from './decimal.ts';

/** How a number is rounded, by Java's names. */
export type Rounding =
  'UP' | 'DOWN' | 'CEILING' | 'FLOOR' | 'HALF_UP' | 'HALF_DOWN' | 'HALF_EVEN' | 'UNNECESSARY';

/** Whether the digits that are kept (towards zero) grow by one, by what is dropped (twice, against one of the last kept). */
const roundings: Record<
  Rounding,
  (kept: bigint, twiceDropped: bigint, unit: bigint, negative: boolean) => boolean
> = {
  UP: () => true,
  DOWN: () => false,
  UNNECESSARY: () => false,
  CEILING: (_kept, _dropped, _unit, negative) => !negative,
  FLOOR: (_kept, _dropped, _unit, negative) => negative,
  HALF_UP: (_kept, twiceDropped, unit) => twiceDropped >= unit,
  HALF_DOWN: (_kept, twiceDropped, unit) => twiceDropped > unit,
  HALF_EVEN: (kept, twiceDropped, unit) => twiceDropped > unit || (twiceDropped === unit && kept % 2n !== 0n)
};

/** Whether a text is the name of a rounding. */
export function isRounding(name: string): name is Rounding {
  return Object.hasOwn(roundings, name);
}

/** No double has more digits, before and after the point. */
const mostDigits = 700;

/** A number with at most so many digits after the point (before it, when negative); null when none may be dropped. */
export function round(value: number, scale: number, rounding: Rounding): number | null {
  if (!Number.isFinite(value)) return value;
  const { digits, scale: finer } = decimalOf(value);
  if (finer <= scale) return value;
  const unit = 10n ** BigInt(Math.min(finer - scale, mostDigits));
  const negative = digits < 0n;
  const size = negative ? -digits : digits;
  const [kept, dropped] = [size / unit, size % unit];
  if (dropped === 0n) return value;
  if (rounding === 'UNNECESSARY') return null;
  const rounded = kept + (roundings[rounding](kept, 2n * dropped, unit, negative) ? 1n : 0n);
  return rounded === 0n ? 0 : numberOf(negative ? -rounded : rounded, scale);
}
