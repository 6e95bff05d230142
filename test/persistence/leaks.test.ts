import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeTestStore, type TestStore } from '../support/case-store.ts';
import { setScene, type Scene } from './scene.ts';

const refused = (code: string) => ({ refusal: expect.objectContaining({ code }) });

describe('leak registers', () => {
  let held: TestStore;
  let scene: Scene;

  beforeEach(async () => {
    held = await makeTestStore();
    scene = await setScene(held.store);
  });

  afterEach(() => held.close());

  it('shows the reporter to the named officer and successor alone', async () => {
    const { leaks } = held.store;
    const { caseKey } = scene.plan;
    const reporter = { personId: null, name: '虛構檢舉人', contact: '0900-000-000' };
    const report = await leaks.report({ caseKey, reporter, officerId: scene.officer.personId });
    expect(JSON.stringify(report)).not.toContain('虛構檢舉人');
    expect(await leaks.reporter(caseKey, scene.officer.personId)).toEqual(reporter);
    for (const other of [scene.head.personId, scene.outsider.personId]) {
      await expect(leaks.reporter(caseKey, other)).rejects.toMatchObject(refused('NOT_FOUND'));
      await expect(leaks.nameSuccessor(caseKey, other, other)).rejects.toMatchObject(refused('NOT_FOUND'));
    }
    await leaks.nameSuccessor(caseKey, scene.officer.personId, scene.outsider.personId);
    expect(await leaks.reporter(caseKey, scene.outsider.personId)).toEqual(reporter);
    expect(await leaks.reporter(caseKey, scene.officer.personId)).toEqual(reporter);
  });

  it('does not open the reporter to an officer written into the row', async () => {
    const { leaks } = held.store;
    const { caseKey } = scene.plan;
    await leaks.report({ caseKey, reporter: { personId: 'x' }, officerId: scene.officer.personId });
    await held.db('leak_reports').update({ officer_id: scene.head.personId });
    await expect(leaks.reporter(caseKey, scene.head.personId)).rejects.toMatchObject(
      refused('SEALED_DAMAGED')
    );
  });

  it('acknowledges once', async () => {
    const { leaks } = held.store;
    const { caseKey } = scene.plan;
    await leaks.report({ caseKey, reporter: { personId: null }, officerId: scene.officer.personId });
    await leaks.acknowledge(caseKey, scene.head.personId);
    held.clock.advance(1000);
    const again = await leaks.acknowledge(caseKey, scene.officer.personId);
    expect(again).toMatchObject({
      acknowledgedBy: scene.head.personId,
      acknowledgedAt: '2026-03-02T01:00:00.000Z'
    });
    expect(await leaks.get(caseKey)).toEqual(again);
  });

  it('preserves evidence with its hash and follows its custody', async () => {
    const { evidence } = held.store;
    const { caseKey } = scene.plan;
    const bytes = Buffer.from('虛構的對話截圖');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const by = scene.officer.personId;
    const input = { caseKey, description: '截圖', bytes, by, idempotencyKey: 'one' };
    const kept = await evidence.preserve({
      ...input,
      holderParticipationId: scene.officerPart.participationId
    });
    expect(kept).toMatchObject({ number: 1, sha256, hasBytes: true });
    expect(await evidence.preserve(input)).toEqual(kept);
    await expect(
      evidence.preserve({ ...input, sha256: 'c'.repeat(64), idempotencyKey: 'two' })
    ).rejects.toMatchObject(refused('INVALID_INPUT'));
    await expect(
      evidence.preserve({ caseKey, description: '手機', by, idempotencyKey: 'three' })
    ).rejects.toMatchObject(refused('INVALID_INPUT'));
    const { evidenceId } = kept;
    const hand = { evidenceId, event: 'handed-over' as const, by, idempotencyKey: 'hand' };
    await evidence.move({ ...hand, holderParticipationId: scene.headPart.participationId });
    await evidence.move({ ...hand, holderParticipationId: scene.officerPart.participationId });
    expect((await evidence.list(caseKey))[0]?.holderParticipationId).toBe(scene.headPart.participationId);
    expect((await evidence.events(caseKey)).map(({ event }) => event)).toEqual(['preserved', 'handed-over']);
    expect(await evidence.read(caseKey, evidenceId)).toEqual(bytes);
    expect(await evidence.read('other', evidenceId)).toBeUndefined();
    await expect(held.db('evidence_events').delete()).rejects.toThrow(/append-only/);
  });

  it('lets several findings stand together', async () => {
    const { findings } = held.store;
    const { caseKey } = scene.plan;
    const base = {
      caseKey,
      matter: '群組洩漏投標廠商',
      reasons: '截圖與名冊相符',
      by: scene.officer.personId
    };
    const participationId = scene.headPart.participationId;
    const first = await findings.record({
      ...base,
      participationId,
      outcome: 'administrative',
      idempotencyKey: 'a'
    });
    expect(await findings.record({ ...base, outcome: 'unfounded', idempotencyKey: 'a' })).toEqual(first);
    await findings.record({ ...base, participationId, outcome: 'criminal', idempotencyKey: 'b' });
    expect((await findings.list(caseKey)).map(({ outcome }) => outcome)).toEqual([
      'administrative',
      'criminal'
    ]);
    await held.db('findings').where({ finding_id: first.findingId }).update({ outcome: 'unfounded' });
    await expect(findings.list(caseKey)).rejects.toMatchObject(refused('SEALED_DAMAGED'));
  });

  it('proposes remediation once and moves it on', async () => {
    const { remediation } = held.store;
    const { caseKey } = scene.plan;
    const owner = scene.officerPart.participationId;
    const tasks = ['suspend-tender', 'recall-copies'].map((measure) => ({
      measure,
      ownerParticipationId: owner,
      dueAt: '2026-03-05T17:00:00+08:00'
    }));
    const proposed = await remediation.propose({ caseKey, tasks, idempotencyKey: 'p' });
    expect(await remediation.propose({ caseKey, tasks: tasks.slice(1), idempotencyKey: 'p' })).toEqual(
      proposed
    );
    await remediation.setState(proposed[1]?.taskId ?? '', 'done');
    expect(await remediation.list(caseKey)).toMatchObject([
      { measure: 'suspend-tender', state: 'proposed' },
      { measure: 'recall-copies', state: 'done' }
    ]);
    await expect(remediation.setState('none', 'done')).rejects.toMatchObject(refused('NOT_FOUND'));
  });
});
