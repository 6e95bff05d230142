import { expect, it } from '@jest/globals';
import { cited } from '../../documents/index.ts';
import type { PlanDocument } from '../../plan-model/index.ts';

const plan = (clauses: readonly string[], ofMeasure: string) =>
  ({ clauses, measures: [{ measure: '編號', clauses: ofMeasure }] }) as unknown as PlanDocument;

it('names the rules by source and point, and lets measures refer to them by number', () => {
  const { clauses, measures } = cited(plan(['tc-doc.3', 'tp-16.0', 'tp-16.1'], 'tp-16.1、tc-doc.3'));
  expect(clauses).toEqual([
    { source: '辦公室機密維護與其他機密維護應注意事項', text: '非經核准不得公布或複製' },
    { source: '臺北市政府公務機密維護作業規定第16點', text: expect.stringMatching(/./) },
    { source: '臺北市政府公務機密維護作業規定第16點第1款', text: expect.stringMatching(/./) }
  ]);
  expect(measures).toMatchObject([{ measure: '編號', clauses: '3、1' }]);
});

it('cites a rule that it does not know by its id, and nothing where there is none', () => {
  expect(cited(plan(['own-1'], ''))).toMatchObject({
    clauses: [{ source: 'own-1', text: '' }],
    measures: [{ clauses: '' }]
  });
});
