import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../../web-desk/api/problem.ts';
import { savedEssentials, withCaseGrade, withoutGrade } from '../../web-modeler/essentials/case-grade.ts';

const grade = 'official-secret';

describe('the grade of the case in the essentials', () => {
  it('stands there until the drafter chooses another', () => {
    expect(withCaseGrade({ subject: '案由', grade: null }, grade)).toEqual({ subject: '案由', grade });
    expect(withCaseGrade({ grade: 'unclassified' }, grade)).toEqual({ grade: 'unclassified' });
  });

  it('is saved with its period or condition, not before', () => {
    expect(savedEssentials({ subject: '案由', grade, releaseCondition: ' ' }, grade)).toEqual({
      subject: '案由',
      releaseCondition: ' '
    });
    for (const terms of [{ releaseCondition: '決標後解密' }, { secrecyUntil: '2027-03-31' }])
      expect(savedEssentials({ grade, ...terms }, grade)).toEqual({ grade, ...terms });
  });

  it('leaves a grade that the drafter chose for the server to judge', () => {
    expect(savedEssentials({ grade: 'secret' }, grade)).toEqual({ grade: 'secret' });
  });

  it('is not asked for again while it waits', () => {
    const detail = (path: string) => ({ path, zh: '必填', en: 'required' });
    const refusal = new ApiProblem('INVALID_INPUT', 422, { zh: '', en: '' }, [
      detail('grade'),
      detail('contingency')
    ]);
    expect(withoutGrade(refusal).problems.map(({ path }) => path)).toEqual(['contingency']);
  });
});
