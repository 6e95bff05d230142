import assert from 'node:assert/strict';
import type { Values } from '../../../server/forms/expression.ts';
import type { Play } from '../../support/play.ts';
import { isRefusedAt, refusalOf } from '../../support/story/refusals.ts';
import { isDueAt, personOf, reaches, refusedAt, roomOf, sendAction } from '../../support/story/rooms.ts';
import { doesFor, taskOf } from '../../support/story/several.ts';
import type { Chapter } from '../../support/story/story.ts';
import { printPapers } from './questions.ts';
import { rooms, nothingOf, sealOf, seen, witnesses } from './shared.ts';

export async function sealPackages(play: Play, caseKey: string, what: string): Promise<void> {
  await play.does('construction', caseKey, 'PlanTransfer', { escortCount: 2 });
  for (const room of rooms)
    await doesFor(play, 'officer1', caseKey, 'SealItem', room, {
      sealNumber: sealOf(what, room),
      ...witnesses
    });
  for (const room of rooms) await doesFor(play, 'custodian', caseKey, 'KeepItem', room, seen(what, room));
}

const deliverPackages = async (play: Play, caseKey: string, what: string): Promise<void> => {
  for (const room of rooms)
    await doesFor(play, 'maintenance', caseKey, 'DeliverItem', room, seen(what, room));
};

async function leaveVenue(play: Play, caseKey: string, sealNumber: string): Promise<void> {
  await play.does('general', caseKey, 'LeaveVenue', { enteredBefore: 6, leftPeople: 6 });
  await play.does('general', caseKey, 'SealMedia', { sealNumber, ...witnesses });
  await play.does('custodian', caseKey, 'KeepMedia', { sealCheck: 'intact', sealNumber });
}

export const itemStates = async (play: Play, caseKey: string, artefact: string): Promise<string[]> =>
  (await roomOf(play, 'ethics1', caseKey)).sealedItems
    .filter((item) => item.artefact === artefact)
    .map(({ itemNumber, state }) => `${itemNumber ?? '-'} ${state}`);

export const movePackages: Chapter = {
  title: '試題袋逐件封存、點交；考試當日始移送',
  async play(play, { caseKey }) {
    const plan = await play.awaitTask('construction', caseKey, 'PlanTransfer');
    isDueAt(plan, '2026-12-24T17:30+08:00');
    const alone = await refusedAt(play, 'construction', caseKey, 'PlanTransfer', { escortCount: 1 });
    isRefusedAt(alone, 'escortCount', 'tp-07.4');
    await sealPackages(play, caseKey, 'EX');
    await play.desk.moveTo('2026-12-26T06:55:00+08:00');
    await nothingOf(play, 'maintenance', caseKey, 'DeliverItem');
    await play.desk.moveTo('2026-12-26T07:00:00+08:00');
    await deliverPackages(play, caseKey, 'EX');
    await nothingOf(play, 'maintenance', caseKey, 'OpenItem');
    await nothingOf(play, 'general', caseKey, 'LeaveVenue');
    assert.deepEqual(await itemStates(play, caseKey, 'question-papers'), ['1 handed-over', '2 handed-over']);
  }
};

/** Packages whose seal number was typed differently from the register, as the log has them. */
async function mismatches(play: Play, caseKey: string): Promise<unknown[]> {
  const entries = await play.desk.product.desk.store.audit.list({ caseKey });
  assert.ok(!JSON.stringify(entries).includes('EX-2026-0'), 'the log says what stands on a seal');
  return entries.filter(({ act }) => act === 'item.seal-mismatch').map(({ facts }) => facts.itemNumber);
}

export const sealDiffers: Chapter = {
  title: '第二試場封籤不符：不得啟封，計畫停止並開立洩密事件',
  async play(play, state) {
    const { caseKey } = state;
    await play.desk.moveTo('2026-12-26T09:00:00+08:00');
    const second = await taskOf(play, 'maintenance', caseKey, 'OpenItem', '2');
    const open = (answers: Values) =>
      play.complete('maintenance', second, { ...seen('EX', '2'), ...witnesses, ...answers });
    await assert.rejects(open({ witness2: '岳心怡' }), /INVALID_INPUT.*witness2: 須有二位不同之見證人/);
    const self = await refusalOf(open({ witness2: (await personOf(play, 'maintenance')).name }));
    isRefusedAt(self, 'witness2', 'tp-07.5');
    const blank = await refusalOf(open({ witness2: ' ' }));
    isRefusedAt(blank, 'witness2', 'tp-07.5', 'TWO_WITNESSES_REQUIRED');
    const differing = { sealNumber: 'EX-2026-09' };
    assert.deepEqual(await mismatches(play, caseKey), []);
    isRefusedAt(await refusalOf(open(differing)), 'sealNumber', 'tp-07.5', 'SEAL_MISMATCH');
    assert.deepEqual(await mismatches(play, caseKey), ['2']);
    await assert.rejects(
      open({ ...differing, sealNumberAgain: 'EX-2026-08' }),
      /INVALID_INPUT.*sealNumberAgain: 二次所填號碼不同/
    );
    assert.deepEqual(await itemStates(play, caseKey, 'question-papers'), ['1 handed-over', '2 handed-over']);
    await open({ ...differing, sealNumberAgain: 'EX-2026-09' });
    assert.deepEqual(await itemStates(play, caseKey, 'question-papers'), ['1 handed-over', '2 broken']);
    play.tell('號碼經二次確認不符：不待填報即記為封籤不符');
    await reaches(play, caseKey, 'suspended', 'head');
    const { cases } = await play.desk.as('head').call('cases', { query: { kind: 'leak' } });
    assert.equal(cases.length, 1);
    state.leakKey = cases[0]?.caseKey ?? '';
    await play.does('head', state.leakKey, 'AcknowledgeLeak');
    const first = await taskOf(play, 'maintenance', caseKey, 'OpenItem', '1');
    const opening = { ...seen('EX', '1'), ...witnesses };
    await assert.rejects(play.complete('maintenance', first, opening), /PLAN_SUSPENDED/);
    play.tell('其他試場之試題袋於停止期間亦不得啟封');
  }
};

export const holdAgain: Chapter = {
  title: '首長恢復，改用備用試題另日舉行，自入闈印製重辦',
  async play(play, { caseKey }) {
    await sendAction(play, 'head', caseKey, 'resume-plan', { resumptionGround: '試題作廢，改用備用試題' });
    await reaches(play, caseKey, 'running', 'head');
    await doesFor(play, 'maintenance', caseKey, 'OpenItem', '1', {
      sealCheck: 'withdrawn',
      withdrawalGround: '局長指示改期',
      ...witnesses
    });
    await leaveVenue(play, caseKey, 'MEDIA-2026-1');
    await play.does('head', caseKey, 'DecideContinuation', {
      continuationDecision: 'replace',
      examAt: '2027-01-23T09:00+08:00',
      resultOn: '2027-03-05'
    });
    assert.deepEqual(await itemStates(play, caseKey, 'question-papers'), ['1 broken', '2 broken']);
    await play.desk.moveTo('2027-01-18T09:00:00+08:00');
    await printPapers(play, caseKey);
    await sealPackages(play, caseKey, 'ES');
    await play.desk.moveTo('2027-01-23T07:00:00+08:00');
    await deliverPackages(play, caseKey, 'ES');
    await play.desk.moveTo('2027-01-23T09:00:00+08:00');
    for (const room of rooms)
      await doesFor(play, 'maintenance', caseKey, 'OpenItem', room, { ...seen('ES', room), ...witnesses });
    await leaveVenue(play, caseKey, 'MEDIA-2027-1');
    assert.deepEqual((await itemStates(play, caseKey, 'question-papers')).slice(2), ['1 opened', '2 opened']);
  }
};
