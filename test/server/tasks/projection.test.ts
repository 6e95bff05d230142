import { expect, it } from '@jest/globals';
import type { Camunda } from '../../../server/engine/camunda.ts';
import { createChanges } from '../../../server/http/changes.ts';
import { createTaskProjection } from '../../../server/tasks/projection.ts';
import { addPerson, setScene } from '../../persistence/scene.ts';
import { makeTestStore } from '../../support/case-store.ts';

it('a task of somebody who has left is taken over, and told, to who followed them', async () => {
  const held = await makeTestStore();
  const changes = createChanges();
  try {
    const { store } = held;
    const scene = await setScene(store);
    const { caseKey } = scene.plan;
    const joins = async (account: string) => {
      const person = await addPerson(store, scene.agency, account, ['staff']);
      const part = await store.cases.addParticipation(caseKey, { role: 'marker', personId: person.personId });
      return { person, part };
    };
    const [left, followed] = [await joins('left'), await joins('followed')];
    await store.cases.endParticipation(caseKey, left.part.participationId, followed.part.participationId);
    const task = {
      userTaskKey: '41',
      state: 'CREATED',
      elementId: 'MarkScripts',
      processInstanceKey: '2',
      assignee: left.part.participationId,
      creationDate: '2026-03-02T01:00:00Z'
    };
    // The engine's searches, as far as the projection asks: open tasks, and the instance's case.
    const camunda = {
      searchUserTasks: (query: { filter: { state: string } }) =>
        Promise.resolve({ items: query.filter.state === 'CREATED' ? [task] : [], page: {} }),
      searchVariables: () =>
        Promise.resolve({ items: [{ name: 'caseKey', value: JSON.stringify(caseKey) }], page: {} })
    } as unknown as Camunda;
    const noticeOf = () => Promise.resolve('task-assigned' as const);
    const projection = createTaskProjection({
      camunda,
      store,
      changes,
      noticeOf,
      reconcileMs: 60_000
    });
    await projection.sync();
    const keysOf = async ({ personId }: typeof left.person) =>
      (await store.tasks.listVisible(personId)).map(({ userTaskKey }) => userTaskKey);
    expect([await keysOf(left.person), await keysOf(followed.person)]).toEqual([[], ['41']]);
    const toldTo = async ({ personId }: typeof left.person) =>
      (await store.notices.listFor(personId)).map(({ templateId }) => templateId);
    expect([await toldTo(left.person), await toldTo(followed.person)]).toEqual([[], ['task-assigned']]);
  } finally {
    changes.close();
    await held.close();
  }
});
