import { expect, test } from '@jest/globals';
import { keptAnswers } from '../../camunda/feel/answers.ts';
import { describeDifference, differences } from '../../camunda/feel/compare.ts';
import { knownFeelDifferences } from '../../camunda/feel/known-differences.ts';
import type { Answer } from '../../camunda/feel/question.ts';

test('FEEL texts mean what the real engine answered when it was asked', () => {
  const kept = keptAnswers();
  const found = differences(
    kept.map(({ question }) => question),
    kept.map(({ answer }) => answer as Answer)
  );
  const unknown = found.filter((difference) => !knownFeelDifferences.some(({ shows }) => shows(difference)));
  expect(unknown.map(describeDifference)).toEqual([]);
});
