import { Chance } from '../play/chance.ts';
import { keptAnswers } from './answers.ts';
import type { Question } from './question.ts';

const token = /\s+|"(?:[^"\\]|\\.)*"|[\p{L}\p{N}_]+|\*\*|\.\.|[<>!]=|./gsu;

const spares =
  '(|)|[|]|{|}|,|.|..|:|-|+|*|**|=|<|>=|n|x|nums|ctx|1|"a"|null|if|then|else|and|or|not|in|for|return|some|satisfies|between|instance of|function(x)|?|item'.split(
    '|'
  );

/** Few, since the real engine takes its time to read a decision. */
const cellPercent = 10;

/** Texts with one piece left out, doubled, exchanged or put in between: what parses, and how it binds. The same for the same seed. */
export function mutatedQuestions(seed: number, count: number): Question[] {
  const chance = new Chance('mutations', seed);
  const kept = keptAnswers().map(({ question }) => question);
  const isCell = ({ input }: Question) => input !== undefined;
  const cells = kept.filter(isCell);
  const expressions = kept.filter((question) => !isCell(question));
  const made = Array.from({ length: count }, () => {
    const question = chance.pick(chance.happens(cellPercent) ? cells : expressions);
    const about = isCell(question) ? 'mutated cells' : 'mutated texts';
    return { ...question, text: mutate(chance, question.text), about };
  });
  // An empty cell is no test.
  return made.filter(({ text }) => text.trim() !== '');
}

function mutate(chance: Chance, text: string): string {
  const pieces = text.match(token) ?? [];
  const at = chance.number(pieces.length + 1);
  const other = chance.pick(chance.happens(50) && pieces.length > 0 ? pieces : spares);
  const padded = chance.happens(50) ? ` ${other} ` : other;
  const change = chance.pick(['left out', 'exchanged', 'put in']);
  const added = change === 'left out' ? [] : [padded];
  return pieces.toSpliced(at, change === 'put in' ? 0 : 1, ...added).join('');
}
