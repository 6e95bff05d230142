import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newKey } from '../support/client.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { fillForm } from '../support/fill-form.ts';
import { Play } from '../support/play.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
}, 60_000);
afterAll(() => desk.close());

const answers = {
  reportKind: 'leak',
  leakType: 'bidder-identity',
  channel: 'messenger-group',
  leakGrade: 'official-secret',
  affectedMatter: 'procurement',
  matterPhase: 'tender'
};

it('shows the investigation hold from the first suspicion of a crime on', async () => {
  const play = new Play(desk);
  const reporter = desk.as('general');
  const { form } = await reporter.call('leakReportForm');
  const values = fillForm(form, {}, answers, desk.now());
  const { caseKey } = await reporter.call('reportLeak', { body: { values, idempotencyKey: newKey() } });
  const isHeld = async () =>
    (await desk.as('ethics1').call('leakRoom', { params: { caseKey } })).investigationHold;
  await play.does('head', caseKey, 'AcknowledgeLeak');
  expect(await isHeld()).toBe(false);
  const evidence = { evidenceTitle: '通訊群組截圖', evidenceKind: 'screenshot' };
  await play.does('ethics1', caseKey, 'PreserveEvidence', {
    ...evidence,
    evidenceSha256: '4f6a1c0e'.repeat(8),
    moreEvidence: false,
    crimeSuspected: true
  });
  await play.awaitTask('ethics1', caseKey, 'ReportSuspicion');
  expect(await isHeld()).toBe(true);
  await play.does('ethics1', caseKey, 'ReportSuspicion', { verificationAllowed: 'no' });
  await play.does('ethics1', caseKey, 'AwaitInvestigators', { holdLifted: true });
  await play.awaitTask('ethics1', caseKey, 'ReviewProposal');
  expect(await isHeld()).toBe(false);
}, 120_000);
