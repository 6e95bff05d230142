/** Functions of texts with regular expressions. */
import { CappedSearch } from '../capped.ts';
import { steps } from '../pattern/cost.ts';
import type { Pattern } from '../pattern/pattern.ts';
import { InvalidPattern, translate } from '../pattern/pattern.ts';
import type { Found } from '../search.ts';
import { search } from '../search-text.mjs';
import type { Value } from '../values.ts';
import type { Builtins, Evaluation, Signature } from './builtin.ts';
import { signature } from './builtin.ts';
import { replaced } from './replacement.ts';

/** Searches that cost no more than this are not worth a thread of their own: some milliseconds. */
const cheap = 1_000_000;
/** What a search costs is known only by its time. */
const stepsPerMillisecond = 8_000;
/** Long patterns take long to translate. */
const longest = 4_000;

/** One thread for all evaluations; it is opened when one needs it. */
const capped = new CappedSearch();

const translated = new Map<string, Pattern | null>();
const mostTranslated = 500;

/** The pattern for JavaScript; null when it is none. */
function patternOf(pattern: string, flags: string, evaluation: Evaluation): Pattern | null {
  const key = `${flags}/${pattern}`;
  const before = translated.get(key);
  if (before !== undefined) return before;
  evaluation.spend(pattern.length * 10);
  const found = pattern.length > longest ? null : translateOrNull(pattern, flags);
  if (translated.size >= mostTranslated) translated.clear();
  translated.set(key, found);
  return found;
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
  const isCheap = steps(pattern.cost, text.length) <= cheap;
  const { found, milliseconds } = isCheap ? search(task) : capped.search(task);
  evaluation.spend(found.length + Math.ceil(milliseconds * stepsPerMillisecond));
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
  return inText([text, pattern, flags], evaluation, (found, input, known) => {
    const made = replaced(input, found, by, known);
    evaluation.spend(made?.length ?? 0);
    return made;
  });
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
