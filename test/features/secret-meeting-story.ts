import assert from 'node:assert/strict';
import type { Answers } from '../support/play.ts';
import { engineHoldsNothing, verifyAudit } from '../support/story/closing-chapters.ts';
import { approvePlan, openPlan, releaseCase, submitPlan } from '../support/story/plan-chapters.ts';
import { roomOf } from '../support/story/rooms.ts';
import { zoningMeeting } from '../support/story/secret-meeting.ts';
import type { Chapter, Story } from '../support/story/story.ts';
import { gradeMeeting, vetAttendees } from './secret-meeting/attendance.ts';
import { keepMinutes, releaseNews } from './secret-meeting/outcome.ts';
import { collectPapers, losePaper } from './secret-meeting/papers.ts';
import { listResolutions, trackResolutions } from './secret-meeting/resolutions.ts';
import { arrangeMeeting, holdMeeting, prepareMeeting } from './secret-meeting/session.ts';

/** Friday 25 December is a holiday: the working day before this Monday is Thursday the 24th. */
const setting = zoningMeeting('2026-12-28T10:00+08:00');

const releasing: Answers = {
  ListReleases: {
    releaseItems: [
      { releaseArtefact: 'news', releaseAction: 'declassify', releaseGround: '已依核准內容發布' },
      { releaseArtefact: 'meeting-papers', releaseAction: 'keep', releaseGround: '公開展覽前續予保密' }
    ],
    reviewAgainOn: '2027-12-01'
  },
  ApproveRelease: { releaseDecision: 'approve' },
  EvaluatePlan: { effect: 'partial' }
};

const drawnUp: Chapter = {
  title: '簽到表、編號清冊、留用申請、紀錄分送與決議列管俱在',
  async play(play, { caseKey }) {
    const { documents } = await roomOf(play, 'ethics1', caseKey);
    const there = new Set(documents.map(({ templateId }) => templateId));
    for (const each of [
      'sign-in-sheet',
      'copy-register',
      'retention-request',
      'minutes-list',
      'resolution-list'
    ])
      assert.ok(there.has(each), `${each} was not drawn up`);
  }
};

const secrets = [
  '都市計畫變更',
  '松濤',
  '炒作',
  '白翊安',
  '方若海',
  '補正變更範圍圖說',
  '領用人稱',
  '公開展覽'
];

/** The plan of a zoning meeting, from grade and code name to the last resolution released; one paper of twelve does not come back. */
export const secretMeetingStory: Story = {
  templateId: 'plan-secret-meeting',
  secrets,
  chapters: [
    openPlan(setting),
    submitPlan(setting),
    approvePlan(setting),
    gradeMeeting,
    vetAttendees,
    arrangeMeeting,
    prepareMeeting,
    holdMeeting,
    collectPapers,
    losePaper,
    keepMinutes,
    releaseNews,
    listResolutions,
    trackResolutions,
    drawnUp,
    releaseCase(releasing),
    engineHoldsNothing(secrets),
    verifyAudit
  ]
};
