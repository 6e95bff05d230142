import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeTestStore, type TestStore } from '../support/case-store.ts';
import { setScene, type Scene } from './scene.ts';

const DAY = 24 * 3_600_000;
const canary = '尚未送出之陳述';

describe('drafts of forms', () => {
  let held: TestStore;
  let scene: Scene;

  beforeEach(async () => {
    held = await makeTestStore();
    scene = await setScene(held.store);
  });

  afterEach(() => held.close());

  it('are each person’s own, the newest in place of the one before', async () => {
    const { formDrafts } = held.store;
    const { personId } = scene.officer;
    await formDrafts.keep(personId, 'leak-report', { what: 'first' }, DAY);
    await formDrafts.keep(personId, 'leak-report', { what: canary }, DAY);
    expect(await formDrafts.read(personId, 'leak-report')).toEqual({ what: canary });
    expect(await formDrafts.read(scene.head.personId, 'leak-report')).toBeUndefined();
    expect(await formDrafts.read(personId, 'new-plan')).toBeUndefined();
    await formDrafts.drop(personId, 'leak-report');
    expect(await formDrafts.read(personId, 'leak-report')).toBeUndefined();
  });

  it('tell in the database neither content nor person nor form', async () => {
    const { personId } = scene.officer;
    await held.store.formDrafts.keep(personId, 'leak-report', { what: canary }, DAY);
    const [row, ...others] = (await held.db('form_drafts').select('*')) as { sealed: ArrayBuffer }[];
    expect(others).toEqual([]);
    const clear = JSON.stringify({ ...row, sealed: null });
    for (const word of [personId, 'leak']) expect(clear).not.toContain(word);
    for (const word of [canary, personId, 'leak'])
      expect(Buffer.from(row?.sealed ?? new ArrayBuffer()).includes(Buffer.from(word))).toBe(false);
  });

  it('moved to another person’s place are found damaged', async () => {
    const { formDrafts } = held.store;
    await formDrafts.keep(scene.officer.personId, 'new-plan', { what: canary }, DAY);
    await formDrafts.keep(scene.head.personId, 'new-plan', { what: 'other' }, DAY);
    const rows = (await held.db('form_drafts').select('*')) as { draft_id: string; sealed: ArrayBuffer }[];
    const [a, b] = rows.map(({ sealed }) => Buffer.from(sealed));
    for (const [index, sealed] of [b, a].entries())
      await held.db('form_drafts').where({ draft_id: rows[index]?.draft_id }).update({ sealed });
    await expect(formDrafts.read(scene.officer.personId, 'new-plan')).rejects.toMatchObject({
      refusal: { code: 'SEALED_DAMAGED' }
    });
  });

  it('are gone when nobody came back to them', async () => {
    const { formDrafts } = held.store;
    const { personId } = scene.officer;
    await formDrafts.keep(personId, 'new-plan', { what: canary }, DAY);
    held.clock.advance(DAY - 1);
    expect(await formDrafts.purge()).toBe(0);
    held.clock.advance(1);
    expect(await formDrafts.read(personId, 'new-plan')).toBeUndefined();
    expect(await formDrafts.purge()).toBe(1);
  });
});
