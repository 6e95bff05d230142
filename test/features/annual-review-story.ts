import assert from 'node:assert/strict';
import type { Setting } from '../support/story/plan-chapters.ts';
import { collectCopies, holdMeeting } from '../support/story/meeting-chapters.ts';
import { isDueAt, membersIn, personOf, refusedAt, roomOf } from '../support/story/rooms.ts';
import type { Play } from '../support/play.ts';
import type { Chapter, Story } from '../support/story/story.ts';
import {
  callMeeting,
  closeReview,
  committeeSize,
  formCommittee,
  listAssessed,
  openReview,
  refuseStart,
  type Review,
  sealResult,
  unseal,
  vote
} from './personnel-chapters.ts';

const setting: Setting = {
  templateId: 'plan-personnel-review',
  start: {
    codeName: '秋實',
    reviewTitle: '海風市政府工務局年終考績',
    reviewKind: 'annual-review',
    assessedCount: 137,
    interviews: 'no',
    meetingAt: '2026-12-23T14:00+08:00',
    noticeOn: '2026-12-31'
  },
  cast: [
    ['head', 'agency-head'],
    ['ethics2', 'ethics-officer'],
    ['procurement', 'unit-head'],
    ['construction', 'meeting-chair'],
    ['officer1', 'case-officer'],
    ['custodian', 'custodian'],
    ['general', 'general-affairs']
  ],
  essentials: {
    subject: '本局一百三十七人年終考績保密',
    purpose: '防止考績等次、票數及審議內容於核定前外洩',
    releaseCondition: '結果通知後解密，審議資料續予保密',
    organisation: '局長督導，政風室策訂，人事單位執行'
  }
};

const review: Review = {
  setting,
  assessed: 137,
  proposed: ['committee', 'officer2', 'accounting', 'spokesperson', 'staff', 'infosec'],
  outsiders: []
};

const overdue: Chapter = {
  title: '名冊逾期：工作日不計週末，屆期提醒',
  async play(play, { caseKey }) {
    const task = await play.awaitTask('officer1', caseKey, 'RecordAssessed');
    isDueAt(task, '2026-11-05T17:30:00+08:00');
    await play.desk.moveTo('2026-11-13T09:00:00+08:00');
    const { notices } = await play.desk.as('head').call('notices');
    assert.ok(notices.some(({ subject }) => subject.zh.includes('逾期')));
  }
};

const meet: Chapter = {
  title: '考績會：有投票不得視訊，實體召開，資料編號收回',
  async play(play, { caseKey }) {
    const agenda = { meetingAt: setting.start.meetingAt, voteHeld: 'yes', agenda: '考績初核' };
    await play.does('construction', caseKey, 'SetAgenda', agenda);
    await callMeeting(play, caseKey, review, ['annual-review', 'vote']);
    await play.desk.moveTo('2026-12-23T14:00:00+08:00');
    await holdMeeting(play, caseKey);
    await play.does('ethics1', caseKey, 'CarryOutSpotCheck', { spotCheckResult: 'normal' });
    await vote(play, caseKey, review, 'PB-2026-0031');
    await collectCopies(play, caseKey, committeeSize(review));
    const { copies } = await roomOf(play, 'officer1', caseKey);
    assert.deepEqual(new Set(copies.map(({ state }) => state)), new Set(['collected']));
  }
};

/** The committee's first member, as the custodian is told; the chair knows whom to convene. */
async function committeeShown(play: Play, caseKey: string): Promise<string | null | undefined> {
  const [convened] = await membersIn(play, 'construction', caseKey, 'committee-member');
  assert.equal(convened?.name, (await personOf(play, 'committee')).name);
  return (await membersIn(play, 'custodian', caseKey, 'committee-member'))[0]?.name;
}

const decide: Chapter = {
  title: '結果封存至首長核定；期限跨越國定假日與週末',
  async play(play, { caseKey }) {
    const task = await play.awaitTask('officer1', caseKey, 'RecordResult');
    isDueAt(task, '2026-12-28T17:30:00+08:00');
    await sealResult(play, caseKey, '甲等七十五人，乙等六十二人', 'PR-2026-0058');
    await play.desk.moveTo('2026-12-30T10:00:00+08:00');
    await play.does('head', caseKey, 'ApproveResult', { resultDecision: 'approve' });
    await unseal(play, caseKey, 'PR-2026-0058');
    const published = await refusedAt(play, 'officer1', caseKey, 'IssueNotice', { noticeManner: 'list' });
    assert.equal(published.problems?.[0]?.path, 'noticeManner');
    assert.equal(await committeeShown(play, caseKey), '（不公開）');
    await play.does('officer1', caseKey, 'IssueNotice', { noticeManner: 'individual', noticesSent: 137 });
    assert.equal(await committeeShown(play, caseKey), (await personOf(play, 'committee')).name);
  }
};

/** A bureau's annual review of 137 people, from the list to the release. */
export const annualReviewStory: Story = {
  templateId: setting.templateId,
  chapters: [
    refuseStart(review),
    ...openReview(review),
    overdue,
    listAssessed(review),
    formCommittee(review),
    meet,
    decide,
    ...closeReview(
      ['秋實', '甲等七十五人', 'PB-2026-0031', 'PR-2026-0058', '杜明軒'],
      ['ballot-record', 'review-notice', 'sign-in-sheet', 'copy-register', 'undertaking', 'release-list']
    )
  ],
  secrets: ['甲等七十五人', 'PB-2026-0031', 'PR-2026-0058', '一百三十七人', '受評者']
};
