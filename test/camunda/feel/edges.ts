import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Question } from './question.ts';

const lines = (file: string): string[] =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter(Boolean);

const called = /^([a-z0-9 ]+)\(/i;

/** Texts thought of one by one: edges within a kind of value, precedence, what does not parse. */
export function edgeQuestions(): Question[] {
  return [
    ...lines('edges-of-functions.txt').map((text) => ({ text, about: called.exec(text)?.[1] ?? 'calls' })),
    ...lines('edges-of-language.txt').map((text) => ({ text, about: 'the language' }))
  ];
}
