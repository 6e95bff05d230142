import { expect, it } from '@jest/globals';
import { loadShipped } from '../../../server/models/shipped.ts';
import { completeEssentials, draftEssentials } from '../../../server/plans/answers-of-plan.ts';

const refusal = {
  refusal: {
    code: 'PERIOD_OR_CONDITION_REQUIRED',
    problems: [{ path: 'releaseBy', clauses: ['tc-oth.6'] }]
  }
};
const graded = { grade: 'official-secret' };

it.each([
  [graded],
  [{ ...graded, releaseBy: 'condition', releaseCondition: '  ' }],
  [{ ...graded, releaseBy: 'period', secrecyUntil: '2026-02-30' }]
])('what is graded without a period or a condition is neither saved nor submitted: %j', async (values) => {
  const shipped = await loadShipped();
  await expect(draftEssentials(shipped, '', values, {})).rejects.toMatchObject(refusal);
  await expect(completeEssentials(shipped, '', values)).rejects.toMatchObject(refusal);
});

it('a draft may be saved with gaps, graded with a condition or a period, or not yet graded', async () => {
  const shipped = await loadShipped();
  for (const values of [
    { subject: '案由' },
    { ...graded, releaseBy: 'condition', releaseCondition: '決標後解密' },
    { ...graded, releaseBy: 'period', secrecyUntil: '2027-02-28' }
  ])
    expect(await draftEssentials(shipped, '', values, {})).toMatchObject(values);
});
