import { keptAnswers } from './answers.ts';
import { functionQuestions } from './functions.ts';
import { mutatedQuestions } from './mutations.ts';
import { operatorQuestions } from './operators.ts';
import { keyOf, type Question } from './question.ts';
import { randomQuestions } from './random.ts';
import { unansweredQuestions } from './unanswered.ts';

/** All that the engines are asked, each text once: what is tabled, and so many random expressions and mutated texts. */
export function questions(randomCount: number, seed = 1): Question[] {
  const all = [
    ...keptAnswers().map(({ question }) => question),
    ...operatorQuestions(),
    ...functionQuestions(),
    ...unansweredQuestions(),
    ...randomQuestions(seed, randomCount),
    ...mutatedQuestions(seed, randomCount)
  ];
  return [...new Map(all.map((question) => [keyOf(question), question])).values()];
}
