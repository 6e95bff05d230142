import { Chance } from '../play/chance.ts';
import { keptAnswers } from './answers.ts';
import type { Question } from './question.ts';

const token = /\s+|"(?:[^"\\]|\\.)*"|[\p{L}\p{N}_]+|\*\*|\.\.|[<>!]=|./gsu;

const spares =
  '(|)|[|]|{|}|,|.|..|:|-|+|*|**|=|<|>=|n|x|nums|ctx|1|"a"|null|if|then|else|and|or|not|in|for|return|some|satisfies|between|instance of|function(x)|?|item'.split(
    '|'
  );

/** Texts with one piece left out, doubled, exchanged or put in between: what parses, and how it binds. The same for the same seed. */
export function mutatedQuestions(seed: number, count: number): Question[] {
  const chance = new Chance('mutations', seed);
  const texts = keptAnswers().flatMap(({ question }) =>
    question.input === undefined ? [question.text] : []
  );
  return Array.from({ length: count }, () => ({
    text: mutate(chance, chance.pick(texts)),
    about: 'mutated texts'
  }));
}

function mutate(chance: Chance, text: string): string {
  const pieces = text.match(token) ?? [];
  const at = chance.number(pieces.length + 1);
  const isFull = chance.happens(50);
  const other = isFull && pieces.length > 0 ? chance.pick(pieces) : chance.pick(spares);
  const padded = chance.happens(50) ? ` ${other} ` : other;
  switch (chance.number(3)) {
    case 0:
      return pieces.toSpliced(at, 1).join('');
    case 1:
      return pieces.toSpliced(at, 1, padded).join('');
    default:
      return pieces.toSpliced(at, 0, padded).join('');
  }
}
