import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { Play } from '../support/play.ts';
import { inviteAttendees } from '../support/story/attendees.ts';
import { membersIn, personOf } from '../support/story/rooms.ts';

describe('work of somebody who left a case without a successor', () => {
  let desk: TestDesk;
  let play: Play;
  let caseKey = '';
  let parts: ReadonlyMap<string, string>;

  const partOf = (account: string) => parts.get(account) ?? '';
  const leaves = (account: string) =>
    desk.product.desk.store.cases.endParticipation(caseKey, partOf(account));
  const vacant = async (account: string) =>
    (await desk.as(account).call('tasks', { query: { view: 'vacant' } })).tasks;
  const naming = async (account: string, left: string, successor: string) => ({
    params: { caseKey, participationId: partOf(left) },
    body: {
      successorPerson: (await personOf(play, successor)).personId,
      password: desk.as(account).password
    }
  });
  const refusal = async (account: string, left: string, successor: string) =>
    (await desk.as(account).refused('nameSuccessor', await naming(account, left, successor))).problem;

  beforeAll(async () => {
    desk = await startDesk();
    play = new Play(desk);
    ({ caseKey, parts } = await inviteAttendees(play, ['officer2', 'accounting']));
    await play.does('accounting', caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
  }, 120_000);
  afterAll(() => desk?.close());

  it('stands in the list of the ethics officers, as nobody’s, and cannot be opened by them', async () => {
    expect(await vacant('ethics1')).toEqual([]);
    const { taskKey } = await play.awaitTask('officer2', caseKey, 'SignUndertaking');
    await leaves('officer2');
    const left = (await personOf(play, 'officer2')).name;
    for (const account of ['ethics1', 'ethics2'])
      expect(await vacant(account)).toMatchObject([
        {
          taskKey,
          role: 'attendee',
          assigned: null,
          holder: null,
          vacancy: { participationId: partOf('officer2'), left }
        }
      ]);
    for (const account of ['head', 'officer1', 'construction', 'accounting', 'officer2', 'admin'])
      expect(await vacant(account)).toEqual([]);
    for (const account of ['ethics1', 'officer2']) {
      const params = { taskKey };
      expect((await desk.as(account).refused('task', { params })).problem.code).toBe('NOT_FOUND');
      const { tasks } = await desk.as(account).call('tasks', { query: { caseKey, limit: 100 } });
      expect(tasks.map((task) => task.taskKey)).not.toContain(taskKey);
    }
  });

  it('is given to nobody by those who may not, nor to those who may not have it', async () => {
    expect((await refusal('officer1', 'officer2', 'committee')).code).toBe('NOT_ALLOWED');
    expect((await refusal('personnel', 'officer2', 'committee')).code).toBe('NOT_FOUND');
    for (const successor of ['ethics1', 'officer2', 'admin'])
      expect(await refusal('ethics1', 'officer2', successor)).toMatchObject({
        code: 'INVALID_INPUT',
        problems: [{ path: 'successorPerson' }]
      });
    expect((await refusal('ethics1', 'accounting', 'committee')).code).toBe('NOT_FOUND');
    const { body, params } = await naming('ethics1', 'officer2', 'committee');
    const { successorPerson } = body;
    const unproven = await desk.as('ethics1').refused('nameSuccessor', { params, body: { successorPerson } });
    expect(unproven.problem.code).toBe('FRESH_PROOF_REQUIRED');
    expect(await vacant('ethics1')).toHaveLength(1);
    expect(await membersIn(play, 'ethics1', caseKey, 'attendee')).toHaveLength(1);
  });

  it('is the successor’s, who is told and signs; who named them still sees nothing of it', async () => {
    const [open] = await vacant('ethics1');
    await desk.as('ethics1').call('nameSuccessor', await naming('ethics1', 'officer2', 'committee'));
    expect(await vacant('ethics1')).toEqual([]);
    const theirs = await play.awaitTask('committee', caseKey, 'SignUndertaking');
    expect(theirs.taskKey).toBe(open?.taskKey);
    const { notices } = await desk.as('committee').call('notices');
    expect(notices.map((notice) => notice.caseKey)).toContain(caseKey);
    const params = { taskKey: theirs.taskKey };
    expect((await desk.as('ethics1').refused('task', { params })).problem.code).toBe('NOT_FOUND');
    expect((await refusal('ethics1', 'officer2', 'procurement')).code).toBe('NOT_FOUND');
    await play.does('committee', caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    const { audit } = desk.product.desk.store;
    const named = (await audit.list({ caseKey })).filter(({ act }) => act === 'members.name-successor');
    expect(named).toMatchObject([{ facts: { role: 'attendee', tasks: 1 } }]);
  });

  it('has a successor asked for an undertaking of their own where the leaver had signed', async () => {
    await leaves('accounting');
    expect(await vacant('ethics1')).toEqual([]);
    await desk.as('ethics2').call('nameSuccessor', await naming('ethics2', 'accounting', 'procurement'));
    await play.does('procurement', caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    const { undertakings, cases } = desk.product.desk.store;
    const successor = (await cases.currentOf([partOf('accounting')])).get(partOf('accounting'));
    const signed = (await undertakings.list(caseKey)).map(({ participationId }) => participationId);
    expect(signed).toContain(successor);
    expect(successor).not.toBe(partOf('accounting'));
  });
});
