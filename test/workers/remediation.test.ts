import { describe, expect, it } from '@jest/globals';
import { createPlanRemediation } from '../../workers/plan-remediation.ts';
import { createSetRemediationState } from '../../workers/set-remediation-state.ts';
import { jobOf } from './world/job.ts';
import { createWorld } from './world/world.ts';

const playbook = [
  { measure: 'suspend-tender', role: 'agency-head', due: '+4h' },
  { measure: 'recall-copies', role: 'custodian', due: '+1wd' },
  { measure: 'sweep-rooms', role: 'general-affairs', due: '+3wd' }
];

const leakOf = async () => {
  const world = createWorld();
  const plan = await world.openCase(['custodian', 'case-officer']);
  const leak = await world.openCase(['agency-head', 'ethics-officer'], {
    kind: 'leak',
    parentCaseKey: plan.caseKey
  });
  world.holidays.add('2026-11-21').add('2026-11-22');
  return { world, plan, leak, caseKey: leak.caseKey };
};

type Tasks = {
  complete: { remediationTasks: { taskId: string; measure: string; participationId: string; due: string }[] };
};

describe('plan-remediation', () => {
  it('gives each chosen measure an owner of its role and a due date over the office calendar', async () => {
    const { world, caseKey } = await leakOf();
    const job = jobOf('plan-remediation', {
      caseKey,
      playbook,
      chosenMeasures: ['suspend-tender', 'recall-copies']
    });
    const { complete } = (await createPlanRemediation(world)(job)) as Tasks;
    const members = await world.cases.participations(caseKey);
    const roleOf = (id: string) => members.find(({ participationId }) => participationId === id)?.role;
    expect(
      complete.remediationTasks.map(({ measure, participationId, due }) => [
        measure,
        roleOf(participationId),
        due
      ])
    ).toEqual([
      ['suspend-tender', 'agency-head', '2026-11-20T14:00:00+08:00'],
      ['recall-copies', 'custodian', '2026-11-23T17:30:00+08:00']
    ]);
  });

  it('gives no tasks where the playbook has no row', async () => {
    const { world, caseKey } = await leakOf();
    const job = jobOf('plan-remediation', { caseKey, playbook: null, chosenMeasures: [] });
    expect(await createPlanRemediation(world)(job)).toEqual({ complete: { remediationTasks: [] } });
  });

  it('leaves a role that nobody holds to the ethics officer', async () => {
    const { world, caseKey } = await leakOf();
    const job = jobOf('plan-remediation', { caseKey, playbook, chosenMeasures: ['sweep-rooms'] });
    const { complete } = (await createPlanRemediation(world)(job)) as Tasks;
    expect(complete.remediationTasks[0]?.participationId).toContain('ethics-officer');
  });

  it('never brings in from the plan somebody who is implicated in the leak', async () => {
    const { world, caseKey } = await leakOf();
    const suspect = await world.cases.addParticipation(caseKey, { role: 'staff', personId: 'p-custodian' });
    await world.cases.setImplicated(caseKey, suspect.participationId, true);
    const job = jobOf('plan-remediation', { caseKey, playbook, chosenMeasures: ['recall-copies'] });
    const { complete } = (await createPlanRemediation(world)(job)) as Tasks;
    expect(complete.remediationTasks[0]?.participationId).toContain('ethics-officer');
  });

  it('proposes once', async () => {
    const { world, caseKey } = await leakOf();
    const job = jobOf('plan-remediation', { caseKey, playbook });
    const handler = createPlanRemediation(world);
    expect(await handler(job)).toEqual(await handler(job));
    expect(await world.remediation.list(caseKey)).toHaveLength(3);
  });
});

describe('set-remediation-state', () => {
  it('moves a task of the case and refuses one of another case', async () => {
    const { world, caseKey, plan } = await leakOf();
    const { complete } = (await createPlanRemediation(world)(
      jobOf('plan-remediation', { caseKey, playbook })
    )) as Tasks;
    const taskId = complete.remediationTasks[0]?.taskId;
    const set = createSetRemediationState(world);
    await set(jobOf('set-remediation-state', { caseKey, taskId }, { state: 'verified' }));
    expect((await world.remediation.list(caseKey))[0]?.state).toBe('verified');
    const foreign = jobOf('set-remediation-state', { caseKey: plan.caseKey, taskId }, { state: 'dropped' });
    await expect(set(foreign)).rejects.toThrow('a remediation task of this case');
  });
});
