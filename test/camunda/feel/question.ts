import type { JsonObject } from '../../../engine/commands.ts';

/** A FEEL text that both engines are asked about. */
export interface Question {
  readonly text: string;
  /** What it asks about, such as an operator: differences are shown by it. */
  readonly about: string;
  /** The value that is tested, where the text is the cell of a decision table. */
  readonly input?: unknown;
}

/** What tells one question from another. */
export const keyOf = ({ text, input }: Question): string => JSON.stringify({ text, input });

/** What a text comes to, as written into a variable; or why it does not. */
export type Answer = { readonly value: unknown } | { readonly failure: string };

/** What every text may read: a value of each kind that variables have. */
export const variables: JsonObject = {
  nil: null,
  flag: true,
  n: 5,
  amount: 12.5,
  s: 'abc',
  list: [1, 5, 'a'],
  nums: [3, 1, 2],
  ctx: { a: 1, b: 'x' },
  rows: [{ a: 1, b: 'x' }, { a: 2 }, { a: null, b: 'y' }]
};

/** The time at which all is asked. */
export const now = Date.parse('2026-03-02T01:00:00Z');
