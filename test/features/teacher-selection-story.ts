import assert from 'node:assert/strict';
import type { Play } from '../support/play.ts';
import type { Setting } from '../support/story/plan-chapters.ts';
import { collectCopies, holdMeeting, witnesses } from '../support/story/meeting-chapters.ts';
import { isDueAt, membersIn, personOf, refusedAt, roomOf, sendAction } from '../support/story/rooms.ts';
import { isRefusedAt } from '../support/story/refusals.ts';
import type { Chapter, Story } from '../support/story/story.ts';
import {
  callMeeting,
  closeReview,
  committeeSize,
  formCommittee,
  listAssessed,
  openReview,
  type Review,
  sealResult,
  unseal,
  vote
} from './personnel-chapters.ts';

const setting: Setting = {
  templateId: 'plan-personnel-review',
  start: {
    codeName: '春芽',
    reviewTitle: '海風國中教師甄選',
    reviewKind: 'selection',
    assessedCount: 412,
    interviews: 'yes',
    meetingAt: '2026-12-11T14:00+08:00',
    noticeOn: '2026-12-28'
  },
  cast: [
    ['head', 'agency-head'],
    ['ethics2', 'ethics-officer'],
    ['procurement', 'unit-head'],
    ['construction', 'meeting-chair'],
    ['officer1', 'case-officer'],
    ['custodian', 'custodian'],
    ['general', 'general-affairs'],
    ['infosec', 'infosec-officer']
  ],
  essentials: {
    subject: '海風國中四百一十二人教師甄選保密',
    purpose: '防止面試評分、票數及錄取名單於核定前外洩',
    releaseCondition: '錄取名單公布後解密，評分續予保密',
    organisation: '校長督導，政風單位策訂，教務及人事執行'
  }
};

const review: Review = {
  setting,
  assessed: 412,
  proposed: ['committee', 'officer2', 'accounting', 'spokesperson', 'maintenance'],
  outsiders: ['白翊安', '方若海']
};

const tested = ['software', 'malware', 'line', 'room', 'recording'];

const interview: Chapter = {
  title: '面試以實體為原則；視訊須敘明事由、經同意並測試',
  async play(play, { caseKey }) {
    const interviewBatches = [{ interviewOn: '2026-12-02', interviewVenue: '第一會議室', interviewees: 412 }];
    const video = {
      interviewMode: 'video',
      interviewVideoGround: '應試者二人因傷無法到場',
      interviewBatches
    };
    const groundless = { ...video, interviewVideoGround: '' };
    const { problems } = await refusedAt(play, 'officer1', caseKey, 'ArrangeInterviews', groundless);
    assert.equal(problems?.[0]?.path, 'interviewVideoGround');
    await play.does('officer1', caseKey, 'ArrangeInterviews', video);
    await play.does('head', caseKey, 'ConsentVideoInterview', { interviewConsent: 'approve' });
    const untested = { equipmentChecks: tested.slice(1) };
    isRefusedAt(
      await refusedAt(play, 'infosec', caseKey, 'TestInterviewEquipment', untested),
      'equipmentChecks',
      'wh-hr.4'
    );
    await play.does('infosec', caseKey, 'TestInterviewEquipment', { equipmentChecks: tested });
    await play.desk.moveTo('2026-12-02T09:00:00+08:00');
    const held = { ...witnesses, interviewed: 408, scoreSheetSeal: 'IV-2026-0007' };
    const recorded = { ...held, interviewRecording: 'others' };
    isRefusedAt(
      await refusedAt(play, 'officer1', caseKey, 'HoldInterviews', recorded),
      'interviewRecording',
      'wh-hr.5'
    );
    await play.does('officer1', caseKey, 'HoldInterviews', { ...held, interviewRecording: 'none' });
  }
};

/** The unit head, who supervises the hand-over, finds the member by a sign: the committee is not for them to know. */
async function findsBySign(play: Play, caseKey: string, leaver: string | undefined): Promise<void> {
  const { taskKey } = await play.awaitTask('procurement', caseKey, 'TakeHandOver');
  const { earlier, values } = await play.desk.as('procurement').call('task', { params: { taskKey } });
  const sign = earlier[0]?.answers[0]?.text ?? '';
  assert.match(sign, /^（不公開） [0-9a-f]{4}$/);
  const offered = values.participants as readonly { value: string; label: string }[];
  assert.equal(offered.find(({ label }) => label.startsWith(sign))?.value, leaver);
}

/** A member leaves with a numbered copy: it comes back first, and the successor undertakes secrecy before reading anything. */
async function handOver(play: Play, caseKey: string): Promise<void> {
  await sendAction(play, 'procurement', caseKey, 'hand-over-member');
  const spokesperson = await personOf(play, 'spokesperson');
  const members = await membersIn(play, 'ethics1', caseKey, 'committee-member');
  const leavingMember = members.find(({ name }) => name === spokesperson.name)?.participationId;
  const successorPerson = (await personOf(play, 'staff')).personId;
  await play.does('officer1', caseKey, 'ListHandOver', { leavingMember });
  await findsBySign(play, caseKey, leavingMember);
  const taken = { leavingMember, successorPerson };
  const early = await refusedAt(play, 'procurement', caseKey, 'TakeHandOver', taken);
  assert.equal(early.code, 'COPIES_STILL_OUT');
  await collectCopies(play, caseKey, committeeSize(review));
  const foreign = { ...taken, returnedCopies: '77' };
  const unknown = await refusedAt(play, 'procurement', caseKey, 'TakeHandOver', foreign);
  isRefusedAt(unknown, 'returnedCopies', 'ac-m.4', 'COPY_NOT_ISSUED');
  await play.does('procurement', caseKey, 'TakeHandOver', taken);
  const gone = await play.desk.as('spokesperson').refused('caseRoom', { params: { caseKey } });
  assert.equal(gone.problem.code, 'NOT_FOUND');
  await play.does('staff', caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
  const { copies } = await roomOf(play, 'officer1', caseKey);
  assert.ok(
    copies.some(({ holder }) => holder === spokesperson.name),
    'who held a copy stays known'
  );
  const handOverChecks = ['copies', 'access', 'undertaking'];
  await play.does('ethics1', caseKey, 'ConfirmHandOver', { handOverChecks });
  assert.ok((await roomOf(play, 'staff', caseKey)).members.length > 0);
}

const meet: Chapter = {
  title: '甄選委員會；一名委員離開，收回、移交、接任者切結',
  async play(play, { caseKey }) {
    const agenda = { meetingAt: setting.start.meetingAt, agenda: '錄取名單' };
    const silent = await refusedAt(play, 'construction', caseKey, 'SetAgenda', { ...agenda, voteHeld: 'no' });
    isRefusedAt(silent, 'voteHeld', 'wh-hr.2');
    await play.does('construction', caseKey, 'SetAgenda', { ...agenda, voteHeld: 'yes' });
    await callMeeting(play, caseKey, review, ['vote']);
    await play.desk.moveTo('2026-12-11T14:00:00+08:00');
    await holdMeeting(play, caseKey);
    await play.does('ethics1', caseKey, 'CarryOutSpotCheck', { spotCheckResult: 'normal' });
    await vote(play, caseKey, review, 'SB-2026-0102');
    await handOver(play, caseKey);
    await sealResult(play, caseKey, '正取八人，備取六人', 'SR-2026-0009');
  }
};

const reconsider: Chapter = {
  title: '首長交回復議：封存結果作廢，另開會議',
  async play(play, { caseKey }) {
    const returned = { resultDecision: 'return', resultReasons: '備取順位請再審酌' };
    await play.does('head', caseKey, 'ApproveResult', returned);
    await play.does('custodian', caseKey, 'VoidItem', { ...witnesses, sealCheck: 'broken' });
    const meetingAt = '2026-12-21T10:00+08:00';
    await play.does('construction', caseKey, 'SetAgenda', { meetingAt, voteHeld: 'yes', agenda: '復議' });
    await callMeeting(play, caseKey, review, ['vote']);
    await play.desk.moveTo('2026-12-21T10:00:00+08:00');
    await holdMeeting(play, caseKey);
    await play.does('ethics1', caseKey, 'CarryOutSpotCheck', { spotCheckResult: 'normal' });
    await vote(play, caseKey, review, 'SB-2026-0103');
    await collectCopies(play, caseKey, committeeSize(review));
    await sealResult(play, caseKey, '正取八人，備取五人', 'SR-2026-0010');
    await play.does('head', caseKey, 'ApproveResult', { resultDecision: 'approve' });
    await unseal(play, caseKey, 'SR-2026-0010');
    const notice = { noticeManner: 'list', noticesSent: 412 };
    const task = await play.awaitTask('officer1', caseKey, 'IssueNotice');
    isDueAt(task, '2026-12-28T17:30:00+08:00');
    await play.complete('officer1', task, notice);
  }
};

/** A city school's selection of teachers among 412 candidates, with interviews, a member who leaves, and a reconsideration. */
export const teacherSelectionStory: Story = {
  templateId: setting.templateId,
  chapters: [
    ...openReview(review),
    listAssessed(review),
    formCommittee(review),
    interview,
    meet,
    reconsider,
    ...closeReview(
      ['春芽', '正取八人', 'SB-2026-0102', 'SR-2026-0010', 'IV-2026-0007', '白翊安'],
      ['ballot-record', 'review-notice', 'hand-over-list', 'sign-in-sheet', 'copy-register', 'undertaking']
    )
  ],
  secrets: ['正取八人', 'SB-2026-0102', 'SR-2026-0010', 'IV-2026-0007', '四百一十二人', '受評者']
};
