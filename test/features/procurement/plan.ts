import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { newKey } from '../../support/client.ts';
import type { Play } from '../../support/play.ts';
import {
  createPlan,
  runsAsApproved,
  savePlan,
  submitVersion,
  type Setting
} from '../../support/story/plan-chapters.ts';
import { reaches } from '../../support/story/rooms.ts';
import type { Chapter } from '../../support/story/story.ts';

/** Who takes part in the plan besides its drafter, ethics1: account → role. */
const cast: Setting['cast'] = [
  ['head', 'agency-head'],
  ['ethics2', 'ethics-officer'],
  ['procurement', 'unit-head'],
  ['construction', 'meeting-chair'],
  ['officer1', 'case-officer'],
  ['custodian', 'custodian'],
  ['accounting', 'accounting'],
  ['general', 'general-affairs']
];

const essentials = {
  subject: '臨港大橋耐震補強工程採購保密',
  ground: '公務機密維護規定及政府採購法令',
  purpose: '防止招標文件、底價、廠商及評選委員資料於依法公開前外洩',
  releaseCondition: '決標公告後，除未得標文件外解密',
  organisation: '局長督導，政風室策訂，採購科執行'
};

const replaced = (xml: string, from: string, to: string): string => {
  assert.ok(xml.includes(from), `the template has no ${from}`);
  return xml.replace(from, to);
};

const save = (play: Play, caseKey: string, edit: (xml: string) => string, note: string) =>
  savePlan(play, caseKey, essentials, edit, note);

export const openPlan: Chapter = {
  title: '由招標公告開案',
  async play(play, state) {
    const drafter = play.desk.as('ethics1');
    const notice: unknown = JSON.parse(
      await readFile(new URL('tender-notice.json', import.meta.url), 'utf8')
    );
    const { values, unread } = await drafter.call('readTenderNotice', { body: { notice } });
    assert.equal(values.estimatedAmount, 86_000_000);
    assert.equal(values.awardMethod, 'most-advantageous');
    assert.deepEqual(unread, []);
    const start = { ...values, codeName: '青松' };
    state.caseKey = await createPlan(play, { templateId: 'plan-procurement-bid', start, cast });
    play.tell('公告金額、類別、期日已填入；無無法讀取之欄位');
  }
};

export const drawPlan: Chapter = {
  title: '繪製計畫；違反規則者不得送核',
  async play(play, { caseKey }) {
    const drafter = play.desk.as('ethics1');
    const params = { caseKey };
    const evidence = 'name="shoumi:evidence" value="擬製影印登記"';
    const broken = await save(
      play,
      caseKey,
      (xml) => replaced(xml, evidence, 'name="shoumi:evidence" value=""'),
      '初稿'
    );
    assert.ok(broken.problems.length > 0, 'a measure without evidence breaks a rule');
    const body = { version: broken.version, idempotencyKey: newKey() };
    const refusal = await drafter.refused('submitPlan', { params, body });
    assert.equal(refusal.problem.code, 'PLAN_RULES_BROKEN');
    play.tell(`送核被拒：${refusal.problem.problems?.[0]?.zh ?? ''}`);
    const stale = await drafter.refused('savePlan', {
      params,
      body: { version: broken.version - 1, xml: '<x/>', essentials }
    });
    assert.ok(['STALE_VERSION', 'MODEL_UNREADABLE'].includes(stale.problem.code));
    const mend = (xml: string) =>
      replaced(
        replaced(xml, 'name="shoumi:evidence" value=""', evidence),
        '招標期間不定期抽查文件、帳號與通訊群組',
        '招標期間每週抽查文件、帳號與通訊群組'
      );
    const mended = await save(play, caseKey, mend, '補正佐證，抽查改為每週');
    assert.deepEqual(mended.problems, []);
    await submitVersion(play, caseKey, mended.version);
    play.tell('補正後送核');
  }
};

export const approvePlan: Chapter = {
  title: '首長退回一次後核定；核定與送核內容一致',
  async play(play, state) {
    const { caseKey } = state;
    const drafter = play.desk.as('ethics1');
    const head = play.desk.as('head');
    const first = await play.awaitTask('head', caseKey, 'HeadReviews');
    const hidden = await drafter.refused('task', { params: { taskKey: first.taskKey } });
    assert.equal(hidden.problem.code, 'NOT_FOUND');
    await play.complete('head', first, { headDecision: 'return', headReasons: '請敘明抽查週期之佐證' });

    const revise = await play.awaitTask('ethics1', caseKey, 'RevisePlan');
    const early = await drafter.refused('completeTask', {
      params: { taskKey: revise.taskKey },
      body: { values: { revision: 'resubmit', revisionNote: '已補正' }, idempotencyKey: newKey() }
    });
    assert.equal(early.problem.code, 'PLAN_STATE');
    const again = await save(play, caseKey, (xml) => replaced(xml, '抽查紀錄', '每週抽查紀錄'), '依批示修正');
    const bundleSha256 = await submitVersion(play, caseKey, again.version);
    await play.complete('ethics1', revise, { revision: 'resubmit', revisionNote: '已敘明每週抽查之佐證' });

    const review = await play.awaitTask('head', caseKey, 'HeadReviews');
    const taskParams = { taskKey: review.taskKey };
    const values = { headDecision: 'approve', headInstruction: null };
    const decide = (extra: object) =>
      head.refused('completeTask', {
        params: taskParams,
        body: { values, idempotencyKey: newKey(), ...extra }
      });
    assert.equal((await decide({ bundleSha256 })).problem.code, 'FRESH_PROOF_REQUIRED');
    const other = await decide({ bundleSha256: '0'.repeat(64), password: head.password });
    assert.equal(other.problem.code, 'BUNDLE_CHANGED');
    const shown = await head.call('task', { params: taskParams });
    assert.equal(shown.bundleSha256, bundleSha256);
    state.approvedXml = shown.diagram ?? '';
    await play.complete('head', review, { headDecision: 'approve', headInstruction: '照案核定，落實執行' });
    await play.does('procurement', caseKey, 'CoordinateWithUnitHead', { coordination: 'acknowledge' });
    await play.awaitTask('officer1', caseKey, 'RecordDrafters');
    await reaches(play, caseKey, 'running', 'head');
    await runsAsApproved(play, caseKey, state.approvedXml);
    play.tell('部署內容與核定內容逐位元相同');
  }
};
