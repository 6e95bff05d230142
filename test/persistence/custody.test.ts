import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CopyState } from '../../workers/ports/index.ts';
import { makeTestStore, type TestStore } from '../support/case-store.ts';
import { setScene, type Scene } from './scene.ts';

const refused = (code: string) => ({ refusal: expect.objectContaining({ code }) });

describe('custody', () => {
  let held: TestStore;
  let scene: Scene;

  beforeEach(async () => {
    held = await makeTestStore();
    scene = await setScene(held.store);
  });

  afterEach(() => held.close());

  const allocate = (idempotencyKey: string, artefact = 'tender-papers') =>
    held.store.custody.allocate({
      caseKey: scene.plan.caseKey,
      artefact,
      holders: [scene.headPart.participationId, scene.officerPart.participationId],
      idempotencyKey
    });

  const move = (copyId: string, to: CopyState, idempotencyKey: string = to) =>
    held.store.custody.moveCopy({ copyId, to, by: scene.officer.personId, idempotencyKey });

  it('numbers copies from 1 per artefact, once per key', async () => {
    const first = await allocate('a');
    expect(first.map(({ number }) => number)).toEqual([1, 2]);
    expect(await allocate('a')).toEqual(first);
    expect((await allocate('b')).map(({ number }) => number)).toEqual([3, 4]);
    expect((await allocate('c', 'minutes')).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('follows a copy from hand to hand', async () => {
    const [copy] = await allocate('a');
    const copyId = copy?.copyId ?? '';
    await expect(move(copyId, 'collected')).rejects.toMatchObject(refused('COPY_NOT_ISSUED'));
    await move(copyId, 'issued');
    await move(copyId, 'issued');
    await move(copyId, 'collected');
    await expect(move(copyId, 'retained')).rejects.toMatchObject(refused('COPY_STATE'));
    expect(await move(copyId, 'destroyed')).toMatchObject({ state: 'destroyed', number: 1 });
    const events = await held.store.custody.events(scene.plan.caseKey);
    const mine = events.filter(({ subject }) => 'copyId' in subject && subject.copyId === copyId);
    expect(mine.map(({ event }) => event)).toEqual(['allocated', 'issued', 'collected', 'destroyed']);
  });

  it('collects a copy once when 20 collect it at once', async () => {
    const [copy] = await allocate('a');
    const copyId = copy?.copyId ?? '';
    await move(copyId, 'issued');
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => move(copyId, 'collected', `collect-${index}`))
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('opens a sealed item only before two witnesses and with its own seal', async () => {
    const { custody } = held.store;
    const by = scene.officer.personId;
    const item = await custody.seal({
      caseKey: scene.plan.caseKey,
      artefact: 'reserve-price',
      sealNumber: 'A-0001',
      custodian: scene.officerPart.participationId,
      by,
      witnesses: ['甲', '乙'],
      idempotencyKey: 'seal'
    });
    const { itemId } = item;
    const act = (input: {
      to: 'sealed' | 'opened' | 'handed-over';
      sealNumber?: string;
      witnesses?: string[];
    }) => custody.moveItem({ itemId, by, witnesses: [], idempotencyKey: JSON.stringify(input), ...input });
    await expect(act({ to: 'opened', sealNumber: 'A-0001', witnesses: ['甲', '甲'] })).rejects.toMatchObject(
      refused('TWO_WITNESSES_REQUIRED')
    );
    await expect(act({ to: 'opened', sealNumber: 'A-0002', witnesses: ['甲', '乙'] })).rejects.toMatchObject(
      refused('SEAL_MISMATCH')
    );
    await act({ to: 'sealed', sealNumber: 'A-0001', witnesses: ['甲', '乙'] });
    await custody.moveItem({
      itemId,
      to: 'handed-over',
      custodian: scene.headPart.participationId,
      by,
      witnesses: [],
      idempotencyKey: 'hand'
    });
    await act({ to: 'opened', sealNumber: 'A-0001', witnesses: ['甲', '乙'] });
    expect(await custody.items(scene.plan.caseKey)).toEqual([
      { ...item, state: 'opened', custodianParticipationId: scene.headPart.participationId }
    ]);
    const events = await custody.events(scene.plan.caseKey);
    expect(events.map(({ event }) => event)).toEqual(['sealed', 'checked', 'handed-over', 'opened']);
    expect(events[3]?.witnesses).toEqual(['甲', '乙']);
  });
});
