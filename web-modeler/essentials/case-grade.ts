import type { FormValues } from '../../web-desk/api/contract-types.ts';
import { ApiProblem } from '../../web-desk/api/problem.ts';

const isGiven = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** The essentials with the grade that the case has already, until the drafter chooses another. */
export const withCaseGrade = (essentials: FormValues, caseGrade: string): FormValues => ({
  ...essentials,
  grade: essentials.grade ?? caseGrade
});

/**
 * The essentials as a draft may be saved: no grade may stand without its period or condition (tc-oth.6), so the case's own waits in
 * the form until one is given.
 */
export function savedEssentials(essentials: FormValues, caseGrade: string): FormValues {
  const { grade, ...others } = essentials;
  const hasTerms = isGiven(essentials.secrecyUntil) || isGiven(essentials.releaseCondition);
  return grade === caseGrade && !hasTerms ? others : essentials;
}

/** A refusal without what it says of the grade, which waits for its period or condition, not for an answer. */
export const withoutGrade = ({ code, status, text, problems }: ApiProblem): ApiProblem =>
  new ApiProblem(
    code,
    status,
    text,
    problems.filter(({ path }) => path !== 'grade')
  );
