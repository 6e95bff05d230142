import { isDeepStrictEqual } from 'node:util';
import { askOurs } from './ours.ts';
import type { Answer, Question } from './question.ts';

/** A question to which the engines give different answers. */
export interface FeelDifference {
  readonly question: Question;
  readonly real: Answer;
  readonly ours: Answer;
}

/** Where the embedded engine answers otherwise than the real one did. */
export function differences(questions: readonly Question[], real: readonly Answer[]): FeelDifference[] {
  const ours = askOurs(questions);
  return questions.flatMap((question, index) => {
    const pair = { real: real[index] as Answer, ours: ours[index] as Answer };
    return isSame(pair.real, pair.ours) ? [] : [{ question, ...pair }];
  });
}

/** Whether two answers are one; why something fails may be said in other words. */
export function isSame(real: Answer, ours: Answer): boolean {
  if ('failure' in real || 'failure' in ours) return 'failure' in real && 'failure' in ours;
  return isDeepStrictEqual(real.value, ours.value);
}

const told = (answer: Answer) => ('failure' in answer ? 'FAILS' : JSON.stringify(answer.value));

/** A difference as a line. */
export function describeDifference({ question, real, ours }: FeelDifference): string {
  const asked =
    question.input === undefined ? question.text : `${question.text}   for ${JSON.stringify(question.input)}`;
  return `${asked}   real: ${told(real)}   ours: ${told(ours)}`;
}
