import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { retryActs } from '../../../server/tasks/retry-acts.ts';
import type { Camunda } from '../../../server/engine/camunda.ts';
import { createLog } from '../../../server/http/log.ts';
import { makeTestStore, type TestStore } from '../../support/case-store.ts';
import { setScene, taskOf, type Scene } from '../../persistence/scene.ts';

let held: TestStore;
let scene: Scene;

beforeEach(async () => {
  held = await makeTestStore();
  scene = await setScene(held.store);
});
afterEach(() => held.close());

const intend = async (userTaskKey: string) => {
  await held.store.tasks.project([taskOf(scene.plan.caseKey, userTaskKey)]);
  const personId = scene.head.personId;
  return (
    await held.store.taskActs.begin({ idempotencyKey: userTaskKey, userTaskKey, personId, variables: {} })
  ).act;
};

it('an act that fails unexpectedly does not hold up those after it', async () => {
  const broken = await intend('1');
  held.clock.advance(1);
  const sound = await intend('2');
  const { taskActs } = held.store;
  const store = {
    ...held.store,
    taskActs: {
      ...taskActs,
      markSent: async (actId: string) => {
        if (actId === broken.actId) throw new Error('the row is damaged');
        await taskActs.markSent(actId);
      }
    }
  };
  const completed: string[] = [];
  const camunda = {
    completeUserTask: async ({ userTaskKey }: { userTaskKey: string }) => void completed.push(userTaskKey)
  } as unknown as Camunda;
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  await retryActs({ store, camunda, clock: held.clock, log }, -1);
  expect(completed).toEqual(['2']);
  expect((await taskActs.get(sound.actId))?.state).toBe('applied');
  expect((await taskActs.get(broken.actId))?.state).toBe('pending');
  expect(lines.join('')).toContain(broken.actId);
});
