/** Functions of texts with regular expressions. */
import { CappedSearch } from '../capped.ts';
import { steps } from '../pattern/cost.ts';
import type { Pattern } from '../pattern/pattern.ts';
import { InvalidPattern, translate } from '../pattern/pattern.ts';
import type { Found } from '../search.ts';
import { search } from '../search-text.mjs';
import { stepsOfText } from '../steps.ts';
import type { Value } from '../values.ts';
import type { Builtins, Evaluation, Signature } from './builtin.ts';
import { signature } from './builtin.ts';
import { KeptPatterns } from './kept-patterns.ts';
import { replaced } from './replacement.ts';

/** Searches that cost no more than this are not worth a thread of their own: some milliseconds. */
const cheap = 1_000_000;
/** What a search costs is known by its time, which is longer than its work where the machine has more to do… */
const stepsPerMillisecond = 8_000;
/** …so that a cheap one costs no more than its tries: at least so many take as long as one step. */
const triesPerStep = 12;
/** What it costs to ask the other thread, and to wait for its answer. */
const stepsOfThread = 100;
/** Long patterns take long to translate. */
const longest = 4_000;
/** As Camunda does, other letters are taken for nothing. */
const knownFlags = ['i', 'm', 's', 'x'];

/** One thread for all evaluations; it is opened when one needs it. */
const capped = new CappedSearch();

const kept = new KeptPatterns();

/** What it costs to translate a pattern and each character of it, in steps. */
const stepsOfTranslation = 300;
const stepsOfCharacter = 15;
/** What it costs at most to compile a character of what it was translated to. */
const mostStepsOfCompiling = 1_500;

/** The pattern for JavaScript; null when it is none. */
function patternOf(pattern: string, flags: string, evaluation: Evaluation): Pattern | null {
  if (pattern.length > longest) return null;
  evaluation.spend(stepsOfText(pattern.length + flags.length));
  const known = knownFlags.filter((flag) => flags.includes(flag)).join('');
  const key = `${known}/${pattern}`;
  const before = kept.get(key);
  if (before !== undefined) return before;
  evaluation.spend(stepsOfTranslation + pattern.length * stepsOfCharacter);
  const found = translateOrNull(pattern, known);
  kept.keep(key, found);
  if (found && !found.cost.runsAway) evaluation.spend(stepsOfCompiling(found));
  return found;
}

/**
 * Compiles a pattern for both kinds of texts, and again, as JavaScript does after its first use, for speed. Classes of many letters, whatever
 * their case, take longest.
 */
function stepsOfCompiling({ source }: Pattern): number {
  const times = ['', '密', ''].map((text) => search({ source, text, first: true }).milliseconds);
  const time = stepsOfTime(times.reduce((sum, each) => sum + each, 0));
  return Math.min(time, stepsOfTranslation + source.length * mostStepsOfCompiling);
}

function stepsOfTime(milliseconds: number): number {
  return Math.ceil(milliseconds * stepsPerMillisecond);
}

function translateOrNull(pattern: string, flags: string): Pattern | null {
  try {
    const found = translate(pattern, flags);
    new RegExp(found.source, 'v');
    return found;
  } catch (error) {
    if (error instanceof InvalidPattern || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Where a pattern is found in a text; `first`: where it is first is enough. */
function find(text: string, pattern: Pattern, first: boolean, evaluation: Evaluation): readonly Found[] {
  evaluation.spend(text.length);
  const task = { source: pattern.source, text, first };
  const tries = steps(pattern.cost, text.length) * (1 + pattern.captures);
  if (tries <= cheap) {
    const { found, milliseconds } = search(task);
    evaluation.spend(found.length + Math.min(stepsOfTime(milliseconds), Math.ceil(tries / triesPerStep)));
    return found;
  }
  evaluation.spend(stepsOfThread);
  const { found, milliseconds } = capped.search(task);
  evaluation.spend(found.length + stepsOfTime(milliseconds));
  return found;
}

type Use = (found: readonly Found[], text: string, pattern: Pattern) => Value;

/** What becomes of a text in which a pattern is looked for; null when it is no pattern. */
function inText(
  [text, pattern, flags = '']: readonly Value[],
  evaluation: Evaluation,
  use: Use,
  first = false
): Value {
  if (typeof text !== 'string' || typeof pattern !== 'string' || typeof flags !== 'string') return null;
  const known = patternOf(pattern, flags, evaluation);
  return known && use(find(text, known, first, evaluation), text, known);
}

const matches: Signature['call'] = (args, evaluation) =>
  inText(args, evaluation, (found) => found.length > 0, true);

const replace: Signature['call'] = ([text = null, pattern = null, by, flags = ''], evaluation) => {
  if (typeof by !== 'string') return null;
  return inText([text, pattern, flags], evaluation, (found, input, known) =>
    replaced(input, found, by, known, evaluation)
  );
};

const extract: Signature['call'] = (args, evaluation) =>
  inText(args, evaluation, (found, text) => found.map(({ from, to }) => text.slice(from, to)));

/** An empty find at the beginning divides nothing. */
const split: Signature['call'] = (args, evaluation) =>
  inText(args, evaluation, (found, text) => {
    const dividing = found.filter(({ to }) => to > 0);
    const starts = [0, ...dividing.map(({ to }) => to)];
    return starts.map((start, index) => text.slice(start, dividing[index]?.from ?? text.length));
  });

export const patternFunctions: Builtins = {
  matches: [signature('input, pattern', matches), signature('input, pattern, flags', matches)],
  replace: [
    signature('input, pattern, replacement', replace),
    signature('input, pattern, replacement, flags', replace)
  ],
  extract: [signature('input, pattern', extract)],
  split: [signature('string, delimiter', split)]
};
