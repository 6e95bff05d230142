import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Question } from './question.ts';

/**
 * Texts thought of one by one (edges within a kind of value, precedence, what does not parse) and some drawn at random, kept with what
 * the real engine answered for machines without it. The suite beside the real engine checks them; `FEEL_ANSWERS=write` there writes them anew.
 */
interface Kept {
  readonly question: Question;
  /** Undefined for a new text that nobody has asked the real engine about. */
  readonly answer: Answer | undefined;
}

/** What each cell of a decision table is tried with. */
const inputs = [null, 5, 1, 2.5, 'a', 'abc', '', true, false, [1, 2], [], ['a'], { a: 1 }, {}, '2026-03-01'];

/** How a cell's answers are kept, one character for each input. */
const marks: Readonly<Record<string, Answer>> = {
  T: { value: true },
  '.': { value: false },
  F: { failure: 'kept' }
};

const failed = 'FAILS';
const path = (name: string) => join(import.meta.dirname, 'answers', `${name}.tsv`);

/** A line holds a text and its answer: what would break it stands for itself in another character. */
const spelled = (text: string) => text.replaceAll('\n', '⏎').replaceAll('\t', '⇥');
const read = (spelling: string) => spelling.replaceAll('⏎', '\n').replaceAll('⇥', '\t');

function lines(name: string): [text: string, answer: string | undefined][] {
  const rows = readFileSync(path(name), 'utf8').split('\n').filter(Boolean);
  return rows.map((row) => {
    const [text, kept] = row.split('\t');
    return [read(text ?? ''), kept];
  });
}

const called = /^([a-z0-9 ]+)\(/i;

/** The files of expressions, each with what a text there asks about. */
const expressions: Readonly<Record<string, (text: string) => string>> = {
  functions: (text) => called.exec(text)?.[1] ?? 'calls',
  language: () => 'the language',
  patterns: () => 'regular expressions',
  syntax: () => 'syntax',
  temporal: () => 'dates, times and durations'
};

function answers([name, about]: [string, (text: string) => string]): Kept[] {
  return lines(name).map(([text, kept]) => ({
    question: { text, about: about(text) },
    answer: kept === undefined ? undefined : kept === failed ? marks.F : { value: JSON.parse(kept) }
  }));
}

function cells(): Kept[] {
  return lines('cells').flatMap(([text, kept]) =>
    inputs.map((input, index) => ({
      question: { text, about: 'a cell of a decision table', input },
      answer: marks[kept?.[index] ?? '']
    }))
  );
}

/** All that is kept. */
export const keptAnswers = (): Kept[] => [...Object.entries(expressions).flatMap(answers), ...cells()];

/** Writes anew what the real engine answered. */
export function keepAnswers(answer: (question: Question) => Answer): void {
  for (const name of Object.keys(expressions)) {
    const rows = lines(name).map(([text]) => {
      const given = answer({ text, about: '' });
      return `${spelled(text)}\t${'failure' in given ? failed : JSON.stringify(given.value)}`;
    });
    writeFileSync(path(name), `${rows.join('\n')}\n`);
  }
  const mark = (given: Answer) => ('failure' in given ? 'F' : given.value ? 'T' : '.');
  const rows = lines('cells').map(
    ([text]) =>
      `${spelled(text)}\t${inputs.map((input) => mark(answer({ text, about: '', input }))).join('')}`
  );
  writeFileSync(path('cells'), `${rows.join('\n')}\n`);
}
