import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeTestStore, type TestStore } from '../support/case-store.ts';
import { openPlan, setScene, taskOf, type Scene } from './scene.ts';

const refused = (code: string) => ({ refusal: expect.objectContaining({ code }) });

describe('tasks', () => {
  let held: TestStore;
  let scene: Scene;

  beforeEach(async () => {
    held = await makeTestStore();
    scene = await setScene(held.store);
    await held.store.tasks.project([taskOf(scene.plan.caseKey, '1')]);
  });

  afterEach(() => held.close());

  const begin = (idempotencyKey: string, personId = scene.head.personId) =>
    held.store.taskActs.begin({ idempotencyKey, userTaskKey: '1', personId, variables: { approved: true } });

  it('refreshes an open task, and never brings a finished one back', async () => {
    const { tasks, taskActs } = held.store;
    const later = taskOf(scene.plan.caseKey, '1', { dueAt: '2026-03-09T17:00:00+08:00' });
    await tasks.project([later]);
    expect(await tasks.get('1')).toMatchObject({ dueAt: '2026-03-09T09:00:00.000Z', version: 2 });
    const { act } = await begin('k');
    await taskActs.markConfirmed(act.actId);
    await tasks.project([taskOf(scene.plan.caseKey, '1')]);
    expect(await tasks.get('1')).toMatchObject({ state: 'done', dueAt: '2026-03-09T09:00:00.000Z' });
  });

  it('answers which tasks it did not know', async () => {
    const [known, added] = ['1', '7'].map((key) => taskOf(scene.plan.caseKey, key));
    if (!known || !added) throw new Error('two tasks');
    expect(await held.store.tasks.project([known, added])).toEqual(['7']);
    expect(await held.store.tasks.project([known, added])).toEqual([]);
  });

  it('does not list a task to the same role of another case', async () => {
    const other = await openPlan(held.store, scene.agency, 'other');
    await held.store.tasks.project([taskOf(other.caseKey, '2')]);
    expect(await held.store.tasks.listVisible(scene.head.personId)).toMatchObject([{ userTaskKey: '1' }]);
    expect(await held.store.tasks.visible(scene.head.personId, '2')).toBeUndefined();
  });

  it('does not list a task that names a participation of another case', async () => {
    const other = await openPlan(held.store, scene.agency, 'other');
    const crossed = { role: null, participationId: scene.headPart.participationId };
    await held.store.tasks.project([taskOf(other.caseKey, '2', crossed)]);
    expect(await held.store.tasks.countVisible(scene.head.personId)).toBe(1);
    expect(await held.store.tasks.visible(scene.head.personId, '2')).toBeUndefined();
  });

  it('lists alike whether it gathers or walks', async () => {
    const { tasks, cases } = held.store;
    const many = Array.from({ length: 3200 }, (_, index) =>
      taskOf(scene.plan.caseKey, String(10_000 + index), {
        role: index % 7 === 0 ? 'unit-head' : 'agency-head',
        dueAt:
          index % 5 === 0 ? null : new Date(held.clock.at + ((index * 7919) % 3200) * 60_000).toISOString()
      })
    );
    await tasks.project(many.slice(0, 2000));
    const gathered = await tasks.listVisible(scene.head.personId, { limit: 40, offset: 13 });
    await tasks.project(many);
    const { caseKey } = await openPlan(held.store, scene.agency, 'other');
    await cases.addParticipation(caseKey, { role: 'agency-head', personId: scene.head.personId });
    await tasks.project(
      Array.from({ length: 400 }, (_, index) =>
        taskOf(caseKey, String(50_000 + index), { dueAt: '2027-01-01T00:00:00Z' })
      )
    );
    const all = await tasks.listVisible(scene.head.personId, { limit: 5000 });
    const expected = many.filter(({ role }) => role === 'agency-head').length + 401;
    expect(all).toHaveLength(expected);
    expect(await tasks.countVisible(scene.head.personId)).toBe(expected);
    expect(await tasks.countVisible(scene.head.personId, {}, 100)).toBe(100);
    expect(await tasks.countVisible(scene.head.personId, {}, 100_000)).toBe(expected);
    const keys = (dueAt: string | null, createdAt: string, key: string) =>
      [dueAt ?? '9', createdAt, key].join();
    const sorted = [...all].sort((a, b) =>
      keys(a.dueAt, a.createdAt, a.userTaskKey) < keys(b.dueAt, b.createdAt, b.userTaskKey) ? -1 : 1
    );
    expect(all.map(({ userTaskKey }) => userTaskKey)).toEqual(sorted.map(({ userTaskKey }) => userTaskKey));
    const known = new Set(
      many
        .slice(0, 2000)
        .map(({ userTaskKey }) => userTaskKey)
        .concat('1')
    );
    const early = all.filter(({ userTaskKey }) => known.has(userTaskKey)).slice(13, 53);
    expect(gathered.map(({ userTaskKey }) => userTaskKey)).toEqual(
      early.map(({ userTaskKey }) => userTaskKey)
    );
  });

  it('merges the tasks of few slots alike, own before a deputy’s, and those of many by the walk', async () => {
    const { tasks, cases, deputies } = held.store;
    const other = await openPlan(held.store, scene.agency, 'other');
    await cases.addParticipation(other.caseKey, { role: 'agency-head', personId: scene.officer.personId });
    await cases.addParticipation(other.caseKey, { role: 'agency-head', personId: scene.head.personId });
    await deputies.appoint({
      principalId: scene.officer.personId,
      deputyId: scene.head.personId,
      from: '2026-01-01T00:00:00Z',
      until: '2027-01-01T00:00:00Z'
    });
    const of = (caseKey: string, from: number, dueAt: string | null) =>
      Array.from({ length: 2000 }, (_none, at) => taskOf(caseKey, String(from + at), { dueAt }));
    await tasks.project([
      ...of(scene.plan.caseKey, 10_000, null),
      ...of(other.caseKey, 20_000, '2027-01-01T00:00:00Z')
    ]);
    const keys = async (limit: number, offset: number) => {
      const page = await tasks.listVisible(scene.head.personId, { limit, offset });
      expect(page.filter(({ asDeputyOf, caseKey }) => asDeputyOf && caseKey === other.caseKey)).toEqual([]);
      return page.map(({ userTaskKey }) => userTaskKey);
    };
    const pages = async () => [...(await keys(50, 0)), ...(await keys(50, 1990)), ...(await keys(11, 3990))];
    const merged = await pages();
    for (let index = 0; index < 120; index += 1) {
      const { caseKey } = await openPlan(held.store, scene.agency, `more-${index}`);
      await cases.addParticipation(caseKey, { role: 'agency-head', personId: scene.head.personId });
      await tasks.project([taskOf(caseKey, String(30_000 + index), { dueAt: null })]);
    }
    expect(await pages()).toEqual(merged);
    expect(new Set(merged).size).toBe(111);
  });

  it('filters by case, due date and holder, and sorts newest first', async () => {
    const { tasks } = held.store;
    const { caseKey } = scene.plan;
    await tasks.project([
      taskOf(caseKey, '2', { dueAt: '2026-03-03T00:00:00Z', createdAt: '2026-03-01T00:00:00Z' }),
      taskOf(caseKey, '3', { dueAt: null, createdAt: '2026-03-02T00:30:00Z' })
    ]);
    await tasks.assign('3', scene.head.personId, 1);
    const list = async (filter: Parameters<typeof tasks.listVisible>[1]) =>
      (await tasks.listVisible(scene.head.personId, filter)).map(({ userTaskKey }) => userTaskKey);
    expect(await list({ dueBefore: '2026-03-04T00:00:00+08:00' })).toEqual(['2']);
    expect(await list({ heldBy: scene.head.personId })).toEqual(['3']);
    expect(await list({ caseKey: 'other' })).toEqual([]);
    expect(await list({ sort: 'newest' })).toEqual(['1', '3', '2']);
  });

  it('lets one person hold a task', async () => {
    const { tasks } = held.store;
    const task = await tasks.assign('1', scene.head.personId, 1);
    expect(task).toMatchObject({ assigneePersonId: scene.head.personId, version: 2 });
    await expect(tasks.assign('1', scene.officer.personId, 2)).rejects.toMatchObject({
      refusal: { code: 'TASK_TAKEN', facts: { holder: scene.head.displayName } }
    });
    await expect(tasks.assign('1', null, 1)).rejects.toMatchObject(refused('STALE_VERSION'));
    await expect(begin('k', scene.officer.personId)).rejects.toMatchObject(refused('TASK_TAKEN'));
    await tasks.assign('1', null, 2);
    expect((await begin('k', scene.officer.personId)).created).toBe(true);
    await expect(tasks.assign('1', scene.head.personId, 4)).rejects.toMatchObject(refused('TASK_GONE'));
  });

  it('never answers one person’s key for another person or task', async () => {
    await held.store.tasks.project([taskOf(scene.plan.caseKey, '2')]);
    await begin('k');
    await expect(begin('k', scene.officer.personId)).rejects.toMatchObject(refused('TASK_GONE'));
    const other = { idempotencyKey: 'k', userTaskKey: '2', personId: scene.head.personId, variables: {} };
    await expect(held.store.taskActs.begin(other)).rejects.toMatchObject(refused('TASK_GONE'));
  });

  it('opens a task again when its act failed, and keeps the failed act', async () => {
    const { tasks, taskActs } = held.store;
    const { act } = await begin('first');
    await taskActs.markSent(act.actId);
    await taskActs.markFailed(act.actId, 'ENGINE_UNAVAILABLE');
    expect((await tasks.get('1'))?.state).toBe('open');
    expect(await taskActs.get(act.actId)).toMatchObject({
      state: 'failed',
      failure: 'ENGINE_UNAVAILABLE',
      attempts: 1
    });
    expect(await taskActs.markConfirmed(act.actId)).toBe(false);
    expect((await begin('second')).created).toBe(true);
    expect((await tasks.get('1'))?.state).toBe('completing');
  });

  it('hands unfinished acts to the reconciler, oldest first', async () => {
    const { taskActs, tasks } = held.store;
    await tasks.project([taskOf(scene.plan.caseKey, '2')]);
    const { act } = await begin('a');
    held.clock.advance(1000);
    await taskActs.begin({
      idempotencyKey: 'b',
      userTaskKey: '2',
      personId: scene.head.personId,
      variables: {}
    });
    held.clock.advance(1000);
    const now = () => new Date(held.clock.at).toISOString();
    const keys = async () => (await taskActs.unfinished(now())).map(({ idempotencyKey }) => idempotencyKey);
    expect(await keys()).toEqual(['a', 'b']);
    await taskActs.markConfirmed(act.actId);
    held.clock.advance(1000);
    expect(await keys()).toEqual(['b', 'a']);
    await taskActs.markApplied(act.actId);
    expect(await keys()).toEqual(['b']);
  });

  it('says who completed an element, deputy and principal both', async () => {
    const { taskActs, tasks } = held.store;
    const { act } = await taskActs.begin({
      idempotencyKey: 'k',
      userTaskKey: '1',
      personId: scene.outsider.personId,
      asDeputyOf: scene.head.personId,
      variables: {}
    });
    const completers = () => tasks.completers(scene.plan.caseKey, ['ApproveEssentials']);
    expect(new Set(await completers())).toEqual(new Set([scene.outsider.personId, scene.head.personId]));
    await taskActs.markFailed(act.actId, 'NOT_ALLOWED');
    expect(await completers()).toEqual([]);
  });

  it('marks as gone only what is still open', async () => {
    const { tasks } = held.store;
    await tasks.project([taskOf(scene.plan.caseKey, '2')]);
    await begin('k');
    expect(await tasks.unfinishedKeys()).toHaveLength(2);
    await tasks.markGone(['1', '2']);
    expect((await tasks.ofCase(scene.plan.caseKey)).map(({ state }) => state)).toEqual([
      'completing',
      'gone'
    ]);
    await expect(
      held.store.taskActs.begin({ idempotencyKey: 'x', userTaskKey: '2', personId: 'p', variables: {} })
    ).rejects.toMatchObject(refused('TASK_GONE'));
    await expect(
      held.store.taskActs.begin({ idempotencyKey: 'y', userTaskKey: 'none', personId: 'p', variables: {} })
    ).rejects.toMatchObject(refused('NOT_FOUND'));
  });
});
