import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { newKey } from '../support/client.ts';
import type { Answers, Play } from '../support/play.ts';
import { engineHoldsNothing, verifyAudit } from '../support/story/closing-chapters.ts';
import {
  chairMeeting,
  collectCopies,
  holdMeeting,
  prepareMeeting
} from '../support/story/meeting-chapters.ts';
import {
  createPlan,
  releaseCase,
  runsAsApproved,
  savePlan,
  submitVersion,
  type Setting
} from '../support/story/plan-chapters.ts';
import {
  everybody,
  leakRoomOf,
  membersIn,
  personOf,
  reaches,
  refusedAt,
  leakReport,
  roomOf
} from '../support/story/rooms.ts';
import type { Chapter, Story } from '../support/story/story.ts';
import { until } from '../support/until.ts';

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

/** Staff who join the plan only when they are nominated for its committee. */
const nominated = ['committee', 'officer2', 'infosec'];

const essentials = {
  subject: '臨港大橋耐震補強工程採購保密',
  ground: '公務機密維護規定及政府採購法令',
  purpose: '防止招標文件、底價、廠商及評選委員資料於依法公開前外洩',
  releaseCondition: '決標公告後，除未得標文件外解密',
  organisation: '局長督導，政風室策訂，採購科執行'
};

const seal = { sealNumber: 'LG-2026-0117', witness1: '岳心怡', witness2: '游承翰' };

const experts = [
  { nomineeKind: 'expert', nomineeName: '白翊安', nomineePost: '大學土木系教授' },
  { nomineeKind: 'expert', nomineeName: '方若海', nomineePost: '結構技師' },
  { nomineeKind: 'expert', nomineeName: '夏予寧', nomineePost: '退休主任秘書' }
];

/** How many receive numbered papers: the committee as decided. */
const committeeSize = 5;

const leak = {
  reportKind: 'leak',
  leakType: 'bidder-identity',
  channel: 'messenger-group',
  leakGrade: 'official-secret',
  affectedMatter: 'procurement',
  matterPhase: 'tender',
  whatLeaked: '三家領標廠商名稱出現在同業通訊群組',
  channelDetail: '群組截圖顯示廠商名單',
  whoMayKnow: '採購科及總務經手人員',
  evidenceKnown: '截圖兩張，存於通報人公務手機'
};

const replaced = (xml: string, from: string, to: string): string => {
  assert.ok(xml.includes(from), `the template has no ${from}`);
  return xml.replace(from, to);
};

const save = (play: Play, caseKey: string, edit: (xml: string) => string, note: string) =>
  savePlan(play, caseKey, essentials, edit, note);

const openPlan: Chapter = {
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

const drawPlan: Chapter = {
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

const approvePlan: Chapter = {
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

const prepareTender: Chapter = {
  title: '招標文件、底價封存、評選委員會',
  async play(play, { caseKey }) {
    await play.does('officer1', caseKey, 'RecordDrafters');
    await play.does('officer1', caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    await play.does('head', caseKey, 'ApproveTenderPapers', { tenderPapersDecision: 'approve' });
    await play.does('accounting', caseKey, 'InformSuperior', { superiorAttendance: 'informed' });
    await play.does('procurement', caseKey, 'ProposeReservePrice', { proposedPrice: 83_500_000 });
    await play.does('head', caseKey, 'SetReservePrice', { reservePrice: 83_200_000 });
    await play.does('head', caseKey, 'SealItem', seal);
    const whole = { sealCheck: 'intact', sealNumber: seal.sealNumber };
    await play.does('custodian', caseKey, 'HandOverItem', whole);
    await formCommittee(play, caseKey);
    await play.desk.moveTo('2026-11-20T09:00:00+08:00');
    await suspendShortly(play, caseKey);
    await play.does('officer1', caseKey, 'PublishNotice');
    const { sealedItems } = await roomOf(play, 'ethics1', caseKey);
    assert.equal(sealedItems.find(({ artefact }) => artefact === 'reserve-price')?.state, 'handed-over');
  }
};

const committeeIn = (play: Play, caseKey: string) => membersIn(play, 'ethics1', caseKey, 'committee-member');

/** The head sends the plan an instruction and waits until the case shows it. */
async function instruct(play: Play, caseKey: string, action: string, values: object, state: string) {
  const head = play.desk.as('head');
  const body = { values: { ...values }, password: head.password, idempotencyKey: newKey() };
  await head.call('caseAction', { params: { caseKey, action }, body });
  await until(
    async () => {
      const { case: now, actions } = await roomOf(play, 'head', caseKey);
      const resumable = actions.some((each) => each.action === 'resume-plan');
      return now.state === state && resumable === (state === 'suspended');
    },
    () => play.whereItStands(caseKey)
  );
}

/** What was open before a suspension discloses nothing while it lasts; a stale order to resume does not end the next one. */
async function suspendShortly(play: Play, caseKey: string): Promise<void> {
  const publish = await play.awaitTask('officer1', caseKey, 'PublishNotice');
  const { camunda } = play.desk.product.desk;
  const ground = { suspensionGround: '投標須知須先釐清' };
  for (const round of [1, 2]) {
    await instruct(play, caseKey, 'suspend-plan', ground, 'suspended');
    await assert.rejects(play.complete('officer1', publish), /PLAN_SUSPENDED/);
    const body = { params: { taskKey: publish.taskKey } };
    assert.match((await play.desk.as('officer1').call('task', body)).hint?.zh ?? '', /計畫暫停中/);
    const orders = { resumptionGround: `釐清完畢（第 ${round} 次）` };
    await instruct(play, caseKey, 'resume-plan', orders, 'running');
    const again = { values: orders, password: play.desk.as('head').password, idempotencyKey: newKey() };
    const stale = await play.desk
      .as('head')
      .refused('caseAction', { params: { caseKey, action: 'resume-plan' }, body: again });
    assert.equal(stale.problem.code, 'NOT_FOUND');
    await camunda.publishMessage({
      name: 'resume-plan',
      correlationKey: caseKey,
      timeToLive: 0,
      variables: {}
    });
  }
  play.tell('暫停中不得公告；恢復後始得辦理');
}

/** A list that is too short is refused; the whole one becomes the committee, less who must recuse. */
async function formCommittee(play: Play, caseKey: string): Promise<void> {
  const task = await play.awaitTask('officer1', caseKey, 'NominateCommittee');
  const colleagues = await Promise.all(nominated.map((account) => personOf(play, account)));
  const staff = colleagues.map(({ personId }) => ({
    nomineeKind: 'internal',
    nomineePerson: personId,
    nomineePost: '機關同仁'
  }));
  const outside = await play.desk.as('committee').refused('caseRoom', { params: { caseKey } });
  assert.equal(outside.problem.code, 'NOT_FOUND');
  for (const nominees of [
    [...experts, staff[0]],
    [experts[0], ...staff]
  ])
    await assert.rejects(play.complete('officer1', task, { nominees }), /COMMITTEE_COMPOSITION/);
  assert.deepEqual(await committeeIn(play, caseKey), []);
  await play.complete('officer1', task, { nominees: [...experts, ...staff] });
  const committee = await committeeIn(play, caseKey);
  assert.deepEqual(
    new Set(committee.map(({ name }) => name)),
    new Set([...experts.map(({ nomineeName }) => nomineeName), ...colleagues.map(({ name }) => name)])
  );
  const infosec = committee.find(({ name }) => name === colleagues.at(-1)?.name)?.participationId ?? '';
  await play.does('ethics1', caseKey, 'CheckConflicts', {
    conflictResult: 'replaced',
    recusedMembers: [infosec]
  });
  assert.equal((await committeeIn(play, caseKey)).length, committeeSize);
  const recused = await play.desk.as('infosec').refused('caseRoom', { params: { caseKey } });
  assert.equal(recused.problem.code, 'NOT_FOUND');
  await play.does('head', caseKey, 'DecideCommittee', { committeeDecision: 'approve', listSecrecy: 'keep' });
  for (const member of ['committee', 'officer2'])
    await play.does(member, caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
  const signed = new Set<unknown>();
  for (let paper = 0; paper < experts.length; paper += 1) signed.add(await signOnPaper(play, caseKey));
  assert.deepEqual(signed, new Set(experts.map(({ nomineeName }) => nomineeName)));
  play.tell('委員五人，外聘三人；迴避者已退出，外聘委員以紙本切結');
}

/** The officer records what an outsider signed on paper; answers whose it was, as the task names them. */
async function signOnPaper(play: Play, caseKey: string): Promise<unknown> {
  const task = await play.awaitTask('officer1', caseKey, 'RecordPaperSignature');
  const { values } = await play.desk.as('officer1').call('task', { params: { taskKey: task.taskKey } });
  await play.complete('officer1', task, { undertakingDecision: 'signed' });
  return values.participantName;
}

const reportLeak: Chapter = {
  title: '招標期間廠商名稱外洩：通報、知悉、先保全證據',
  async play(play, state) {
    await play.desk.moveTo('2026-11-27T14:00:00+08:00');
    const reporter = play.desk.as('general');
    const body = await leakReport(play, 'general', state.caseKey, leak);
    const receipt = await reporter.call('reportLeak', { body });
    state.leakKey = receipt.caseKey;
    assert.equal(receipt.mayOpen, false);
    assert.deepEqual(await reporter.call('reportLeak', { body }), receipt);
    play.tell(`收件編號 ${receipt.number}`);
    const outside = await reporter.refused('leakRoom', { params: { caseKey: state.leakKey } });
    const nowhere = await reporter.refused('leakRoom', { params: { caseKey: 'no-such-case' } });
    assert.deepEqual(outside.problem, nowhere.problem);
    await play.does('head', state.leakKey, 'AcknowledgeLeak');
    const before = await play.desk
      .as('ethics1')
      .call('tasks', { query: { caseKey: state.leakKey, limit: 100 } });
    const asking = new Set(['ReviewProposal', 'InterviewStaff', 'ReviewLogs']);
    assert.ok(
      !before.tasks.some(({ elementId }) => asking.has(elementId)),
      'nobody is asked before evidence is secured'
    );
    await play.does('ethics1', state.leakKey, 'PreserveEvidence', {
      evidenceTitle: '通訊群組截圖',
      evidenceKind: 'screenshot',
      evidenceSha256: '4f6a1c0e'.repeat(8),
      moreEvidence: false,
      crimeSuspected: false
    });
    const { evidence } = await leakRoomOf(play, 'ethics1', state.leakKey);
    assert.equal(evidence.length, 1);
  }
};

const suspendTender: Chapter = {
  title: '首長同意，於認定前依法暫停招標；底價仍封存',
  async play(play, { caseKey, leakKey }) {
    const chosenMeasures = ['suspend-tender', 'request-deletion', 'brief-staff'];
    await play.does('ethics1', leakKey, 'ReviewProposal', { chosenMeasures });
    await play.does('head', leakKey, 'ConsentRemediation', {
      consentDecision: 'consented',
      chosenMeasures,
      suspensionClause: 'gpa-48-1-2',
      suspensionGround: '發現有足以影響採購公正之違法或不當行為',
      suspensionDecidedBy: '局長溫以恆'
    });
    await reaches(play, caseKey, 'suspended', 'head');
    const leak = await leakRoomOf(play, 'head', leakKey);
    assert.deepEqual(leak.findings, [], 'suspended before any finding');
    const { sealedItems } = await roomOf(play, 'head', caseKey);
    assert.equal(sealedItems.find(({ artefact }) => artefact === 'reserve-price')?.state, 'handed-over');
    play.tell('招標暫停；底價封存中');
  }
};

const findings: Answers = {
  MarkImplicated: {
    implicatedParticipations: [],
    otherImplicated: '採購科約用人員一名',
    personToBeHeard: true
  },
  RecordFinding: (round) =>
    round === 1
      ? {
          findingKind: 'administrative-liability',
          findingPerson: '採購科約用人員',
          findingMatter: '將領標廠商名稱傳入通訊群組',
          moreFindings: true
        }
      : { findingKind: 'undetermined', findingMatter: '群組內其他轉傳者', moreFindings: false },
  ReviewLiability: { liabilityReview: 'agreed' },
  DecideLiability: { liabilityDecision: 'pursue' },
  AnalyseCauses: { causes: ['ml-cause.1', 'ml-cause.5'], channelsFound: ['messenger-group'] },
  ReviewAnalysis: { analysisDecision: 'approved' },
  CoordinateUnitHead: { coordinationReply: 'acknowledged' },
  CarryOutMeasure: { carriedOut: 'done' },
  VerifyMeasure: { measureVerdict: 'verified' },
  ObtainInvestigatorConsent: { investigatorConsent: 'consented' },
  AssessResidualDamage: { residualDamage: 'limited' },
  DecideTender: { tenderDecision: 'resume' },
  ApproveClosing: { closingDecision: 'approved' }
};

const settleLeak: Chapter = {
  title: '查證、認定、研析、補救與結案；恢復招標',
  async play(play, { caseKey, leakKey }) {
    const closed = async () => (await leakRoomOf(play, 'ethics1', leakKey)).case.state === 'closed';
    await play.workOff(leakKey, everybody(play), closed, { answers: findings });
    const leak = await leakRoomOf(play, 'ethics1', leakKey);
    assert.deepEqual(leak.findings.map(({ kind }) => kind).sort(), ['administrative', 'undetermined']);
    assert.ok(leak.remediation.length > 0);
    assert.ok(
      leak.remediation.every(({ state }) => state === 'verified'),
      'every measure is verified'
    );
    assert.deepEqual(
      new Set(leak.documents.map(({ templateId }) => templateId)),
      new Set(['leak-report', 'remediation-list', 'case-analysis'])
    );
    await reaches(play, caseKey, 'running', 'head');
    play.tell('洩密案結案，招標恢復');
  }
};

const openBids: Chapter = {
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

const evaluate: Chapter = {
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

const award: Chapter = {
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
