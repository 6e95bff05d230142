import { cellQuestions } from './cells.ts';
import { edgeQuestions } from './edges.ts';
import { functionQuestions } from './functions.ts';
import { operatorQuestions } from './operators.ts';
import type { Question } from './question.ts';
import { randomQuestions } from './random.ts';

/** All that the engines are asked, each text once. */
export function questions(randomCount: number, seed = 1): Question[] {
  const all = [
    ...edgeQuestions(),
    ...operatorQuestions(),
    ...functionQuestions(),
    ...cellQuestions(),
    ...randomQuestions(seed, randomCount)
  ];
  return [
    ...new Map(
      all.map((question) => [`${question.text}\n${JSON.stringify(question.input)}`, question])
    ).values()
  ];
}
