import { describe, expect, it } from '@jest/globals';
import { describeDue, planDocument } from '../../plan-model/index.ts';
import { draw, inARow, task } from './support/draw.ts';

const measure = task('KeepPapers', {
  measure: '編號登記並收回',
  riskPoint: 'leak',
  phase: 'tender',
  due: 'bidOpening-2wd',
  evidence: '分發清冊',
  clauses: 'tc-doc.3 tp-16.1'
});
const facts = {
  title: '採購計畫',
  template: 'plan-procurement-bid',
  templateVersion: '3',
  scope: 'tp-16.1',
  'phase:tender': '招標',
  'date:bidOpening': '開標時間',
  'risk:leak': '文件外洩',
  'artefact:papers': '招標文件|official-secret|公告後解密'
};

describe('the plan document', () => {
  it('is drawn up from the diagram and the particulars', async () => {
    const document = planDocument(await draw(inARow(measure, task('Publish', { phase: 'tender' })), facts), {
      subject: '濱水步道改善工程',
      periodFrom: '2026-11-20',
      periodTo: '2027-03-31',
      grade: 'official-secret',
      releaseBy: 'condition',
      releaseCondition: '決標公告後解密',
      riskParticulars: [{ riskPoint: 'leak', particulars: '圖說由三家顧問公司繪製' }],
      inspectionDates: [{ inspectOn: '2026-12-10' }, { inspectOn: '2027-01-15' }]
    });
    expect(document).toMatchObject({
      title: '採購計畫',
      template: '採購計畫',
      templateVersion: '3',
      subject: '濱水步道改善工程',
      period: '中華民國115年11月20日至中華民國116年3月31日',
      grade: 'official-secret',
      release: '決標公告後解密',
      artefacts: [{ title: '招標文件', grade: 'official-secret', periodOrCondition: '公告後解密' }],
      inspections: ['中華民國115年12月10日', '中華民國116年1月15日'],
      clauses: ['tc-doc.3', 'tp-16.1'],
      ground: ''
    });
    expect(document.measures).toEqual([
      {
        elementId: 'KeepPapers',
        phase: '招標',
        riskPoint: '文件外洩',
        particulars: '圖說由三家顧問公司繪製',
        measure: '編號登記並收回',
        role: '承辦人',
        due: '開標時間前2個工作日',
        evidence: '分發清冊',
        clauses: 'tc-doc.3、tp-16.1'
      }
    ]);
    expect(document.steps.map(({ title }) => title)).toEqual(['KeepPapers', 'Publish']);
  });

  it('says until when, when there is a period instead of a condition', async () => {
    const plan = await draw(inARow(measure), facts);
    expect(planDocument(plan, { secrecyUntil: '2030-12-31' }).release).toBe('保密至中華民國119年12月31日');
  });

  it('does not take what is inherited for a particular', async () => {
    const plan = await draw(inARow(measure), facts);
    expect(planDocument(plan, Object.create({ subject: '偽' }) as Record<string, unknown>).subject).toBe('');
  });

  it.each([
    ['+3wd', '交辦後3個工作日'],
    ['bidOpening-2wd', '開標時間前2個工作日'],
    ['noticeOn', '於公告日'],
    ['+0h', '即時'],
    ['bidDeadline+4h', '截標後4小時'],
    ['儘速', '儘速']
  ])('puts %s into words', (rule, words) => {
    const dates = [
      { id: 'noticeOn', title: '公告日' },
      { id: 'bidDeadline', title: '截標' },
      { id: 'bidOpening', title: '開標時間' }
    ];
    expect(describeDue(rule, dates)).toBe(words);
  });
});
