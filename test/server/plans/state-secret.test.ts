import { expect, it } from '@jest/globals';
import { loadShipped } from '../../../server/models/shipped.ts';
import { completeEssentials, draftEssentials } from '../../../server/plans/answers-of-plan.ts';

it.each(['confidential', 'secret', 'top-secret'])(
  'a plan graded %s is neither saved, not even as a draft, nor submitted',
  async (grade) => {
    const shipped = await loadShipped();
    const values = { grade, subject: '案由', releaseBy: 'condition', releaseCondition: '結案後解密' };
    const refusal = { refusal: { code: 'STATE_SECRET_CONTENT' } };
    await expect(draftEssentials(shipped, '', values, {})).rejects.toMatchObject(refusal);
    await expect(completeEssentials(shipped, '', values)).rejects.toMatchObject(refusal);
  }
);
