import assert from 'node:assert/strict';
import type { Values } from '../../../server/forms/expression.ts';
import type { Play } from '../../support/play.ts';
import { savePlan } from '../../support/story/plan-chapters.ts';
import { isRefusedAt } from '../../support/story/refusals.ts';
import { isDueAt, membersIn, personOf, refusedAt } from '../../support/story/rooms.ts';
import type { Chapter } from '../../support/story/story.ts';
import { setting } from './setting.ts';

export const refuseGrade: Chapter = {
  title: '密等未載期限或條件者，不得儲存亦不得送核',
  async play(play, { caseKey }) {
    const ungraded = { ...setting.essentials, releaseBy: null, releaseCondition: null };
    await assert.rejects(savePlan(play, caseKey, ungraded), /PERIOD_OR_CONDITION_REQUIRED/);
    const terms = '|official-secret|考試開始後解密';
    const untermed = await savePlan(play, caseKey, setting.essentials, (xml) =>
      xml.replace(terms, '|official-secret|')
    );
    assert.ok(untermed.problems.some(({ rule }) => rule === 'graded-has-terms'));
    const mended = await savePlan(play, caseKey, setting.essentials, (xml) =>
      xml.replace('試題|official-secret|', `試題${terms}`)
    );
    assert.deepEqual(mended.problems, []);
  }
};

export async function nominees(play: Play, accounts: readonly string[]): Promise<Values[]> {
  const people = await Promise.all(accounts.map((account) => personOf(play, account)));
  return people.map(({ personId }) => ({
    nomineeKind: 'internal',
    nomineePerson: personId,
    nomineePost: '同仁',
    kinship: 'no'
  }));
}

export const setQuestions: Chapter = {
  title: '命題委員密件遴提、迴避、切結，於隔離電腦命題',
  async play(play, { caseKey }) {
    const task = await play.awaitTask('officer1', caseKey, 'NominateSetters');
    isDueAt(task, '2026-11-05T17:30+08:00');
    const staff = await nominees(play, ['committee', 'staff']);
    const expert = {
      nomineeKind: 'expert',
      nomineeName: '白翊安',
      nomineePost: '大學教授',
      kinship: 'no'
    };
    const kin = await refusedAt(play, 'officer1', caseKey, 'NominateSetters', {
      nominees: [{ ...staff[0], kinship: 'yes' }, expert]
    });
    isRefusedAt(kin, 'nominees[0].kinship', 'wh-type.4');
    assert.deepEqual(await membersIn(play, 'ethics1', caseKey, 'question-setter'), []);
    await play.complete('officer1', task, { nominees: [...staff, expert] });
    const setters = await membersIn(play, 'ethics1', caseKey, 'question-setter');
    const { name } = await personOf(play, 'staff');
    const recused = setters.find((each) => each.name === name)?.participationId;
    await play.does('ethics1', caseKey, 'CheckSetters', {
      conflictResult: 'replaced',
      recusedMembers: [recused]
    });
    assert.equal((await membersIn(play, 'ethics1', caseKey, 'question-setter')).length, 2);
    for (const account of ['staff', 'spokesperson'])
      assert.equal(
        (await play.desk.as(account).refused('caseRoom', { params: { caseKey } })).problem.code,
        'NOT_FOUND'
      );
    await play.does('head', caseKey, 'ApproveSetters', { settersDecision: 'approve' });
    await play.does('committee', caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    await play.does('officer1', caseKey, 'RecordPaperSignature', { undertakingDecision: 'signed' });
    await play.does('infosec', caseKey, 'CheckComputers', { computersResult: 'clear' });
    await play.does('committee', caseKey, 'SubmitQuestions');
    await play.does('officer1', caseKey, 'ReceiveQuestions');
    await play.does('ethics1', caseKey, 'CarryOutSpotCheck', { spotCheckResult: 'normal' });
    const spare = await refusedAt(play, 'construction', caseKey, 'SelectQuestions', { spareSets: 0 });
    isRefusedAt(spare, 'spareSets', 'wh-type.4');
    await play.does('construction', caseKey, 'SelectQuestions', { spareSets: 1 });
  }
};

const briefing = {
  briefingContents: ['grade', 'duty', 'recording', 'papers', 'sending', 'report'],
  briefingResult: 'all-present'
};

const printed = { printedCopies: 30, packedCopies: 26, spareCopies: 2, spoiledCopies: 2 };

export async function printPapers(play: Play, caseKey: string): Promise<void> {
  await play.does('head', caseKey, 'ApprovePrinting', { printingDecision: 'approve' });
  await play.does('general', caseKey, 'InspectVenue', { venueResult: 'clear' });
  await play.does('ethics1', caseKey, 'GiveBriefing', briefing);
  await play.does('general', caseKey, 'CheckEntry', { rosteredPeople: 6, enteredPeople: 6 });
  await play.does('officer1', caseKey, 'PrintPapers', printed);
  await play.does('general', caseKey, 'LogCalls');
  await play.does('ethics1', caseKey, 'CarryOutSpotCheck', { spotCheckResult: 'normal' });
}

export const closeVenue: Chapter = {
  title: '入闈印製：人數、份數不符者不得續行',
  async play(play, { caseKey }) {
    await play.desk.moveTo('2026-12-17T09:00:00+08:00');
    const venue = await play.awaitTask('head', caseKey, 'ApprovePrinting');
    isDueAt(venue, '2026-12-17T17:30+08:00');
    await play.complete('head', venue, { printingDecision: 'approve' });
    const inspection = await play.awaitTask('general', caseKey, 'InspectVenue');
    isDueAt(inspection, '2026-12-18T17:30+08:00');
    await play.complete('general', inspection, { venueResult: 'clear' });
    await play.does('ethics1', caseKey, 'GiveBriefing', briefing);
    const entry = { rosteredPeople: 6, enteredPeople: 7 };
    isRefusedAt(await refusedAt(play, 'general', caseKey, 'CheckEntry', entry), 'enteredPeople', 'tp-10.3');
    await play.does('general', caseKey, 'CheckEntry', { ...entry, enteredPeople: 6 });
    const missing = { ...printed, spoiledCopies: 1 };
    isRefusedAt(
      await refusedAt(play, 'officer1', caseKey, 'PrintPapers', missing),
      'spoiledCopies',
      'tp-07.5'
    );
    await play.does('officer1', caseKey, 'PrintPapers', printed);
    await play.does('general', caseKey, 'LogCalls');
    await play.does('ethics1', caseKey, 'CarryOutSpotCheck', { spotCheckResult: 'normal' });
  }
};
