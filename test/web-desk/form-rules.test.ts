import { expect, it } from '@jest/globals';
import { withRules } from '../../web-desk/forms/form-rules.ts';

const rule = (componentId: string, text: string, ...indexes: number[]) => ({
  path: componentId,
  componentId,
  indexes,
  text,
  clauses: []
});

const schema = {
  components: [
    { id: 'Mode', type: 'radio', properties: { refuseText: '不得視訊' } },
    { id: 'Rows', type: 'dynamiclist', components: [{ id: 'Score', properties: { refuseText: '超過滿分' } }] }
  ]
};

it('puts broken rules beside the viewer’s own errors, once', () => {
  const errors = { Mode: ['此欄必填。'] };
  const once = withRules(errors, schema, [rule('Mode', '不得視訊')], 'zh');
  expect(once).toEqual({ Mode: ['此欄必填。', '不得視訊'] });
  expect(withRules(once, schema, [rule('Mode', '不得視訊')], 'zh')).toEqual(once);
});

it('takes away those that hold again', () => {
  expect(withRules({ Mode: ['不得視訊'], Other: ['x'] }, schema, [], 'zh')).toEqual({ Other: ['x'] });
});

it('shows a row’s rule in its row, and leaves other rows as they are', () => {
  const rows: unknown[] = [];
  rows[2] = ['此欄必填。'];
  const shown = withRules({ Score: rows }, schema, [rule('Score', '超過滿分', 0)], 'zh');
  expect(shown).toEqual({ Score: { 0: ['超過滿分'], 2: ['此欄必填。'] } });
  expect(withRules(shown, schema, [], 'zh')).toEqual({ Score: { 2: ['此欄必填。'] } });
});
