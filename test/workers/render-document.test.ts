import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { templateIds } from '../../documents/index.ts';
import { bundleSha256 } from '../../workers/plan-bundle.ts';
import { createRenderDocument } from '../../workers/render-document.ts';
import { textOfXml } from '../documents/xml.ts';
import { jobOf } from './world/job.ts';
import { createWorld, type World } from './world/world.ts';

const particulars = {
  subject: '青嵐路拓寬工程採購',
  ground: '作業規定第十六點第一款',
  purpose: '公平競爭',
  releaseBy: 'condition',
  releaseCondition: '決標公告後解密',
  periodFrom: '2026-11-20',
  periodTo: '2027-03-31',
  riskParticulars: [{ riskPoint: 'bidder-identity-leak', particulars: '領標紀錄僅一人經手' }]
};

const template = readFileSync(new URL('../../workflows/plan-procurement-bid.bpmn', import.meta.url));

let world: World;
let plan: string;
let leak: string;
let answers = 0;

async function answer(
  caseKey: string,
  elementId: string,
  values: Record<string, unknown>,
  by = 'p-agency-head'
) {
  await world.sealedFields.seal({
    caseKey,
    elementId,
    values,
    by,
    idempotencyKey: `answer-${(answers += 1)}`
  });
}

beforeEach(async () => {
  world = createWorld();
  const roles = ['agency-head', 'unit-head', 'ethics-officer', 'custodian'] as const;
  plan = (await world.openCase(roles)).caseKey;
  leak = (await world.openCase(roles, { kind: 'leak', parentCaseKey: plan })).caseKey;
  const processDefinitionId = `plan-${plan}`;
  const resources = [{ name: `${processDefinitionId}.bpmn`, content: template }];
  const sha256 = bundleSha256({ processDefinitionId, resources }, particulars);
  world.submitBundle(
    { caseKey: plan, version: 2, sha256, processDefinitionId, resources, state: 'approved' },
    particulars
  );
});

async function rendered(
  caseKey: string,
  document: string,
  variables: Record<string, unknown> = {}
): Promise<string> {
  await createRenderDocument(world)(jobOf('render-document', { caseKey, ...variables }, { document }));
  const stored = (await world.documents.list(caseKey)).findLast(
    ({ format, templateId }) => format === 'fodt' && templateId === document
  );
  const read = await world.documents.read(caseKey, stored?.documentId ?? '');
  return textOfXml(read?.bytes.toString('utf8') ?? '');
}

it('knows how to draw up every paper', async () => {
  const seen: string[] = [];
  const [member] = await world.cases.participations(plan);
  const participationId = member?.participationId ?? '';
  const [copy] = await world.custody.allocate({
    caseKey: plan,
    artefact: 'review-papers',
    holders: [participationId],
    idempotencyKey: 'every-paper'
  });
  for (const templateId of templateIds) {
    const ofLeak = /leak|remediation|analysis/.test(templateId);
    const variables = { participationId, leavingMember: participationId, copyId: copy?.copyId };
    seen.push(await rendered(ofLeak ? leak : plan, templateId, variables));
  }
  expect(seen.every((text) => text.includes('海風市政府工務局'))).toBe(true);
});

it('draws the plan document from the diagram and the sealed particulars', async () => {
  const text = await rendered(plan, 'plan-document');
  for (const said of [
    '青嵐路拓寬工程採購',
    '第 2 版',
    '領標紀錄僅一人經手',
    '中華民國115年11月20日至中華民國116年3月31日'
  ])
    expect(text).toContain(said);
  expect(text).toContain('密（決標公告後解密）');
  expect(text).not.toContain('plan-procurement-bid');
  expect(text).toContain('作業規定第16點第1款');
  expect(text).not.toMatch(/(tp|tc|wh|ac|ml)-[a-z0-9]/);
  expect(text).toMatch(/職責姓名單位\s*機關首長[^]*單位主管[^]*政風人員[^]*保管人員[^]*伍、/);
  expect(text).toMatch(/開標時間前\d個工作日/);
});

it('shows what the head and the units answered, by the forms’ own words', async () => {
  await answer(plan, 'HeadReviews', { headDecision: 'return', headReasons: '補列檢查日' });
  const returned = await rendered(plan, 'approval-memo');
  expect(returned).toContain('機關首長姓名p-agency-head退回修正補列檢查日中華民國115年11月20日');
  await answer(plan, 'HeadReviews', { headDecision: 'approve' });
  const memo = await rendered(plan, 'approval-memo');
  expect(memo).toContain('機關首長姓名p-agency-head核定中華民國115年11月20日');
  expect(memo.match(/姓名p-agency-head/g)).toHaveLength(1);
});

it('says who decided in the head’s place', async () => {
  await answer(plan, 'HeadReviews', { headDecision: 'approve' }, 'p-deputy');
  expect(await rendered(plan, 'approval-memo')).toContain('機關首長（代理）姓名p-deputy核定');
});

it('dates and signs a unit’s answer given without a word, by whoever gave it', async () => {
  const members = await world.cases.participations(plan);
  const participationId = members.find(({ role }) => role === 'unit-head')?.participationId ?? '';
  expect(await rendered(plan, 'coordination-sheet')).not.toContain('p-unit-head知悉');
  const acknowledged = { participationId, coordination: 'acknowledge' };
  await answer(plan, 'CoordinateWithUnitHead', acknowledged, 'p-deputy');
  const sheet = await rendered(plan, 'coordination-sheet');
  expect(sheet).toMatch(/新建工程科姓名p-unit-head（姓名p-deputy 代理）知悉\D*中華民國115年11月20日/);
});

it('shows what was done under the remediation task that it was done for', async () => {
  const [owner] = await world.cases.participations(plan);
  const ownerParticipationId = owner?.participationId ?? '';
  const dueAt = '2026-11-27T17:30:00+08:00';
  const tasks = await world.remediation.propose({
    caseKey: leak,
    tasks: [
      { measure: 'recall-copies', ownerParticipationId, dueAt },
      { measure: 'brief-staff', ownerParticipationId, dueAt }
    ],
    idempotencyKey: 'a'
  });
  const [recall, brief] = tasks.map(({ taskId }) => taskId);
  await answer(leak, 'CarryOutMeasure', { taskId: brief, carriedOut: 'done', carriedOutHow: '已集合說明' });
  await answer(leak, 'CarryOutMeasure', { taskId: recall, carriedOut: 'done', carriedOutHow: '已收回三份' });
  const text = await rendered(leak, 'remediation-list');
  expect(text).toContain('已收回三份');
  expect(text.indexOf('已收回三份')).toBeLessThan(text.indexOf('已集合說明'));
});

it('never says who reported a leak', async () => {
  await answer(
    leak,
    'LeakReported',
    { whatLeaked: '廠商名單', channelDetail: '群組', reporterName: '林舉發' },
    'p-reporter'
  );
  const text = await rendered(leak, 'leak-report', {
    leakType: 'bidder-identity',
    channel: 'messenger-group'
  });
  expect(text).toContain('領標或投標廠商名稱、家數');
  expect(text).toContain('廠商名單');
  expect(text).not.toMatch(/林舉發|p-reporter/);
});

describe('a numbered copy', () => {
  it('is drawn up with its number and holder and filed under its copy', async () => {
    const [holder] = await world.cases.participations(plan);
    const holders = [holder?.participationId ?? ''];
    const [copy] = await world.custody.allocate({
      caseKey: plan,
      artefact: 'tender-papers',
      holders,
      idempotencyKey: 'a'
    });
    const text = await rendered(plan, 'receipt', { copyId: copy?.copyId });
    expect(text).toContain('複製物\u3000編號：1\u3000持有人：姓名p-agency-head');
    expect((await world.documents.list(plan)).map(({ copyId }) => copyId)).toEqual([
      'copy-1',
      'copy-1',
      'copy-1'
    ]);
  });
});

it('draws up the receipt of a sealed item by its artefact', async () => {
  const seal = { caseKey: plan, custodian: null, by: 'p', witnesses: ['甲', '乙'] };
  await world.custody.seal({ ...seal, artefact: 'reserve-price', sealNumber: 'A-71', idempotencyKey: 'a' });
  await world.custody.seal({ ...seal, artefact: 'review-papers', sealNumber: 'B-72', idempotencyKey: 'b' });
  const text = await rendered(plan, 'receipt', { artefact: 'reserve-price' });
  expect(text).toContain('A-71');
  expect(text).not.toContain('B-72');
});

it('says whom a paper names: participations and people, each once', async () => {
  const [holder, other] = await world.cases.participations(plan);
  const [copy] = await world.custody.allocate({
    caseKey: plan,
    artefact: 'review-papers',
    holders: [holder?.participationId ?? ''],
    idempotencyKey: 'named'
  });
  const named = async () => (await world.documents.list(plan)).at(-1)?.named;
  await rendered(plan, 'copy-register');
  expect(await named()).toEqual([holder?.participationId]);
  await rendered(plan, 'receipt', { copyId: copy?.copyId });
  expect(await named()).toEqual([holder?.participationId]);
  await rendered(plan, 'undertaking', { participationId: other?.participationId });
  expect(await named()).toEqual([other?.participationId]);
  await answer(plan, 'HeadReviews', { headDecision: 'approve' }, 'p-agency-head');
  await rendered(plan, 'approval-memo');
  expect(await named()).toContain('p-agency-head');
});

it('a plan’s paper, which every member reads, names nobody of a list that only some may know', async () => {
  await world.cases.addParticipation(plan, { role: 'question-setter', personId: 'p-setter' });
  await world.cases.addParticipation(plan, { role: 'question-setter', personId: 'p-second' });
  const text = await rendered(plan, 'plan-document');
  expect(text).toContain('姓名p-custodian');
  expect(text).not.toMatch(/p-setter|p-second/);
  expect(text.match(/名單另冊密存/g)).toHaveLength(1);
});

it('files one ODF, one PDF and one page to read, however often the job comes', async () => {
  const job = jobOf('render-document', { caseKey: plan }, { document: 'plan-document' });
  const render = createRenderDocument(world);
  await render(job);
  world.setNow(world.clock.now() + 60_000);
  await render(job);
  expect((await world.documents.list(plan)).map(({ format }) => format)).toEqual(['fodt', 'pdf', 'html']);
});

it('draws up nothing for a State secret, and says so in the audit log', async () => {
  const { caseKey } = await world.openCase([], { grade: 'secret' });
  const job = jobOf('render-document', { caseKey }, { document: 'receipt' });
  expect(await createRenderDocument(world)(job)).toEqual({ complete: {} });
  expect(await world.documents.list(caseKey)).toEqual([]);
  expect(world.audited.at(-1)).toMatchObject({ act: 'document.withhold', facts: { templateId: 'receipt' } });
});

it('refuses a paper that it does not know', async () => {
  const job = jobOf('render-document', { caseKey: plan }, { document: 'constructor' });
  await expect(createRenderDocument(world)(job)).rejects.toThrow('a known document');
});

it('writes nothing of a paper’s content into the audit log', async () => {
  await rendered(plan, 'plan-document');
  expect(JSON.stringify(world.audited)).not.toMatch(/青嵐路|領標/);
});
