import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RefusalError } from '../../../domain/refusals.ts';
import type { Role } from '../../../domain/roles.ts';
import type { Person, VisibleTask } from '../../../persistence/contract/index.ts';
import type { Desk } from '../../../server/desk.ts';
import { withKnownHolder } from '../../../server/tasks/known-holder.ts';
import { taskViews } from '../../../server/tasks/task-view.ts';
import { addPerson, setScene, taskOf, type Scene } from '../../persistence/scene.ts';
import { makeTestStore, type TestStore } from '../../support/case-store.ts';

let held: TestStore;
let scene: Scene;
let desk: Desk;
let first: Person;
let second: Person;

beforeEach(async () => {
  held = await makeTestStore();
  scene = await setScene(held.store);
  desk = { store: held.store, clock: held.clock } as unknown as Desk;
  first = await addPerson(held.store, scene.agency, 'first', ['staff']);
  second = await addPerson(held.store, scene.agency, 'second', ['staff']);
});
afterEach(() => held.close());

/** A task of the role that the first of two who bear it holds, as the second is offered it. */
async function heldByFirst(role: Role): Promise<VisibleTask> {
  const { cases, tasks } = held.store;
  const { caseKey } = scene.plan;
  for (const { personId } of [first, second]) await cases.addParticipation(caseKey, { role, personId });
  await tasks.project([taskOf(caseKey, '7', { role })]);
  const free = await tasks.visible(first.personId, '7');
  await tasks.assign('7', first.personId, free?.version ?? 0);
  const offered = await tasks.visible(second.personId, '7');
  if (!offered) throw new Error('the second is not offered the task');
  return offered;
}

const refusalOf = (task: VisibleTask): Promise<unknown> =>
  withKnownHolder(desk, second, task, () =>
    held.store.tasks.assign('7', second.personId, task.version)
  ).catch((error: unknown) => (error instanceof RefusalError ? error.refusal : error));

it('names who holds a task whose bearers are no secret', async () => {
  const task = await heldByFirst('custodian');
  const [view] = await taskViews(desk, second, [task]);
  expect(view?.holder).toBe(first.displayName);
  expect(await refusalOf(task)).toEqual({ code: 'TASK_TAKEN', facts: { holder: first.displayName } });
});

it('does not tell one marker of another, in the list or by refusing the task', async () => {
  const task = await heldByFirst('marker');
  const [view] = await taskViews(desk, second, [task]);
  expect(view?.holder).toBe('（不公開）');
  expect(await refusalOf(task)).toEqual({ code: 'TASK_TAKEN', facts: { holder: '（不公開）' } });
  const [own] = await taskViews(desk, first, [task]);
  expect(own?.holder).toBe(first.displayName);
});
