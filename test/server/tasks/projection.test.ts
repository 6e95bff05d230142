import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Camunda } from '../../../server/engine/camunda.ts';
import { createChanges, type Changes } from '../../../server/http/changes.ts';
import type { EngineTask } from '../../../server/tasks/engine-tasks.ts';
import { createTaskProjection, type TaskProjection } from '../../../server/tasks/projection.ts';
import { addPerson, setScene, type Scene } from '../../persistence/scene.ts';
import { makeTestStore } from '../../support/case-store.ts';

type Held = Awaited<ReturnType<typeof makeTestStore>>;

let held: Held;
let scene: Scene;
let changes: Changes;
let projection: TaskProjection;
/** What the engine has. */
let tasks: EngineTask[];

/** The engine's searches, as far as the projection asks: tasks by their state, and the instance's case. */
const camunda = {
  searchUserTasks: ({ filter }: { filter: { state: string } }) =>
    Promise.resolve({ items: tasks.filter(({ state }) => state === filter.state), page: {} }),
  searchVariables: () =>
    Promise.resolve({ items: [{ name: 'caseKey', value: JSON.stringify(scene.plan.caseKey) }], page: {} })
} as unknown as Camunda;

const taskFor = (assignee: string): EngineTask => ({
  userTaskKey: '41',
  state: 'CREATED',
  elementId: 'MarkScripts',
  processInstanceKey: '2',
  assignee,
  creationDate: '2026-03-02T01:00:00Z'
});

async function joins(account: string) {
  const person = await addPerson(held.store, scene.agency, account, ['staff']);
  const part = await held.store.cases.addParticipation(scene.plan.caseKey, {
    role: 'marker',
    personId: person.personId
  });
  return { person, part };
}

type Joined = Awaited<ReturnType<typeof joins>>;

const keysOf = async ({ person }: Joined) =>
  (await held.store.tasks.listVisible(person.personId)).map(({ userTaskKey }) => userTaskKey);

beforeEach(async () => {
  held = await makeTestStore();
  scene = await setScene(held.store);
  changes = createChanges();
  tasks = [];
  projection = createTaskProjection({
    camunda,
    store: held.store,
    changes,
    noticeOf: () => Promise.resolve('task-assigned'),
    reconcileMs: 60_000
  });
});

afterEach(async () => {
  changes.close();
  await held.close();
});

it('a task of somebody who has left is taken over, and told, to who followed them', async () => {
  const [left, followed] = [await joins('left'), await joins('followed')];
  await held.store.cases.endParticipation(
    scene.plan.caseKey,
    left.part.participationId,
    followed.part.participationId
  );
  tasks = [taskFor(left.part.participationId)];
  await projection.sync();
  expect([await keysOf(left), await keysOf(followed)]).toEqual([[], ['41']]);
  const toldTo = async ({ person }: Joined) =>
    (await held.store.notices.listFor(person.personId)).map(({ templateId }) => templateId);
  expect([await toldTo(left), await toldTo(followed)]).toEqual([[], ['task-assigned']]);
});

it.each(['sync', 'reconcile'] as const)(
  'open pages are told of a task that %s finds, and of its end, once each',
  async (look) => {
    const marker = await joins('marker');
    const told = async () => {
      const before = changes.now();
      await projection[look]();
      return changes.now() !== before;
    };
    expect(await told()).toBe(false);
    tasks = [taskFor(marker.part.participationId)];
    expect([await told(), await told(), await keysOf(marker)]).toEqual([true, false, ['41']]);
    tasks = tasks.map((task) => ({ ...task, state: 'CANCELED', completionDate: '2026-03-02T02:00:00Z' }));
    expect([await told(), await told(), await keysOf(marker)]).toEqual([true, false, []]);
  }
);
