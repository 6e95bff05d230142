import { isDeepStrictEqual } from 'node:util';
import type { FeelDifference } from './compare.ts';

/** Where the answers are known to differ, and why it stays so. An entry that nothing shows any more fails the full run. */
export interface KnownFeelDifference {
  readonly what: string;
  readonly why: string;
  readonly shows: (difference: FeelDifference) => boolean;
}

/** Whether two values are the same once each number and text in them has been put like this. */
function areAlike(
  { real, ours }: FeelDifference,
  number: (value: number) => unknown,
  text = (value: string) => value
): boolean {
  if ('failure' in real || 'failure' in ours) return false;
  const put = (value: unknown): unknown => {
    if (typeof value === 'number') return number(value);
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(put);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key), put(item)]));
  };
  return isDeepStrictEqual(put(real.value), put(ours.value));
}

const sameDigits = 13;
const rounded = (value: number) => Number(value.toPrecision(sameDigits));
const numberInText = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const roundedText = (text: string) => text.replace(numberInText, (digits) => String(rounded(Number(digits))));

const isBeyond = (value: number) => Math.abs(value) > Number.MAX_SAFE_INTEGER;

export const knownFeelDifferences: readonly KnownFeelDifference[] = [
  {
    what: 'The last digits of a number that has more than fifteen',
    why: 'The real engine counts with 34 decimal digits and writes doubles into variables; the embedded one counts with doubles, in decimal as far as fifteen digits go.',
    shows: (difference) => areAlike(difference, rounded)
  },
  {
    what: 'The text of a number with zeros at its end or more than fifteen digits',
    why: 'The real engine keeps a number as it was written or came out (`string(1.50)` is "1.50"); a double has no such zeros, and no more digits.',
    shows: (difference) => areAlike(difference, rounded, roundedText)
  },
  {
    what: 'A whole number beyond 2^53',
    why: 'The real engine writes it with 64 bits, where one beyond 2^63 wraps round into another number; the embedded one writes the nearest double.',
    shows: (difference) =>
      'value' in difference.ours &&
      JSON.stringify(difference.ours.value)
        .match(numberInText)
        ?.some((digits) => isBeyond(Number(digits))) === true
  }
];
