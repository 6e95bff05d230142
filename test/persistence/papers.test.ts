import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeTestStore, type TestStore } from '../support/case-store.ts';
import { openPlan, setScene, type Scene } from './scene.ts';

const refused = (code: string) => ({ refusal: expect.objectContaining({ code }) });

describe('papers, notices and calendar', () => {
  let held: TestStore;
  let scene: Scene;

  beforeEach(async () => {
    held = await makeTestStore();
    scene = await setScene(held.store);
  });

  afterEach(() => held.close());

  it('keeps documents byte for byte, and only within their case', async () => {
    const { documents } = held.store;
    const { caseKey } = scene.plan;
    const bytes = Buffer.from([37, 80, 68, 70, 0, 255]);
    const input = {
      caseKey,
      templateId: 'plan-document',
      format: 'pdf' as const,
      named: [scene.headPart.participationId],
      bytes,
      idempotencyKey: 'd'
    };
    const stored = await documents.put(input);
    expect(await documents.put({ ...input, bytes: Buffer.from('other') })).toEqual(stored);
    expect(stored.named).toEqual([scene.headPart.participationId]);
    expect(stored.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await documents.read(caseKey, stored.documentId)).toEqual({ document: stored, bytes });
    const other = await openPlan(held.store, scene.agency, 'other');
    expect(await documents.read(other.caseKey, stored.documentId)).toBeUndefined();
    expect(await documents.list(caseKey)).toEqual([stored]);
  });

  it('does not give out a document whose list of names was changed outside', async () => {
    const { documents } = held.store;
    const { caseKey } = scene.plan;
    const input = { caseKey, templateId: 'undertaking', format: 'pdf' as const, bytes: Buffer.from('x') };
    const stored = await documents.put({ ...input, named: ['a'], idempotencyKey: 'd' });
    await held.db('documents').update({ named: '[]' });
    await expect(documents.read(caseKey, stored.documentId)).rejects.toMatchObject(refused('SEALED_DAMAGED'));
  });

  it('records an undertaking once per participation of the case', async () => {
    const { undertakings } = held.store;
    const { caseKey } = scene.plan;
    const { participationId } = scene.headPart;
    const signed = await undertakings.sign({
      caseKey,
      participationId,
      medium: 'desk',
      by: scene.head.personId
    });
    held.clock.advance(1000);
    const again = { caseKey, participationId, medium: 'paper' as const, by: scene.officer.personId };
    expect(await undertakings.sign(again)).toEqual(signed);
    expect(await undertakings.list(caseKey)).toEqual([signed]);
    const other = await openPlan(held.store, scene.agency, 'other');
    await expect(undertakings.sign({ ...again, caseKey: other.caseKey })).rejects.toMatchObject(
      refused('NOT_FOUND')
    );
  });

  it('carries release decisions out once', async () => {
    const { releases } = held.store;
    const { caseKey } = scene.plan;
    const base = { caseKey, decision: 'release' as const, ground: '開標後解密', by: scene.head.personId };
    await releases.decide({ ...base, artefact: 'bidders', idempotencyKey: 'a' });
    await releases.decide({ ...base, artefact: 'minutes', decision: 'keep', idempotencyKey: 'b' });
    expect((await releases.carryOut(caseKey)).map(({ artefact }) => artefact)).toEqual([
      'bidders',
      'minutes'
    ]);
    expect(await releases.carryOut(caseKey)).toEqual([]);
    expect((await releases.decisions(caseKey)).every(({ carriedOutAt }) => carriedOutAt !== null)).toBe(true);
  });

  it('shows notices to their person alone', async () => {
    const { notices } = held.store;
    const notice = { caseKey: scene.plan.caseKey, templateId: 'task-assigned' };
    await notices.enqueue({ ...notice, personId: scene.head.personId, dedupeKey: 'a' });
    held.clock.advance(1000);
    await notices.enqueue({
      ...notice,
      personId: scene.head.personId,
      templateId: 'overdue',
      dedupeKey: 'b'
    });
    const listed = await notices.listFor(scene.head.personId);
    expect(listed.map(({ templateId }) => templateId)).toEqual(['overdue', 'task-assigned']);
    expect(listed[0]).toMatchObject({ caseNumber: scene.plan.number, caseCodeName: scene.plan.codeName });
    const noticeId = listed[0]?.noticeId ?? '';
    await expect(notices.markRead(noticeId, scene.officer.personId)).rejects.toMatchObject(
      refused('NOT_FOUND')
    );
    await notices.markRead(noticeId, scene.head.personId);
    await notices.markRead(noticeId, scene.head.personId);
    expect(await notices.listFor(scene.head.personId, { unreadOnly: true })).toHaveLength(1);
    expect(await notices.listFor(scene.officer.personId)).toEqual([]);
  });

  it('mails nobody who is disabled or has no address', async () => {
    const { notices, people, cases } = held.store;
    const notice = { caseKey: scene.plan.caseKey, templateId: 'task-assigned' };
    const attendee = { role: 'attendee', personId: scene.outsider.personId } as const;
    await cases.addParticipation(scene.plan.caseKey, attendee);
    await people.change(scene.head.personId, 1, { disabled: true });
    await people.change(scene.officer.personId, 1, { email: null });
    for (const { personId } of [scene.head, scene.officer, scene.outsider]) {
      await notices.enqueue({ ...notice, personId, dedupeKey: personId });
    }
    const taken = await notices.takeForMail(10, () => 1000);
    expect(taken.map(({ personId }) => personId)).toEqual([scene.outsider.personId]);
  });

  it('knows the 120 days off of ROC year 115', async () => {
    const days = await held.store.calendar.holidays(2026, 2026);
    expect(days.size).toBe(120);
    for (const off of ['2026-01-01', '2026-02-17', '2026-10-26', '2026-12-25'])
      expect(days.has(off)).toBe(true);
    for (const work of ['2026-01-02', '2026-02-23', '2026-10-12']) expect(days.has(work)).toBe(false);
  });

  it('makes a Saturday a working day where the year says so', async () => {
    const { calendar } = held.store;
    await calendar.put([{ date: '2027-02-20', kind: 'workday', source: '補行上班' }]);
    const days = await calendar.holidays(2026, 2027);
    expect(days.has('2027-02-20')).toBe(false);
    expect(days.has('2027-02-21')).toBe(true);
    expect(await calendar.days(2027, 2027)).toEqual([
      { date: '2027-02-20', kind: 'workday', source: '補行上班' }
    ]);
  });
});
