import assert from 'node:assert/strict';
import type { Answers } from '../support/play.ts';
import { engineHoldsNothing, verifyAudit } from '../support/story/closing-chapters.ts';
import { releaseCase } from '../support/story/plan-chapters.ts';
import { roomOf } from '../support/story/rooms.ts';
import type { Chapter, Story } from '../support/story/story.ts';
import { award, evaluate, openBids } from './procurement/award.ts';
import { reportLeak, settleLeak, suspendTender } from './procurement/leak.ts';
import { approvePlan, drawPlan, openPlan } from './procurement/plan.ts';
import { prepareTender } from './procurement/tender.ts';

const releasing: Answers = {
  ListReleases: {
    releaseItems: [
      { releaseArtefact: 'tender-papers', releaseAction: 'declassify', releaseGround: '已依法公告' },
      { releaseArtefact: 'bids', releaseAction: 'keep', releaseGround: '未得標文件續予保密' }
    ],
    reviewAgainOn: '2027-12-01'
  },
  ApproveRelease: { releaseDecision: 'approve' },
  EvaluatePlan: { effect: 'good' }
};

const release: Chapter = {
  title: '解密、歸檔、評估與結案',
  async play(play, state) {
    await releaseCase(releasing).play(play, state);
    assert.ok((await roomOf(play, 'ethics1', state.caseKey)).measures.length > 10);
  }
};

const secrets = [
  '臨港大橋',
  '青松',
  '83500000',
  '83200000',
  '86000000',
  'LG-2026-0117',
  '溫以恆',
  '杜明軒',
  '白翊安',
  '群組截圖'
];

/** The procurement plan from its tender notice to its end, with a leak on the way. */
export const procurementStory: Story = {
  templateId: 'plan-procurement-bid',
  secrets,
  chapters: [
    openPlan,
    drawPlan,
    approvePlan,
    prepareTender,
    reportLeak,
    suspendTender,
    settleLeak,
    openBids,
    evaluate,
    award,
    release,
    engineHoldsNothing(secrets),
    verifyAudit
  ]
};
