import assert from 'node:assert/strict';
import {
  chairMeeting,
  collectCopies,
  holdMeeting,
  prepareMeeting
} from '../../support/story/meeting-chapters.ts';
import { refusedAt, roomOf } from '../../support/story/rooms.ts';
import type { Chapter } from '../../support/story/story.ts';
import { committeeSize } from './committee.ts';
import { seal } from './tender.ts';

export const openBids: Chapter = {
  title: '收標、查驗封籤、開標',
  async play(play, { caseKey }) {
    await play.desk.moveTo('2026-12-11T10:00:00+08:00');
    await play.does('general', caseKey, 'KeepBidderList');
    await play.does('ethics1', caseKey, 'CarryOutSpotCheck', { spotCheckResult: 'normal' });
    await play.desk.moveTo('2026-12-15T17:05:00+08:00');
    await play.does('general', caseKey, 'ReceiveBids', { bidsReceived: 3 });
    await play.does('accounting', caseKey, 'ConfirmSupervision', {
      accountingAttends: 'attends',
      ethicsAttends: 'attends'
    });
    await play.desk.moveTo('2026-12-16T10:00:00+08:00');
    const custodian = play.desk.as('custodian');
    const check = await play.awaitTask('custodian', caseKey, 'CheckSeal');
    await assert.rejects(
      play.complete('custodian', check, { ...seal, sealCheck: 'intact', sealNumber: 'LG-2026-9999' }),
      /SEAL_MISMATCH/
    );
    await assert.rejects(
      play.complete('custodian', check, { ...seal, sealCheck: 'intact', witness2: seal.witness1 }),
      /witness2: 須有二位不同之見證人/
    );
    assert.ok(custodian.session);
    await play.complete('custodian', check, { ...seal, sealCheck: 'intact' });
    await play.does('construction', caseKey, 'AuthoriseOpening', { openingDecision: 'open' });
    await play.does('officer1', caseKey, 'OpenBids', { witness1: '岳心怡', witness2: '游承翰' });
    await play.does('officer1', caseKey, 'ReviewQualification', { qualificationResult: 'qualified' });
  }
};

export const evaluate: Chapter = {
  title: '評選會議：改期一次，編號資料發給與收回，評選結果彌封',
  async play(play, { caseKey }) {
    const schedule = { meetingAt: '2026-12-21T09:30+08:00', recusalReview: '無' };
    await play.does('construction', caseKey, 'ScheduleEvaluation', schedule);
    await prepareMeeting(play, caseKey, committeeSize, ['discussion']);
    await play.desk.moveTo('2026-12-21T09:30:00+08:00');
    await chairMeeting(play, caseKey, 'adjourned');
    const wrong = await play.awaitTask('officer1', caseKey, 'CollectCopy');
    await assert.rejects(
      play.complete('officer1', wrong, { returnDecision: 'collected', copyNumber: 77 }),
      /copyNumber: 此編號未曾發出/
    );
    await collectCopies(play, caseKey, committeeSize);
    await play.does('construction', caseKey, 'PostponeEvaluation', { meetingAt: '2026-12-24T09:30+08:00' });
    await prepareMeeting(play, caseKey, committeeSize, ['discussion']);
    await play.desk.moveTo('2026-12-24T09:30:00+08:00');
    await holdMeeting(play, caseKey);
    await collectCopies(play, caseKey, committeeSize);
    const crowded = { scoreSheets: committeeSize + 1 };
    const { problems } = await refusedAt(play, 'officer1', caseKey, 'RecordEvaluation', crowded);
    assert.equal(problems?.[0]?.path, 'scoreSheets');
    await play.does('officer1', caseKey, 'RecordEvaluation', { scoreSheets: committeeSize });
    const { copies } = await roomOf(play, 'officer1', caseKey);
    assert.deepEqual(
      copies.map(({ state }) => state),
      Array<string>(2 * committeeSize).fill('collected')
    );
  }
};

export const award: Chapter = {
  title: '決標：見證啟封底價、核定公告',
  async play(play, { caseKey }) {
    await play.does('construction', caseKey, 'AuthoriseAward', { awardDecision: 'proceed' });
    await play.does('custodian', caseKey, 'OpenItem', { ...seal, sealCheck: 'intact' });
    const { sealedItems } = await roomOf(play, 'head', caseKey);
    assert.equal(sealedItems.find(({ artefact }) => artefact === 'reserve-price')?.state, 'opened');
    await play.does('officer1', caseKey, 'RecordAward', { awardResult: 'awarded', awardAmount: 82_900_000 });
    await play.does('head', caseKey, 'ApproveAwardPublication', {
      publicationDecision: 'approve',
      reservePricePublication: 'publish'
    });
    await play.does('officer1', caseKey, 'PublishAward');
  }
};
