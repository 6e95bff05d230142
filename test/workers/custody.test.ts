import { describe, expect, it } from '@jest/globals';
import { createAllocateCopies } from '../../workers/allocate-copies.ts';
import { createCheckCustody } from '../../workers/check-custody.ts';
import { createDeclassifyItems } from '../../workers/declassify-items.ts';
import { jobOf } from './world/job.ts';
import { createWorld } from './world/world.ts';

const witnesses = ['周見證', '吳見證'];

describe('allocate-copies', () => {
  it('numbers one copy for each recipient, once', async () => {
    const world = createWorld();
    const { caseKey } = await world.openCase([]);
    const job = jobOf('allocate-copies', { caseKey, artefact: 'tender-papers', recipients: ['a', 'b', 'a'] });
    const allocate = createAllocateCopies(world);
    const first = await allocate(job);
    expect(first).toEqual({
      complete: {
        copies: [
          { copyId: 'copy-1', participationId: 'a' },
          { copyId: 'copy-2', participationId: 'b' }
        ]
      }
    });
    expect(await allocate(job)).toEqual(first);
    expect((await world.custody.copies(caseKey)).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('numbers for the successor what is due to somebody who has left', async () => {
    const world = createWorld();
    const { caseKey } = await world.openCase([]);
    world.follow('a', 'b');
    const job = jobOf('allocate-copies', { caseKey, artefact: 'tender-papers', recipients: ['a', 'b', 'c'] });
    expect(await createAllocateCopies(world)(job)).toEqual({
      complete: {
        copies: [
          { copyId: 'copy-1', participationId: 'b' },
          { copyId: 'copy-2', participationId: 'c' }
        ]
      }
    });
  });
});

describe('check-custody', () => {
  it('is open while a copy is out, and closed once it is back', async () => {
    const world = createWorld();
    const { caseKey } = await world.openCase([]);
    const job = jobOf('check-custody', { caseKey });
    const check = createCheckCustody(world);
    const [copy] = await world.custody.allocate({
      caseKey,
      artefact: 'x',
      holders: ['a'],
      idempotencyKey: 'k'
    });
    const copyId = copy?.copyId ?? '';
    await world.custody.moveCopy({ copyId, to: 'issued', by: 'p', idempotencyKey: 'i' });
    expect(await check(job)).toEqual({ complete: { custodyClosed: false } });
    await world.custody.moveCopy({ copyId, to: 'collected', by: 'p', idempotencyKey: 'c' });
    expect(await check(job)).toEqual({ complete: { custodyClosed: true } });
  });

  it('is open while a sealed item is in nobody’s keeping', async () => {
    const world = createWorld();
    const { caseKey } = await world.openCase([]);
    const seal = { caseKey, artefact: 'reserve-price', sealNumber: 'A-1', by: 'p', witnesses };
    await world.custody.seal({ ...seal, custodian: 'keeper', idempotencyKey: '1' });
    const check = createCheckCustody(world);
    expect(await check(jobOf('check-custody', { caseKey }))).toEqual({ complete: { custodyClosed: true } });
    await world.custody.seal({ ...seal, custodian: null, idempotencyKey: '2' });
    expect(await check(jobOf('check-custody', { caseKey }))).toEqual({ complete: { custodyClosed: false } });
  });
});

describe('declassify-items', () => {
  const decided = async (decision: 'release' | 'keep') => {
    const world = createWorld();
    const { caseKey } = await world.openCase([]);
    const seal = {
      caseKey,
      artefact: 'reserve-price',
      sealNumber: 'A-1',
      custodian: 'keeper',
      by: 'p',
      witnesses
    };
    await world.custody.seal({ ...seal, idempotencyKey: '1' });
    const ground = { ground: '已決標', by: 'p' };
    await world.releases.decide({
      caseKey,
      artefact: 'tender-papers',
      decision: 'release',
      ...ground,
      idempotencyKey: 'a'
    });
    await world.releases.decide({
      caseKey,
      artefact: 'reserve-price',
      decision: 'keep',
      ...ground,
      idempotencyKey: 'b'
    });
    await world.releases.decide({
      caseKey,
      artefact: 'reserve-price',
      decision,
      ...ground,
      idempotencyKey: 'c'
    });
    return { world, caseKey };
  };

  it('releases the sealed items whose last decision says so, once', async () => {
    const { world, caseKey } = await decided('release');
    const job = jobOf('declassify-items', { caseKey });
    const declassify = createDeclassifyItems(world);
    expect(await declassify(job)).toEqual({ complete: { released: true } });
    expect(await declassify(job)).toEqual({ complete: { released: true } });
    expect((await world.custody.items(caseKey)).map(({ state }) => state)).toEqual(['released']);
  });

  it('keeps sealed what is kept secret', async () => {
    const { world, caseKey } = await decided('keep');
    expect(await createDeclassifyItems(world)(jobOf('declassify-items', { caseKey }))).toEqual({
      complete: { released: false }
    });
    expect((await world.custody.items(caseKey)).map(({ state }) => state)).toEqual(['sealed']);
  });
});
