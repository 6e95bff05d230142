import { expect, it } from '@jest/globals';
import { createNotify } from '../../workers/notify.ts';
import { jobOf } from './world/job.ts';
import { createWorld } from './world/world.ts';

it('tells each person of the roles once, however often the job comes', async () => {
  const world = createWorld();
  const { caseKey } = await world.openCase(['agency-head', 'ethics-officer', 'case-officer']);
  const job = jobOf(
    'notify',
    { caseKey },
    { template: 'plan-awaits-decision', to: 'agency-head, ethics-officer' }
  );
  const notify = createNotify(world);
  await notify(job);
  await notify(job);
  expect(world.noticed.map(({ personId }) => personId)).toEqual(['p-agency-head', 'p-ethics-officer']);
});

it('passes over whoever is implicated', async () => {
  const world = createWorld();
  const { caseKey } = await world.openCase(['agency-head', 'superior-ethics']);
  const [head] = await world.cases.participations(caseKey);
  await world.cases.setImplicated(caseKey, head?.participationId ?? '', true);
  await createNotify(world)(
    jobOf('notify', { caseKey }, { template: 'leak-at-once', to: 'agency-head,superior-ethics' })
  );
  expect(world.noticed.map(({ personId }) => personId)).toEqual(['p-superior-ethics']);
});

it('passes over the head of whom the report says that they may be implicated, before anybody is marked', async () => {
  const world = createWorld();
  const { caseKey } = await world.openCase(['agency-head', 'superior-ethics']);
  const variables = { caseKey, headImplicated: true };
  await createNotify(world)(
    jobOf('notify', variables, { template: 'leak-at-once', to: 'agency-head,superior-ethics' })
  );
  expect(world.noticed.map(({ personId }) => personId)).toEqual(['p-superior-ethics']);
});

it('tells one participation beside roles', async () => {
  const world = createWorld();
  const { caseKey } = await world.openCase(['case-officer', 'attendee']);
  const [, attendee] = await world.cases.participations(caseKey);
  const variables = { caseKey, participationId: attendee?.participationId };
  await createNotify(world)(
    jobOf('notify', variables, { template: 'copy-overdue', to: 'participation,case-officer' })
  );
  expect(world.noticed.map(({ personId }) => personId).sort()).toEqual(['p-attendee', 'p-case-officer']);
});

it('tells the successor of whom it was about', async () => {
  const world = createWorld();
  const { caseKey } = await world.openCase(['attendee']);
  const [attendee] = await world.cases.participations(caseKey);
  world.follow('left', attendee?.participationId ?? '');
  const variables = { caseKey, participationId: 'left' };
  await createNotify(world)(jobOf('notify', variables, { template: 'copy-overdue', to: 'participation' }));
  expect(world.noticed.map(({ personId }) => personId)).toEqual(['p-attendee']);
});

it.each([
  ['an unknown notice', { template: 'no-such-notice', to: 'agency-head' }],
  ['an unknown role', { template: 'plan-started', to: 'mayor' }],
  ['no addressee', { template: 'plan-started' }]
])('refuses a model with %s', async (_what, headers) => {
  const world = createWorld();
  const { caseKey } = await world.openCase(['agency-head']);
  await expect(createNotify(world)(jobOf('notify', { caseKey }, headers as never))).rejects.toThrow(
    'notify at TestElement lacks'
  );
});
