import assert from 'node:assert/strict';
import type { Values } from '../../../server/forms/expression.ts';
import type { Answer } from '../../../server/http/call.ts';
import type { Play } from '../../support/play.ts';
import { isRefusedAt, refuses } from '../../support/story/refusals.ts';
import { leakRoomOf, refusedAt, roomOf } from '../../support/story/rooms.ts';
import type { Chapter } from '../../support/story/story.ts';
import { until } from '../../support/until.ts';
import { papers } from './attendance.ts';

type Task = Answer<'claimTask'>;

/** The copy that a task is about, as the register has it. */
async function copyOf(play: Play, caseKey: string, task: Task) {
  const { values } = await play.desk.as('officer1').call('task', { params: { taskKey: task.taskKey } });
  const copy = (await roomOf(play, 'officer1', caseKey)).copies.find(
    ({ copyId }) => copyId === values.copyId
  );
  assert.ok(copy, 'the task is about a copy of the register');
  return copy;
}

/** What the officer answers for the copy that the next task is about. */
export async function collects(play: Play, caseKey: string, answers: Values): Promise<number> {
  const task = await play.awaitTask('officer1', caseKey, 'CollectCopy');
  const { number } = await copyOf(play, caseKey, task);
  const returned = answers.returnDecision === 'collected' ? { copyNumber: number } : {};
  await play.complete('officer1', task, { ...answers, ...returned });
  return number;
}

export const collectPapers: Chapter = {
  title: '按編號收回：未曾發出之編號不受理，一份留用、一份見證銷毀',
  async play(play, { caseKey }) {
    const collected = { returnDecision: 'collected' };
    const never = { ...collected, copyNumber: papers + 1 };
    await refuses(play, 'officer1', caseKey, 'CollectCopy', never, { copyNumber: 'ac-m.4' });
    const { number } = await copyOf(play, caseKey, await play.awaitTask('officer1', caseKey, 'CollectCopy'));
    const other = { ...collected, copyNumber: (number % papers) + 1 };
    const foreign = await refusedAt(play, 'officer1', caseKey, 'CollectCopy', other);
    isRefusedAt(foreign, 'copyNumber', 'ac-m.4', 'COPY_NOT_ISSUED');
    for (let copy = 0; copy < papers - 3; copy += 1) await collects(play, caseKey, collected);
    await collects(play, caseKey, { returnDecision: 'retain', retentionReason: '辦理公開展覽文件' });
    const request = await play.awaitTask('maintenance', caseKey, 'ApproveRetention');
    const shown = await play.desk.as('maintenance').call('task', { params: { taskKey: request.taskKey } });
    assert.ok(shown.documents.some(({ templateId }) => templateId === 'retention-request'));
    await play.complete('maintenance', request, { retentionDecision: 'approved' });
    await play.does('officer1', caseKey, 'SignRetention');
    await collects(play, caseKey, { returnDecision: 'destroy' });
    const alone = { witness1: '祝家豪', witness2: '祝家豪' };
    await refuses(play, 'custodian', caseKey, 'DestroyCopy', alone, { witness2: 'tp-07.6' });
    await play.does('custodian', caseKey, 'DestroyCopy', { witness1: '祝家豪', witness2: '游承翰' });
  }
};

const stateOf = async (play: Play, caseKey: string) =>
  (await roomOf(play, 'officer1', caseKey)).copies.map(({ state }) => state).sort();

const noticesOf = async (play: Play, account: string) =>
  (await play.desk.as(account).call('notices')).notices.map(({ subject }) => subject.zh);

export const losePaper: Chapter = {
  title: '一份未收回：催還、陳報、開立洩密事件',
  async play(play, state) {
    const { caseKey } = state;
    await play.desk.moveTo('2026-12-28T18:00:00+08:00');
    await play.desk.moveTo('2026-12-30T18:00:00+08:00');
    await until(
      async () => (await noticesOf(play, 'head')).some((subject) => subject.endsWith('編號文件逾期未還')),
      async () => (await noticesOf(play, 'head')).join('、')
    );
    await collects(play, caseKey, { returnDecision: 'lost', lossCircumstances: '領用人稱會後即未見' });
    const acknowledge = await until(
      async () => {
        const { tasks } = await play.desk.as('head').call('tasks', { query: { limit: 100 } });
        return tasks.find(({ elementId }) => elementId === 'AcknowledgeLeak');
      },
      () => play.whereItStands(caseKey)
    );
    state.leakKey = acknowledge.caseKey;
    const leak = await leakRoomOf(play, 'head', state.leakKey);
    assert.equal(leak.parent?.caseKey, caseKey);
    await play.does('head', state.leakKey, 'AcknowledgeLeak');
    assert.notEqual((await leakRoomOf(play, 'head', state.leakKey)).acknowledgedAt, null);
    await play.awaitTask('ethics1', state.leakKey, 'PreserveEvidence');
    const collected = Array<string>(papers - 3).fill('collected');
    assert.deepEqual(await stateOf(play, caseKey), [...collected, 'destroyed', 'lost', 'retained']);
    play.tell(`${papers} 份：收回 ${collected.length}，留用、銷毀、未收回各一`);
  }
};
