import { expect, it } from '@jest/globals';
import { readerOf } from '../../../server/language/reader.ts';
import { loadShipped } from '../../../server/models/shipped.ts';
import { templatesView } from '../../../server/plans/templates.ts';

const templates = async () => {
  const all = await templatesView({ shipped: await loadShipped() }, readerOf({ language: 'zh' }));
  return new Map(all.map((template) => [template.templateId, template]));
};

it('every shipped plan with a start form is a template, and only that of tenders reads their notice', async () => {
  const all = [...(await templates()).values()];
  expect(all.length).toBeGreaterThan(1);
  expect(all.filter((each) => each.readsTenderNotice).map(({ templateId }) => templateId)).toEqual([
    'plan-procurement-bid'
  ]);
});

it('a template knows the offices, and of the other parts those that it names', async () => {
  const roles = (await templates()).get('plan-procurement-bid')?.roles;
  expect(roles).toEqual(
    expect.arrayContaining(['agency-head', 'accounting', 'spokesperson', 'committee-member'])
  );
  for (const role of ['printer', 'marker', 'question-setter', 'administrator', 'staff'])
    expect(roles).not.toContain(role);
});

it('a template tells whom its plan gives something to do, and who approves it', async () => {
  const { roles = [], tasked = [] } = (await templates()).get('plan-procurement-bid') ?? {};
  expect(tasked).toEqual(
    expect.arrayContaining(['agency-head', 'unit-head', 'ethics-officer', 'accounting'])
  );
  for (const role of ['spokesperson', 'personnel-officer'] as const) {
    expect(roles).toContain(role);
    expect(tasked).not.toContain(role);
  }
  expect(roles).toEqual(expect.arrayContaining([...tasked]));
});

it('what a start form already answers is named after an essential that there is', async () => {
  const { forms } = await loadShipped();
  const keys = new Set(forms.get('plan-essentials')?.schema.components?.map(({ key }) => key));
  const named = [...forms.values()].flatMap(({ schema }) =>
    (schema.components ?? []).flatMap(({ properties }) => properties?.essential ?? [])
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !keys.has(name))).toEqual([]);
});
