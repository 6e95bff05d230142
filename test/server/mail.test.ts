import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { knownNamesIn } from '../../server/cases/known-names.ts';
import { historyOf } from '../../server/cases/history.ts';
import { mailQueue } from '../../server/mail.ts';
import { setScene, type Scene } from '../persistence/scene.ts';
import { makeTestStore, type TestStore } from '../support/case-store.ts';

let held: TestStore;
let scene: Scene;

beforeEach(async () => {
  held = await makeTestStore();
  scene = await setScene(held.store);
});
afterEach(() => held.close());

it('a notice that could not be mailed is told once in the history of its case', async () => {
  const { store } = held;
  const { caseKey } = scene.plan;
  const notice = { caseKey, personId: scene.head.personId, templateId: 'task-assigned' };
  await store.notices.enqueue({ ...notice, dedupeKey: 'k' });
  const queue = mailQueue({ store });
  const [taken] = await queue.takeForMail(10, () => 60_000);
  await queue.giveUp(taken?.noticeId ?? '');
  await queue.giveUp(taken?.noticeId ?? '');
  const names = await knownNamesIn(store, scene.head, caseKey);
  const told = (await historyOf(store, caseKey, names)).filter(({ act }) => act === 'notice.undelivered');
  expect(told.map(({ label }) => label.zh)).toEqual([
    expect.stringContaining(`「${scene.head.displayName}」`)
  ]);
});
