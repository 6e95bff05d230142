import { expect, it } from '@jest/globals';
import { ofWhatIsGiven, withRules } from '../../web-desk/forms/form-rules.ts';

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

it('finds no fault with empty fields before anybody typed, but with what was filled in beforehand', () => {
  const broken = [
    rule('checks', '尚有未辦者'),
    rule('witness2', '須有二位'),
    rule('rows[1].on', '不得早於今日'),
    rule('rows[0].on', '不得早於今日')
  ];
  const values = { checks: [], rows: [{}, { on: '2026-11-01' }] };
  expect(ofWhatIsGiven(broken, values).map(({ path }) => path)).toEqual(['rows[1].on']);
});
