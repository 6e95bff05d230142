import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../engine/commands.ts';
import { Story } from './story.ts';

let story: Story;
let key: string;
beforeEach(async () => {
  story = await Story.open();
  story.members = { 'unit-head': ['head-a', 'head-b'], 'ethics-officer': ['officer-1'] };
});
afterEach(() => story.close());

const begun = async (more: JsonObject = {}): Promise<void> => {
  key = await story.start('leak-remediation', {
    parentCaseKey: 'plan-1',
    leakType: 'bidder-identity',
    channel: 'messenger-group',
    affectedMatter: 'procurement',
    matterPhase: 'tender',
    investigationHold: false,
    headBypassed: false,
    officerBypassed: false,
    ...more
  });
};
const consent = async (chosenMeasures: string[]): Promise<void> => {
  await story.complete('ReviewProposal', { chosenMeasures });
  await story.complete('ConsentRemediation', { consentDecision: 'consented', chosenMeasures });
};
const coordinate = async (reply = 'acknowledged'): Promise<void> => {
  await story.complete('CoordinateUnitHead', { coordinationReply: reply }, 'head-a');
  await story.complete('CoordinateUnitHead', { coordinationReply: 'acknowledged' }, 'head-b');
};
const carryOut = (owner: string, carriedOut = 'done') =>
  story.complete('CarryOutMeasure', { carriedOut }, `participation-${owner}`);
const states = () =>
  story
    .done('set-remediation-state')
    .map(({ headers, variables }) => `${variables.taskId}: ${headers.state}`);

describe('the consent of the head', () => {
  it('is asked for what the playbook proposed', async () => {
    await begun();
    expect(story.bench.variables(key).chosenMeasures).toEqual([
      'suspend-tender',
      'secure-evidence-copy',
      'request-deletion',
      'brief-staff',
      'hold-spokesperson-line'
    ]);
    expect(story.open()).toEqual(['ReviewProposal']);
    expect(story.messages).toEqual([]);
  });

  it('may be withheld: nothing is done then', async () => {
    await begun();
    await story.complete('ReviewProposal', { chosenMeasures: ['suspend-tender'] });
    await story.complete('ConsentRemediation', { consentDecision: 'dropped' });
    story.bench.expectCompleted(key);
    expect(story.messages).toEqual([]);
    expect(story.done('plan-remediation')).toEqual([]);
    expect(story.bench.variables(key)).toMatchObject({ remediationOutcome: 'dropped' });
  });

  it('may be returned to the officer', async () => {
    await begun();
    await story.complete('ReviewProposal', { chosenMeasures: ['suspend-tender'] });
    await story.complete('ConsentRemediation', { consentDecision: 'returned' });
    expect(story.open()).toEqual(['ReviewProposal']);
  });

  it('covers only the measures that the head left in', async () => {
    await begun();
    await story.complete('ReviewProposal', { chosenMeasures: ['suspend-tender', 'brief-staff'] });
    await story.complete('ConsentRemediation', {
      consentDecision: 'consented',
      chosenMeasures: ['brief-staff']
    });
    expect(story.messages).toEqual([]);
    await coordinate();
    expect(story.done('plan-remediation')[0]?.variables.playbook).toEqual([
      { measure: 'brief-staff', role: 'unit-head', due: '+3wd' }
    ]);
  });

  it('is reminded of when overdue', async () => {
    await begun();
    await story.complete('ReviewProposal', { chosenMeasures: ['brief-staff'] });
    await story.pass(40);
    expect(story.notices()).toContain('task-overdue → agency-head,superior-ethics');
  });
});

describe('a suspended tender', () => {
  it('is suspended upon consent, before unit heads are coordinated with', async () => {
    await begun();
    await consent(['suspend-tender']);
    expect(story.messages).toEqual([{ name: 'suspend-plan', correlationKey: 'plan-1' }]);
    expect(story.open()).toEqual(['CoordinateUnitHead', 'CoordinateUnitHead']);
  });

  it('is suspended once, though an objection brings the proposal back', async () => {
    await begun();
    await consent(['suspend-tender']);
    await coordinate('objected');
    await consent(['suspend-tender']);
    expect(story.messages).toHaveLength(1);
  });

  it.each([
    ['resume', 'resume-plan'],
    ['void', 'void-tender']
  ])('ends with the decision of the head to %s', async (tenderDecision, message) => {
    await begun();
    await consent(['suspend-tender']);
    await coordinate();
    await carryOut('case-officer');
    await story.complete('VerifyMeasure', { measureVerdict: 'verified' });
    await story.complete('AssessResidualDamage', { residualDamage: 'none' });
    await story.complete('DecideTender', { tenderDecision });
    story.bench.expectCompleted(key);
    expect(story.messages.at(-1)).toEqual({ name: message, correlationKey: 'plan-1' });
  });

  it.each([
    ['exam', 'postpone-exam'],
    ['personnel', 'void-ballot'],
    ['meeting', 'postpone-meeting']
  ])('of %s is suspended by %s, and cancelled when it is voided', async (affectedMatter, measure) => {
    await begun({ affectedMatter });
    await consent([measure]);
    expect(story.messages).toEqual([{ name: 'suspend-plan', correlationKey: 'plan-1' }]);
    await coordinate();
    await carryOut(affectedMatter === 'exam' ? 'unit-head' : 'meeting-chair');
    await story.complete('VerifyMeasure', { measureVerdict: 'verified' });
    await story.complete('AssessResidualDamage', { residualDamage: 'none' });
    await story.complete('DecideTender', { tenderDecision: 'void' });
    story.bench.expectCompleted(key);
    expect(story.messages.at(-1)).toEqual({ name: 'cancel-case', correlationKey: 'plan-1' });
  });

  it('concerns no plan where the leak came out of none', async () => {
    await begun({ parentCaseKey: null });
    await consent(['suspend-tender']);
    expect(story.messages).toEqual([]);
  });
});

describe('measures', () => {
  it('run in parallel, each carried out by its owner and verified by another', async () => {
    await begun();
    await consent(['brief-staff', 'hold-spokesperson-line']);
    await coordinate();
    expect(story.open()).toEqual(['CarryOutMeasure', 'CarryOutMeasure']);
    await carryOut('unit-head');
    expect(story.role('VerifyMeasure')).toBe('ethics-officer');
    await story.complete('VerifyMeasure', { measureVerdict: 'reopened' });
    expect(states()).toContain('task-brief-staff: reopened');
    await carryOut('unit-head');
    await story.complete('VerifyMeasure', { measureVerdict: 'verified' });
    await carryOut('spokesperson', 'impossible');
    await story.complete('VerifyMeasure', { measureVerdict: 'dropped' });
    expect(states()).toEqual(
      expect.arrayContaining(['task-brief-staff: verified', 'task-hold-spokesperson-line: dropped'])
    );
    await story.complete('AssessResidualDamage', { residualDamage: 'none' });
    story.bench.expectCompleted(key);
    expect(story.bench.variables(key)).toMatchObject({
      remediationOutcome: 'completed',
      residualDamage: 'none'
    });
  });

  it('of an ethics officer are verified by the superior', async () => {
    story.members['ethics-officer'] = ['participation-unit-head'];
    await begun();
    await consent(['brief-staff']);
    await coordinate();
    await carryOut('unit-head');
    expect(story.role('VerifyMeasure')).toBe('superior-ethics');
  });

  it('that touch the plan tell it: a leaked reserve price is replaced, papers are recalled', async () => {
    await begun({ leakType: 'reserve-price', channel: 'paper' });
    await consent(['replace-reserve-price', 'recall-copies']);
    await coordinate();
    expect(story.messages).toEqual([
      { name: 'replace-reserve-price', correlationKey: 'plan-1' },
      { name: 'recall-copies', correlationKey: 'plan-1' }
    ]);
  });

  it('begin again where serious damage remains', async () => {
    await begun();
    await consent(['brief-staff']);
    await coordinate();
    await carryOut('unit-head');
    await story.complete('VerifyMeasure', { measureVerdict: 'verified' });
    await story.complete('AssessResidualDamage', { residualDamage: 'serious' });
    expect(story.open()).toEqual(['ReviewProposal']);
  });

  it('that are overdue are reminded of', async () => {
    await begun();
    await consent(['brief-staff']);
    await coordinate();
    await story.pass(25);
    expect(story.notices()).toContain('task-overdue → participation,ethics-officer');
  });
});

describe('under an investigation hold', () => {
  const measures = ['brief-staff', 'request-deletion'];

  it('requests for deletion wait for the consent of the investigators', async () => {
    await begun({ investigationHold: true });
    await consent(measures);
    await coordinate();
    expect(story.open()).toEqual(['CarryOutMeasure', 'ObtainInvestigatorConsent']);
    await story.complete('ObtainInvestigatorConsent', { investigatorConsent: 'consented' });
    expect(story.open()).toEqual(['CarryOutMeasure', 'CarryOutMeasure']);
  });

  it('they are dropped when the investigators refuse', async () => {
    await begun({ investigationHold: true });
    await consent(measures);
    await coordinate();
    await story.complete('ObtainInvestigatorConsent', { investigatorConsent: 'refused' });
    expect(states()).toContain('task-request-deletion: dropped');
    await carryOut('unit-head');
    await story.complete('VerifyMeasure', { measureVerdict: 'verified' });
    expect(story.open()).toEqual(['AssessResidualDamage']);
  });

  it('they are withdrawn at once when the hold begins while they run', async () => {
    await begun();
    await consent(measures);
    await coordinate();
    expect(story.open()).toEqual(['CarryOutMeasure', 'CarryOutMeasure']);
    await story.tell('investigation-hold');
    expect(story.open()).toEqual(['CarryOutMeasure', 'ObtainInvestigatorConsent']);
    expect(story.task('CarryOutMeasure').assignee).toBe('participation-unit-head');
  });

  it('they wait too when the hold began long before they did', async () => {
    await begun();
    await story.tell('investigation-hold');
    await story.pass(48);
    await consent(measures);
    await coordinate();
    expect(story.open()).toEqual(['CarryOutMeasure', 'ObtainInvestigatorConsent']);
  });
});
