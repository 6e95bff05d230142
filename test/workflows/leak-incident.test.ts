import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../engine/commands.ts';
import { Story } from './story.ts';

/** Bidders' names went through a messenger group while the tender was running. */
const report: JsonObject = {
  caseKey: 'leak-1',
  parentCaseKey: 'plan-1',
  reportKind: 'leak',
  leakType: 'bidder-identity',
  channel: 'messenger-group',
  itChannel: true,
  leakGrade: 'official-secret',
  affectedMatter: 'procurement',
  matterPhase: 'tender',
  headImplicated: false,
  officerImplicated: false,
  otherAgency: false
};

let story: Story;
let key: string;
beforeEach(async () => {
  story = await Story.open();
  story.members = {
    'unit-head': ['unit-head-1'],
    'ethics-officer': ['officer-1'],
    'infosec-officer': ['infosec-1'],
    custodian: ['custodian-1']
  };
});
afterEach(() => story.close());

const reported = async (more: JsonObject = {}): Promise<void> => {
  key = await story.start('leak-incident', { ...report, ...more });
};
const preserved = (more: JsonObject = {}) =>
  story.complete('PreserveEvidence', { moreEvidence: false, crimeSuspected: false, ...more });

async function enquired(): Promise<void> {
  for (const step of ['ReviewLogs', 'CheckCopyCustody', 'InterviewStaff']) await story.complete(step);
  await story.complete('MarkImplicated', { personToBeHeard: true, personalDataLeaked: false });
  await story.complete('HearPersonConcerned');
}

async function analysed(): Promise<void> {
  await story.complete('AnalyseCauses', { causes: ['ml-cause.1'], subCauses: ['ac-cause.1'] });
  await story.complete('ProposePrevention', { inspectionNeeded: true });
  await story.complete('ReviewAnalysis', { analysisDecision: 'approved' });
}

async function consented(chosenMeasures: string[]): Promise<void> {
  await story.complete('ReviewProposal', { chosenMeasures });
  await story.complete('ConsentRemediation', { consentDecision: 'consented', chosenMeasures });
}

/** Carries out and verifies every open measure. */
async function mended(): Promise<void> {
  while (story.open().includes('CarryOutMeasure'))
    await story.complete('CarryOutMeasure', { carriedOut: 'done' });
  while (story.open().includes('VerifyMeasure'))
    await story.complete('VerifyMeasure', { measureVerdict: 'verified' });
}

describe('a leak report', () => {
  it('tells the head, the ethics officers and the superior at once and asks for nothing but notice, evidence and the cyber report', async () => {
    await reported();
    expect(story.notices()).toEqual(['leak-at-once → agency-head,superior-ethics,ethics-officer']);
    expect(story.open()).toEqual(['AcknowledgeLeak', 'NotifyCyberIncident', 'PreserveEvidence']);
    const due = (element: string) => Date.parse(story.task(element).dueDate ?? '') - story.bench.clock.now();
    expect(due('AcknowledgeLeak')).toBe(3_600_000);
    expect(due('NotifyCyberIncident')).toBe(3_600_000);
  });

  it('leaves the cyber track out when the channel is not information technology', async () => {
    await reported({ channel: 'paper', itChannel: false });
    expect(story.open()).toEqual(['AcknowledgeLeak', 'PreserveEvidence']);
  });

  it('is handed over, and no more, when it is the matter of another agency', async () => {
    await reported({ otherAgency: true });
    expect(story.notices()).toEqual([]);
    expect(story.open()).toEqual(['HandOverToAgency']);
    await story.complete('HandOverToAgency');
    story.bench.expectCompleted(key);
    expect(story.done('set-case-state').map(({ headers }) => headers.state)).toEqual(['closed']);
  });

  it('reminds after an hour without notice taken, and goes to the superior after two', async () => {
    await reported();
    await story.pass(1);
    expect(story.notices()).toContain('leak-reminder → agency-head');
    expect(story.notices()).not.toContain('leak-escalation → superior-ethics');
    await story.pass(1);
    expect(story.notices()).toContain('leak-escalation → superior-ethics');
    await story.complete('AcknowledgeLeak');
  });

  it('passes over a head who may be implicated', async () => {
    await reported({ headImplicated: true });
    expect(story.role('AcknowledgeLeak')).toBe('superior-ethics');
    await preserved();
    await story.complete('ReviewProposal', { chosenMeasures: ['brief-staff'] });
    expect(story.role('ConsentRemediation')).toBe('superior-ethics');
  });

  it('passes over an ethics officer who may be implicated', async () => {
    await reported({ officerImplicated: true });
    expect(story.role('PreserveEvidence')).toBe('superior-ethics');
  });

  it('is cancelled by the head at any time, and the tender resumes only if the head says so', async () => {
    await reported();
    await preserved();
    await story.bench.do({
      type: 'PublishMessage',
      name: 'cancel-case',
      correlationKey: 'leak-1',
      variables: { resumeTender: true }
    });
    await story.settle();
    story.bench.expectCompleted(key);
    expect(story.open()).toEqual([]);
    expect(story.messages).toContainEqual({ name: 'resume-plan', correlationKey: 'plan-1' });
    expect(story.done('set-case-state').at(-1)?.headers.state).toBe('cancelled');
  });
});

describe('evidence', () => {
  it('comes before every interview and every request for deletion', async () => {
    await reported();
    await preserved({ moreEvidence: true });
    expect(story.open()).not.toContain('InterviewStaff');
    await preserved();
    expect(story.open()).toEqual(expect.arrayContaining(['InterviewStaff', 'ReviewProposal']));
  });

  it('with suspicion of a crime goes to the investigators, who may stop the enquiry but not the containment', async () => {
    await reported();
    await preserved({ crimeSuspected: true });
    expect(story.open()).toContain('ReportSuspicion');
    await story.complete('ReportSuspicion', { verificationAllowed: 'no' });
    expect(story.open()).toContain('AwaitInvestigators');
    expect(story.open()).not.toContain('InterviewStaff');
    expect(story.open()).toContain('ReviewProposal');
    await story.complete('AwaitInvestigators', { holdLifted: false });
    expect(story.open()).toContain('InterviewStaff');
  });

  it('keeps a suspicion that an earlier piece raised', async () => {
    await reported();
    await preserved({ crimeSuspected: true, moreEvidence: true });
    await preserved();
    expect(story.open()).toContain('ReportSuspicion');
  });
});

describe('the cyber track', () => {
  it('has 36 hours to contain graded data and escalates when they are over', async () => {
    await reported();
    const reportedAt = story.bench.clock.now();
    await story.complete('NotifyCyberIncident', { cyberSerious: false });
    expect(Date.parse(story.task('ContainCyberIncident').dueDate ?? '') - reportedAt).toBe(36 * 3_600_000);
    await story.pass(36);
    expect(story.notices()).toContain('cyber-overdue → infosec-officer,agency-head,superior-ethics');
    await story.complete('ContainCyberIncident');
    await story.complete('ReportCyberIncident');
  });

  it('falls to the ethics officer where the case knows no infosec officer', async () => {
    story.members['infosec-officer'] = [];
    await reported();
    expect(story.role('NotifyCyberIncident')).toBe('ethics-officer');
  });
});

describe('findings', () => {
  beforeEach(async () => {
    await reported();
    await preserved();
    await enquired();
  });

  it('may be several, one for each person and matter', async () => {
    await story.complete('RecordFinding', { findingKind: 'undetermined', moreFindings: true });
    await story.complete('RecordFinding', { findingKind: 'breach-without-leak', moreFindings: false });
    expect(story.open()).toContain('AnalyseCauses');
  });

  it('of administrative liability go through the superior to the head, and back when returned', async () => {
    await story.complete('RecordFinding', { findingKind: 'administrative-liability', moreFindings: false });
    expect(story.role('ReviewLiability')).toBe('superior-ethics');
    await story.complete('ReviewLiability', { liabilityReview: 'returned' });
    await story.complete('RecordFinding', { findingKind: 'administrative-liability', moreFindings: false });
    await story.complete('ReviewLiability', { liabilityReview: 'agreed' });
    expect(story.role('DecideLiability')).toBe('agency-head');
    await story.complete('DecideLiability', { liabilityDecision: 'returned' });
    await story.complete('RecordFinding', { findingKind: 'administrative-liability', moreFindings: false });
    await story.complete('ReviewLiability', { liabilityReview: 'agreed' });
    await story.complete('DecideLiability', { liabilityDecision: 'pursue' });
    expect(story.open()).toContain('AnalyseCauses');
  });

  it('of criminal suspicion are reported and begin the investigation hold', async () => {
    await story.complete('RecordFinding', { findingKind: 'criminal-suspicion', moreFindings: false });
    await story.complete('ReportCriminalFinding');
    expect(story.messages).toContainEqual({ name: 'investigation-hold', correlationKey: 'leak-1' });
    expect(story.open()).toContain('AnalyseCauses');
  });

  it('leave out whoever turned out to be implicated', async () => {
    await story.complete('RecordFinding', { findingKind: 'unfounded', moreFindings: false });
    await story.complete('AnalyseCauses', { causes: ['ml-cause.1'], subCauses: [] });
    await story.complete('ProposePrevention');
    expect(story.role('ReviewAnalysis')).toBe('agency-head');
    await story.complete('ReviewAnalysis', { analysisDecision: 'returned' });
    expect(story.open()).toContain('AnalyseCauses');
  });
});

it('bypasses a head found implicated during the enquiry', async () => {
  await reported();
  await preserved();
  for (const step of ['ReviewLogs', 'CheckCopyCustody', 'InterviewStaff']) await story.complete(step);
  story.headBypassed = true;
  await story.complete('MarkImplicated', { personToBeHeard: false });
  await story.complete('RecordFinding', { findingKind: 'administrative-liability', moreFindings: false });
  await story.complete('ReviewLiability', { liabilityReview: 'agreed' });
  expect(story.role('DecideLiability')).toBe('superior-ethics');
});

it('the whole story: suspended before any finding, evidence first, mended, analysed, closed', async () => {
  await reported();
  await story.complete('AcknowledgeLeak');
  await preserved();
  await consented(['suspend-tender', 'request-deletion', 'brief-staff']);
  expect(story.messages).toEqual([{ name: 'suspend-plan', correlationKey: 'plan-1' }]);
  expect(story.open()).toEqual(expect.arrayContaining(['InterviewStaff', 'CoordinateUnitHead']));
  await story.complete('CoordinateUnitHead', { coordinationReply: 'acknowledged' });
  await mended();
  await story.complete('AssessResidualDamage', { residualDamage: 'limited' });
  await story.complete('DecideTender', { tenderDecision: 'resume' });
  expect(story.messages).toContainEqual({ name: 'resume-plan', correlationKey: 'plan-1' });
  await enquired();
  await story.complete('RecordFinding', { findingKind: 'undetermined', moreFindings: false });
  await analysed();
  await story.complete('NotifyCyberIncident', { cyberSerious: false });
  await story.complete('ContainCyberIncident');
  await story.complete('ReportCyberIncident');
  await story.complete('ReportToSuperior');
  await story.complete('CloseLeak', { rewardProposed: true });
  await story.complete('ApproveClosing', { closingDecision: 'returned' });
  await story.complete('CloseLeak', { rewardProposed: true });
  await story.complete('ApproveClosing', { closingDecision: 'approved' });
  story.bench.expectCompleted(key);
  expect(story.messages.map(({ name }) => name)).not.toContain('replace-reserve-price');
  expect(story.done('set-case-state').at(-1)?.headers.state).toBe('closed');
});

it('tells the persons whose data leaked before it reports upward', async () => {
  await reported({ leakType: 'personal-data', channel: 'paper', itChannel: false, affectedMatter: 'other' });
  await story.complete('AcknowledgeLeak');
  await preserved();
  await story.complete('ReviewProposal', { chosenMeasures: ['notify-persons'] });
  await story.complete('ConsentRemediation', { consentDecision: 'dropped' });
  await enquired();
  await story.complete('RecordFinding', { findingKind: 'undetermined', moreFindings: false });
  await analysed();
  expect(story.open()).toEqual(['NotifyDataSubjects']);
  await story.complete('NotifyDataSubjects');
  expect(story.open()).toEqual(['ReportToSuperior']);
});
