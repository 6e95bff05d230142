import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Failure } from '../../../engine/feel/failure.ts';
import { Feel } from '../../../engine/feel/feel.ts';
import { toJson } from '../../../engine/feel/json.ts';

/** Texts drawn at random, each with what the engine of Camunda 8.8.21 answered; FAILS for an evaluation that failed. */
const files = {
  patterns: 'regular expressions',
  temporal: 'dates, times and durations',
  functions: 'functions with arguments of all kinds'
};

const variables: Record<string, unknown> = {
  nil: null,
  flag: true,
  n: 5,
  s: 'abc',
  list: [1, 5, 'a'],
  ctx: { a: 1, b: 'x' },
  nums: [3, 1, 2]
};

const rows = (name: string): string[][] =>
  readFileSync(join(import.meta.dirname, 'answers', `${name}.tsv`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((row) => row.split('\t'));

describe('the same answers as Camunda', () => {
  const feel = new Feel(() => Date.parse('2026-03-01T09:00:00Z'));

  const answer = (text: string): unknown => {
    const expression = feel.expression(text);
    const value = 'problem' in expression ? null : expression.evaluate((name) => variables[name]);
    return 'problem' in expression || value instanceof Failure ? 'FAILS' : toJson(value);
  };

  it.each(Object.entries(files))('of %s: %s', (name) => {
    for (const [text, expected] of rows(name)) {
      const kept: unknown = expected === 'FAILS' ? expected : JSON.parse(expected!);
      expect([text, answer(text!)]).toEqual([text, kept]);
    }
  });
});
