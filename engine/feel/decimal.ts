/**
 * Arithmetic as Camunda's decimal numbers have it: `0.1 + 0.2` is `0.3`. A value is a double, taken for the decimal
 * number that it is written as; each result is the double nearest to the decimal one.
 */

/** `digits` times ten to the power `-scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Digits of a quotient that does not end, as there. */
const precision = 34;

/** Beyond these a decimal number would have hundreds of digits, and a double is as good. */
const smallest = 1e-60;
const largest = 1e60;

/**
 * Digits that a double surely keeps. A value with more has been rounded: what it was rounded from is best met by
 * doubles, so that `1 / 3 * 3` is 1.
 */
const kept = 15;

function isPlain(value: number): boolean {
  const size = Math.abs(value);
  return value === 0 || (size > smallest && size < largest && Number(value.toPrecision(kept)) === value);
}

/** A double as the decimal number that it is written as. */
export function decimalOf(value: number): Decimal {
  const [mantissa, exponent = '0'] = String(value).split('e') as [string, string?];
  const [whole, fraction = ''] = mantissa.split('.') as [string, string?];
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** The double nearest to a decimal number. */
export function numberOf(digits: bigint, scale: number): number {
  return Number(`${digits}e${-scale}`);
}

const digitsAt = ({ digits, scale }: Decimal, wanted: number): bigint =>
  digits * 10n ** BigInt(wanted - scale);

const million = 1e6;

/** Millionths of a number that has no finer digits, as most have none; NaN for others. */
function millionths(value: number): number {
  const count = Math.round(value * million);
  return Number.isSafeInteger(count) && count / million === value ? count : NaN;
}

/** Whether both are whole: doubles count with them exactly, and fast. */
export const areWhole = (a: number, b: number): boolean => Number.isInteger(a) && Number.isInteger(b);

type Combine = (a: bigint, b: bigint) => bigint;

/** Combines the digits of two numbers at the scale of the finer one. */
function combined(a: number, b: number, combine: Combine): number {
  const [left, right] = [decimalOf(a), decimalOf(b)];
  const scale = Math.max(left.scale, right.scale);
  return numberOf(combine(digitsAt(left, scale), digitsAt(right, scale)), scale);
}

/** `a + b`. */
export function add(a: number, b: number): number {
  if (areWhole(a, b)) return a + b;
  const sum = millionths(a) + millionths(b);
  if (Number.isSafeInteger(sum)) return sum / million;
  if (!isPlain(a) || !isPlain(b)) return a + b;
  return combined(a, b, (left, right) => left + right);
}

/** `a - b`. */
export function subtract(a: number, b: number): number {
  return add(a, -b);
}

/** `a * b`. */
export function multiply(a: number, b: number): number {
  if (areWhole(a, b)) return a * b;
  const product = millionths(a) * millionths(b);
  if (Number.isSafeInteger(product)) return product / million ** 2;
  if (!isPlain(a) || !isPlain(b)) return a * b;
  const [left, right] = [decimalOf(a), decimalOf(b)];
  return numberOf(left.digits * right.digits, left.scale + right.scale);
}

/** `a / b`; `b` is not zero. */
export function divide(a: number, b: number): number {
  if (areWhole(a, b)) return a / b;
  const [dividend, divisor] = [millionths(a), millionths(b)];
  if (divisor !== 0 && !Number.isNaN(dividend + divisor)) return dividend / divisor;
  if (!isPlain(a) || !isPlain(b)) return a / b;
  const [left, right] = [decimalOf(a), decimalOf(b)];
  const more = Math.max(0, precision + String(right.digits).length - String(left.digits).length);
  const quotient = (left.digits * 10n ** BigInt(more)) / right.digits;
  return numberOf(quotient, left.scale + more - right.scale);
}

/** The remainder of `a / b`, of the sign of `a`; `b` is not zero. */
export function remainder(a: number, b: number): number {
  if (areWhole(a, b)) return a % b;
  const rest = millionths(a) % millionths(b);
  if (!Number.isNaN(rest)) return rest / million;
  if (!isPlain(a) || !isPlain(b)) return a % b;
  return combined(a, b, (left, right) => left % right);
}

/** Whole powers up to this are counted exactly. */
export const largestPower = 100;

/** `a ** b`. */
export function power(a: number, b: number): number {
  const exact = Number.isInteger(b) && Math.abs(b) <= largestPower && !Number.isInteger(a) && isPlain(a);
  if (!exact) return a ** b;
  const { digits, scale } = decimalOf(a);
  const size = Math.abs(b);
  const result = numberOf(digits ** BigInt(size), scale * size);
  return b < 0 ? 1 / result : result;
}
