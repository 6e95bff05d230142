import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { makeTestStore, sqliteDatabase, type TestStore } from '../support/case-store.ts';

let held: TestStore;
beforeAll(async () => {
  held = await makeTestStore(sqliteDatabase);
});
afterAll(() => held?.close());

const intent = (messageId: string) => ({
  messageId,
  caseKey: 'c',
  name: 'suspend-plan',
  elementId: 'SuspensionOrdered',
  processInstanceKey: '1',
  variables: { ground: null },
  timeToLiveMs: 0
});
const pending = async () =>
  (await held.store.messages.unfinished('9999-01-01T00:00:00Z')).map(({ messageId }) => messageId);

it('keeps one intent for one id, also when it comes ten times at once', async () => {
  const begun = await Promise.all(
    Array.from({ length: 10 }, () => held.store.messages.begin(intent('same')))
  );
  expect(begun.filter(({ created }) => created)).toHaveLength(1);
  expect(new Set(begun.map(({ message }) => JSON.stringify(message))).size).toBe(1);
});

it('is unfinished until it is published or failed, and then stays so', async () => {
  const { messages } = held.store;
  await messages.begin(intent('one'));
  await messages.begin(intent('two'));
  await messages.markTried('one');
  expect(await messages.get('one')).toMatchObject({ state: 'pending', attempts: 1 });
  await messages.markPublished('one');
  await messages.markFailed('two', 'NOT_FOUND');
  await messages.markFailed('one', 'NOT_FOUND');
  expect((await messages.get('one'))?.state).toBe('published');
  expect((await messages.get('two'))?.state).toBe('failed');
  expect(await pending()).toEqual(['same']);
});
