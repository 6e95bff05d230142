import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { readPlan } from '../../../plan-model/index.ts';
import { stepNames } from '../../../server/plans/step-names.ts';

it('are those that the plan itself has, of every template', async () => {
  for (const kind of ['procurement-bid', 'personnel-review', 'exam', 'secret-meeting']) {
    const xml = await readFile(new URL(`../../../workflows/plan-${kind}.bpmn`, import.meta.url), 'utf8');
    const names = await stepNames(xml);
    const { steps } = await readPlan(xml);
    expect(steps.length).toBeGreaterThan(10);
    expect(steps.map(({ elementId }) => names.get(elementId) ?? '')).toEqual(steps.map(({ name }) => name));
  }
});

it('are read as they were written, whatever stands in them', async () => {
  const xml =
    '<a><b name="&lt;底價&gt; &amp; &quot;x&quot;&#10;y" id="S&amp;1"/><!-- <c id="no" name="no"/> --><d id="E"/></a>';
  expect([...(await stepNames(xml))]).toEqual([['S&1', '<底價> & "x"\ny']]);
  expect(await stepNames(xml)).toBe(await stepNames(xml));
});
