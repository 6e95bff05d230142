import assert from 'node:assert/strict';
import { isRefusedAt } from '../../support/story/refusals.ts';
import { membersIn, personOf, refusedAt, sendAction } from '../../support/story/rooms.ts';
import type { Chapter } from '../../support/story/story.ts';
import { isRefusedAtField, witnesses } from './shared.ts';
import { nominees } from './questions.ts';

export const handOver: Chapter = {
  title: '唯一之單位主管異動：首長監交，接任主管切結後接辦',
  async play(play, { caseKey }) {
    await sendAction(play, 'officer1', caseKey, 'hand-over-member');
    const [leaver] = await membersIn(play, 'ethics1', caseKey, 'unit-head');
    await play.does('officer1', caseKey, 'ListHandOver', { leavingMember: leaver?.participationId });
    const take = async (account: string | null) => ({
      successorPerson: account === null ? null : (await personOf(play, account)).personId
    });
    for (const account of [null, 'staff'])
      isRefusedAtField(
        await refusedAt(play, 'head', caseKey, 'TakeHandOver', await take(account)),
        'successorPerson'
      );
    await play.does('head', caseKey, 'TakeHandOver', await take('procurement'));
    await play.does('procurement', caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    await play.does('ethics1', caseKey, 'ConfirmHandOver', {
      handOverChecks: ['copies', 'access', 'undertaking']
    });
    const gone = await play.desk.as('construction').refused('caseRoom', { params: { caseKey } });
    assert.equal(gone.problem.code, 'NOT_FOUND');
  }
};

export const mark: Chapter = {
  title: '閱卷委員迴避、試卷彌封、評閱，核准後見證拆彌封',
  async play(play, { caseKey }) {
    const [first, second] = await nominees(play, ['accounting', 'spokesperson']);
    const kin = { nominees: [first, { ...second, kinship: 'yes' }] };
    const refused = await refusedAt(play, 'officer1', caseKey, 'NominateMarkers', kin);
    isRefusedAt(refused, 'nominees[1].kinship', 'tp-16.2');
    await play.does('officer1', caseKey, 'NominateMarkers', { nominees: [first, second] });
    await play.does('ethics1', caseKey, 'CheckMarkers', { conflictResult: 'none' });
    for (const account of ['accounting', 'spokesperson'])
      await play.does(account, caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    await play.does('custodian', caseKey, 'AnonymiseScripts', { codedScripts: 21 });
    await play.does('custodian', caseKey, 'SealIdentityKey', { sealNumber: 'KEY-2027-1', ...witnesses });
    await play.does('accounting', caseKey, 'MarkScripts', { markedScripts: 11 });
    await play.does('spokesperson', caseKey, 'MarkScripts', { markedScripts: 10 });
    const review = { markingReview: 'accept', codedScripts: 21, returnedScripts: 21 };
    const lost = { ...review, returnedScripts: 20 };
    const refusedReview = await refusedAt(play, 'procurement', caseKey, 'ReviewMarking', lost);
    isRefusedAt(refusedReview, 'returnedScripts', 'tp-07.5');
    const both = { ...review, codedScripts: 20, returnedScripts: 20 };
    const differing = await refusedAt(play, 'procurement', caseKey, 'ReviewMarking', both);
    isRefusedAt(differing, 'codedScripts', 'tp-16.2', 'ENTRIES_DIFFER');
    await play.does('procurement', caseKey, 'ReviewMarking', review);
    await play.does('custodian', caseKey, 'OpenIdentityKey', {
      sealCheck: 'intact',
      sealNumber: 'KEY-2027-1',
      ...witnesses
    });
  }
};

const scoreSheet = Array.from({ length: 21 }, (_none, index) => `E${101 + index},${60 + index}`).join('\n');

export const enterScores: Chapter = {
  title: '成績由二人各自登錄；不符者指出欄位，不能送出',
  async play(play, { caseKey }) {
    const entry = { scoreSheet, scoreTotal: 1470, codedScripts: 21, scoreMax: 100 };
    for (const wrong of [
      scoreSheet.replace('E110,69\n', ''),
      scoreSheet.replace('E110,69', 'E111,69'),
      scoreSheet.replace('E110,69', 'E110,101'),
      scoreSheet.replace('E110,69', 'E110,六九')
    ]) {
      const sheet = { ...entry, scoreSheet: wrong };
      const problem = await refusedAt(play, 'officer1', caseKey, 'EnterScores', sheet);
      isRefusedAt(problem, 'scoreSheet', 'wh-type.4');
    }
    await play.does('officer1', caseKey, 'EnterScores', entry);
    const again = { entryCheck: 'entered', ...entry };
    const own = await refusedAt(play, 'officer1', caseKey, 'RepeatScores', again);
    assert.equal(own.code, 'SELF_APPROVAL');
    const differing = { ...again, scoreSheet: scoreSheet.replace('E110,69', 'E110,96') };
    const refused = await refusedAt(play, 'officer2', caseKey, 'RepeatScores', differing);
    isRefusedAt(refused, 'scoreSheet', 'wh-type.4', 'ENTRIES_DIFFER');
    assert.equal(refused.problems?.map(({ path }) => path).join(), 'scoreSheet');
    assert.match(refused.problems?.[0]?.zh ?? '', /第 10 列/);
    await play.does('officer2', caseKey, 'RepeatScores', {
      entryCheck: 'return',
      entryReturn: '第一次漏列一人'
    });
    await play.does('officer1', caseKey, 'EnterScores', entry);
    await play.does('officer2', caseKey, 'RepeatScores', again);
    await play.does('head', caseKey, 'ApproveResults', { resultsDecision: 'approve', admittedCount: 5 });
    await play.desk.moveTo('2027-03-05T09:00:00+08:00');
    await play.does('officer1', caseKey, 'PublishResults');
  }
};
