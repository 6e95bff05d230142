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
  },
  {
    what: 'A context that is looked for in a list with `in`',
    why: 'The real engine finds only the very same object, which a variable is not (`ctx in [ctx]` is false), but a name bound in the expression (`for r in [{a: 1}] return r in [r]` is [true]); the embedded one finds none.',
    shows: ({ question, real }) =>
      /\bin\b/.test(question.text) &&
      (question.input === undefined || typeof question.input === 'object') &&
      'value' in real &&
      JSON.stringify(real.value).includes('true')
  },
  {
    what: 'A year beyond 271,821',
    why: 'The real engine counts up to the year 999,999,999; the calendar of JavaScript ends before.',
    shows: ({ question }) => /\d{6}/.test(question.text) && /\bdate\b/.test(question.text)
  },
  {
    what: 'What does not parse: a function that is called by a name that begins with `and` or `or`, an odd backtick, the property `time offset` where no value stands before it',
    why: 'The real parser reads these by accident or refuses them; no model can mean them.',
    shows: ({ question, real, ours }) =>
      /(?:and|or)[a-z ]*\(|`|time offset|instance of \w+/.test(question.text) &&
      'failure' in real !== 'failure' in ours
  },
  {
    what: 'A duration divided into one of more than 24.8 days, the second hour as clocks go back, a time of a day in summer with its zone',
    why: 'The real engine overflows at 2^31 milliseconds, and keeps an offset that does not hold; the embedded one counts on.',
    shows: ({ question }) => /duration\("P\d{3,}D"\) \/|Europe\/Paris/.test(question.text)
  },
  {
    what: 'Blocks of Unicode in a regular expression',
    why: 'Java knows them by name (`\\p{InGreek}`), JavaScript does not: a failure.',
    shows: ({ question }) => /\\p\{In/.test(question.text)
  }
];
