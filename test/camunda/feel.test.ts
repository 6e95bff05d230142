import { beforeAll, expect, test } from '@jest/globals';
import { keepAnswers, keptAnswers } from './feel/answers.ts';
import { describeDifference, differences, type FeelDifference, isSame } from './feel/compare.ts';
import { knownFeelDifferences } from './feel/known-differences.ts';
import { type Answer, keyOf, type Question } from './feel/question.ts';
import { questions } from './feel/questions.ts';
import { askReal } from './feel/real.ts';
import { isBounded } from '../support/cases.ts';

/** Bounded: fewer random expressions. */
const asked: readonly Question[] = questions(isBounded ? 1_000 : 4_000);
const patienceMs = 120_000;
const shownDifferences = 50;

let real: Answer[] = [];
let different: FeelDifference[] = [];

beforeAll(() => {
  real = askReal(asked);
  different = differences(asked, real);
}, patienceMs);

test('every text means what it means to the real engine', () => {
  const unknown = different.filter(
    (difference) => !knownFeelDifferences.some(({ shows }) => shows(difference))
  );
  expect(unknown.slice(0, shownDifferences).map(describeDifference)).toEqual([]);
});

const whenAll = isBounded ? test.skip : test;
whenAll('every known difference is still there', () => {
  const gone = knownFeelDifferences.filter(({ shows }) => !different.some(shows));
  expect(gone.map(({ what }) => what)).toEqual([]);
});

test('what is kept for machines without the real engine is what it answers', () => {
  const answers = new Map(asked.map((question, index) => [keyOf(question), real[index] as Answer]));
  const answer = (question: Question) => answers.get(keyOf(question)) ?? { failure: 'not asked' };
  if (process.env.FEEL_ANSWERS === 'write') keepAnswers(answer);
  const stale = keptAnswers().filter((kept) => !kept.answer || !isSame(answer(kept.question), kept.answer));
  expect(stale.map(({ question }) => question)).toEqual([]);
});

test('the texts reach far enough to say something', () => {
  const meaning = real.filter((answer) => 'value' in answer && answer.value !== null);
  process.stdout.write(`${asked.length} FEEL texts compared, ${meaning.length} of them with a value\n`);
  expect(real).toHaveLength(asked.length);
  expect(meaning.length).toBeGreaterThan(asked.length / 4);
});
