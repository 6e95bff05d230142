import { expect, it } from '@jest/globals';
import { createOpenLeakCase } from '../../workers/open-leak-case.ts';
import { jobOf } from './world/job.ts';
import { createWorld } from './world/world.ts';

const open = async () => {
  const world = createWorld();
  const plan = await world.openCase([
    'agency-head',
    'ethics-officer',
    'unit-head',
    'case-officer',
    'superior-ethics'
  ]);
  const unitHead = (await world.cases.participations(plan.caseKey)).find(({ role }) => role === 'unit-head');
  await world.cases.setImplicated(plan.caseKey, unitHead?.participationId ?? '', true);
  await world.sealedFields.seal({
    caseKey: plan.caseKey,
    elementId: 'LeakSuspected',
    values: { suspicion: '通訊群組流傳投標廠商名單', noticedAt: '2026-11-20T09:00:00+08:00' },
    by: 'p-case-officer',
    idempotencyKey: 'seen'
  });
  const job = jobOf('open-leak-case', {
    caseKey: plan.caseKey,
    leakType: 'bidder-identity',
    channel: 'messenger-group'
  });
  return { world, plan, job, handler: createOpenLeakCase(world) };
};

it('opens a case of its own for those to be told, and starts its process with routing values only', async () => {
  const { world, plan, job, handler } = await open();
  const { complete } = (await handler(job)) as { complete: { leakCaseKey: string } };
  const leak = await world.cases.get(complete.leakCaseKey);
  expect(leak).toMatchObject({ kind: 'leak', parentCaseKey: plan.caseKey, state: 'running' });
  const members = await world.cases.participations(complete.leakCaseKey);
  expect(members.map(({ role }) => role)).toEqual([
    'agency-head',
    'ethics-officer',
    'superior-ethics',
    'superior-ethics'
  ]);
  expect(world.engineLog.started).toMatchObject([
    {
      processDefinitionId: 'leak-incident',
      variables: {
        caseKey: complete.leakCaseKey,
        parentCaseKey: plan.caseKey,
        leakType: 'bidder-identity',
        channel: 'messenger-group',
        affectedMatter: 'procurement'
      }
    }
  ]);
  expect(JSON.stringify(world.engineLog.started)).not.toContain('投標廠商');
});

it('seals what was seen into the leak case', async () => {
  const { world, job, handler } = await open();
  const { complete } = (await handler(job)) as { complete: { leakCaseKey: string } };
  const [entry] = await world.sealedFields.entries(complete.leakCaseKey);
  expect(entry).toMatchObject({
    values: { whatLeaked: '通訊群組流傳投標廠商名單' },
    sealedBy: 'p-case-officer'
  });
});

it('opens and starts once when the job comes again after the worker died in the middle', async () => {
  const { world, job, handler } = await open();
  world.engineLog.failing = { call: 'start', error: new Error('worker died'), after: true };
  await expect(handler(job)).rejects.toThrow('worker died');
  const second = await handler(job);
  const third = await handler(job);
  expect(third).toEqual(second);
  expect(world.engineLog.started).toHaveLength(1);
});

it('names the superior office and, for a channel of theirs, information security, though the plan names neither', async () => {
  const world = createWorld();
  const plan = await world.openCase(['agency-head', 'ethics-officer']);
  const job = jobOf('open-leak-case', { caseKey: plan.caseKey, itChannel: true });
  const { complete } = (await createOpenLeakCase(world)(job)) as { complete: { leakCaseKey: string } };
  const members = await world.cases.participations(complete.leakCaseKey);
  expect(members.map(({ personId }) => personId)).toEqual([
    'p-agency-head',
    'p-ethics-officer',
    'p-superior-ethics-above',
    'p-infosec-officer'
  ]);
});
