import { expect, it } from '@jest/globals';
import type { Desk } from '../../server/desk.ts';
import { recover } from '../../server/recovery.ts';
import { makeTestStore } from '../support/case-store.ts';

it('failed sign-ins that count no more are deleted, newer ones are kept', async () => {
  const held = await makeTestStore();
  try {
    const { store, clock } = held;
    const always = new Date(0).toISOString();
    await store.signInAttempts.fail('account:old');
    clock.advance(14 * 60_000);
    await store.signInAttempts.fail('account:new');
    clock.advance(2 * 60_000);
    // Nothing is unfinished in an empty store, so nothing else of a desk is asked for.
    await recover({ store, clock } as unknown as Desk);
    expect((await store.signInAttempts.failures('account:old', always)).count).toBe(0);
    expect((await store.signInAttempts.failures('account:new', always)).count).toBe(1);
  } finally {
    await held.close();
  }
});
