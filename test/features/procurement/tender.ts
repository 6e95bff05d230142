import assert from 'node:assert/strict';
import { newKey } from '../../support/client.ts';
import type { Play } from '../../support/play.ts';
import { roomOf } from '../../support/story/rooms.ts';
import type { Chapter } from '../../support/story/story.ts';
import { until } from '../../support/until.ts';
import { formCommittee } from './committee.ts';

export const seal = { sealNumber: 'LG-2026-0117', witness1: '岳心怡', witness2: '游承翰' };

export const prepareTender: Chapter = {
  title: '招標文件、底價封存、評選委員會',
  async play(play, { caseKey }) {
    await play.does('officer1', caseKey, 'RecordDrafters');
    await play.does('officer1', caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    await play.does('head', caseKey, 'ApproveTenderPapers', { tenderPapersDecision: 'approve' });
    await play.does('accounting', caseKey, 'InformSuperior', { superiorAttendance: 'informed' });
    await play.does('procurement', caseKey, 'ProposeReservePrice', { proposedPrice: 83_500_000 });
    await play.does('head', caseKey, 'SetReservePrice', { reservePrice: 83_200_000 });
    await play.does('head', caseKey, 'SealItem', seal);
    const whole = { sealCheck: 'intact', sealNumber: seal.sealNumber };
    await play.does('custodian', caseKey, 'HandOverItem', whole);
    await formCommittee(play, caseKey);
    await play.desk.moveTo('2026-11-20T09:00:00+08:00');
    await suspendShortly(play, caseKey);
    await play.does('officer1', caseKey, 'PublishNotice');
    const { sealedItems } = await roomOf(play, 'ethics1', caseKey);
    assert.equal(sealedItems.find(({ artefact }) => artefact === 'reserve-price')?.state, 'handed-over');
  }
};

/** The head sends the plan an instruction and waits until the case shows it. */
async function instruct(play: Play, caseKey: string, action: string, values: object, state: string) {
  const head = play.desk.as('head');
  const body = { values: { ...values }, password: head.password, idempotencyKey: newKey() };
  await head.call('caseAction', { params: { caseKey, action }, body });
  await until(
    async () => {
      const { case: now, actions } = await roomOf(play, 'head', caseKey);
      const resumable = actions.some((each) => each.action === 'resume-plan');
      return now.state === state && resumable === (state === 'suspended');
    },
    () => play.whereItStands(caseKey)
  );
}

/** What was open before a suspension discloses nothing while it lasts; a stale order to resume does not end the next one. */
async function suspendShortly(play: Play, caseKey: string): Promise<void> {
  const publish = await play.awaitTask('officer1', caseKey, 'PublishNotice');
  const { camunda } = play.desk.product.desk;
  const ground = { suspensionGround: '投標須知須先釐清' };
  for (const round of [1, 2]) {
    await instruct(play, caseKey, 'suspend-plan', ground, 'suspended');
    await assert.rejects(play.complete('officer1', publish), /PLAN_SUSPENDED/);
    const body = { params: { taskKey: publish.taskKey } };
    assert.match((await play.desk.as('officer1').call('task', body)).hint?.zh ?? '', /計畫暫停中/);
    const orders = { resumptionGround: `釐清完畢（第 ${round} 次）` };
    await instruct(play, caseKey, 'resume-plan', orders, 'running');
    const again = { values: orders, password: play.desk.as('head').password, idempotencyKey: newKey() };
    const stale = await play.desk
      .as('head')
      .refused('caseAction', { params: { caseKey, action: 'resume-plan' }, body: again });
    assert.equal(stale.problem.code, 'NOT_FOUND');
    await camunda.publishMessage({
      name: 'resume-plan',
      correlationKey: caseKey,
      timeToLive: 0,
      variables: {}
    });
  }
  play.tell('暫停中不得公告；恢復後始得辦理');
}
