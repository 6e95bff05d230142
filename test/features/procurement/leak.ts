import assert from 'node:assert/strict';
import type { Answers } from '../../support/play.ts';
import { everybody, leakReport, leakRoomOf, reaches, roomOf } from '../../support/story/rooms.ts';
import type { Chapter } from '../../support/story/story.ts';

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

export const reportLeak: Chapter = {
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

export const suspendTender: Chapter = {
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

export const settleLeak: Chapter = {
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
