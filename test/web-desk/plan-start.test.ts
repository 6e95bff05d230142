import { expect, it } from '@jest/globals';
import { emptyStart, planStartOf, withStart } from '../../web-desk/plans/plan-start.ts';

const template = (templateId: string) => ({
  templateId,
  startForm: { components: [{ type: 'textfield', key: 'title' }] }
});

it('trying another template loses nothing of the first', () => {
  const first = withStart(emptyStart, template('a'), { title: '甲', lists: ['not an answer'] });
  const second = withStart(first, template('b'), { title: '乙' });
  expect(second).toEqual({
    templateId: 'b',
    members: null,
    starts: { a: { title: '甲' }, b: { title: '乙' } }
  });
});

it('a draft is taken up as it was kept', () => {
  expect(planStartOf(null)).toBeNull();
  expect(planStartOf({ templateId: 'a' })).toEqual({ templateId: 'a', members: null, starts: {} });
});
