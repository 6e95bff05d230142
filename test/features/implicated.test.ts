import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/client.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { fillForm } from '../support/fill-form.ts';
import { Play } from '../support/play.ts';

const report = {
  reportKind: 'leak',
  leakType: 'document',
  channel: 'paper',
  leakGrade: 'official-secret',
  affectedMatter: 'meeting',
  matterPhase: 'unknown',
  whatLeaked: '密件影本出現在會議室外'
};

describe('a leak that may implicate those who would handle it', () => {
  let desk: TestDesk;
  let play: Play;

  beforeAll(async () => {
    desk = await startDesk();
    play = new Play(desk);
  }, 60_000);
  afterAll(() => desk.close());

  const reported = async (answers: object) => {
    const reporter = desk.as('staff');
    const { form } = await reporter.call('leakReportForm');
    const values = fillForm(form, {}, { ...report, ...answers }, desk.now());
    return reporter.call('reportLeak', { body: { values, idempotencyKey: newKey() } });
  };

  it('bypasses the head: the superior office acknowledges, and the head never hears of it', async () => {
    const { caseKey } = await reported({ headImplicated: true });
    await play.does('superior1', caseKey, 'AcknowledgeLeak');
    for (const account of ['head', 'deputy1']) {
      expect((await desk.as(account).refused('leakRoom', { params: { caseKey } })).problem.code).toBe(
        'NOT_FOUND'
      );
      expect((await desk.as(account).call('notices')).notices.map((notice) => notice.caseKey)).not.toContain(
        caseKey
      );
    }
    const { leaks } = desk.product.desk.store;
    expect((await leaks.get(caseKey))?.acknowledgedAt).not.toBeNull();
  }, 60_000);

  it('bypasses the ethics office: the superior one preserves the evidence', async () => {
    const { caseKey } = await reported({ officerImplicated: true });
    await play.does('superior2', caseKey, 'PreserveEvidence', { evidenceKind: 'paper' });
    expect((await desk.as('ethics1').refused('leakRoom', { params: { caseKey } })).problem.code).toBe(
      'NOT_FOUND'
    );
  }, 60_000);

  it('keeps who reported to one named officer and the successor', async () => {
    const receipt = await reported({});
    const { caseKey } = receipt;
    const { people, leaks, audit } = desk.product.desk.store;
    const { officerId, successorId } = (await leaks.get(caseKey)) ?? {};
    const [staff, head] = [await people.byAccount('staff'), await people.byAccount('head')];
    expect(await leaks.reporter(caseKey, officerId ?? '')).toMatchObject({ personId: staff?.personId });
    expect(await leaks.reporter(caseKey, successorId ?? '')).toMatchObject({ personId: staff?.personId });
    await expect(leaks.reporter(caseKey, head?.personId ?? '')).rejects.toMatchObject({
      refusal: { code: 'NOT_FOUND' }
    });
    const room = await desk.as('head').call('leakRoom', { params: { caseKey } });
    const told = JSON.stringify([room, await audit.list({ caseKey })]);
    expect(told).not.toContain(staff?.personId);
    expect(told).not.toContain('麥可晴');
    expect(receipt.mayOpen).toBe(false);
  }, 60_000);

  it('takes sight and tasks from who is found implicated on the way', async () => {
    const { caseKey } = await reported({});
    const ethics2 = desk.as('ethics2');
    const room = await ethics2.call('leakRoom', { params: { caseKey } });
    const mine = room.members.find(({ name }) => name === '游承翰')?.participationId;
    await play.does('ethics1', caseKey, 'PreserveEvidence', { evidenceKind: 'paper' });
    for (const element of ['InterviewStaff', 'ReviewLogs', 'CheckCopyCustody'])
      await play.does('ethics1', caseKey, element);
    await play.does('ethics1', caseKey, 'MarkImplicated', { implicatedParticipations: [mine] });
    expect((await ethics2.refused('leakRoom', { params: { caseKey } })).problem.code).toBe('NOT_FOUND');
    expect((await ethics2.call('tasks', { query: { caseKey } })).tasks).toEqual([]);
    await play.does('ethics1', caseKey, 'RecordFinding', { findingKind: 'unfounded' });
  }, 60_000);
});
