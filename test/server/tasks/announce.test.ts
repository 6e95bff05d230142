import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isNoticeId } from '../../../documents/notices/index.ts';
import type { CaseStore, Person, ProjectedTask } from '../../../persistence/contract/index.ts';
import type { ModelInfo } from '../../../server/models/element-info.ts';
import { announce, createNoticeOf } from '../../../server/tasks/announce.ts';
import type { Notice } from '../../../workers/ports/index.ts';
import { openPlan, setScene, taskOf, type Scene } from '../../persistence/scene.ts';
import { makeTestStore, type TestStore } from '../../support/case-store.ts';

describe('a new task', () => {
  let held: TestStore;
  let scene: Scene;

  beforeEach(async () => {
    held = await makeTestStore();
    scene = await setScene(held.store);
  });

  afterEach(() => held.close());

  const noticesOf = async (personId: string) =>
    (await held.store.notices.listFor(personId)).map(({ templateId }) => templateId);

  const tell = (task: ProjectedTask) => announce(held.store, task, 'task-assigned');

  it('is told to whoever holds its role, once', async () => {
    const task = taskOf(scene.plan.caseKey, '1');
    await tell(task);
    await tell(task);
    expect(await noticesOf(scene.head.personId)).toEqual(['task-assigned']);
    expect(await noticesOf(scene.officer.personId)).toEqual([]);
  });

  it('is told to the one whom it names', async () => {
    const members = await held.store.cases.participations(scene.plan.caseKey);
    const named = members.find(({ personId }) => personId === scene.officer.personId);
    const participationId = named?.participationId ?? '';
    await tell(taskOf(scene.plan.caseKey, '2', { role: null, participationId }));
    expect(await noticesOf(scene.officer.personId)).toEqual(['task-assigned']);
    expect(await noticesOf(scene.head.personId)).toEqual([]);
  });

  const appoint = (deputy: Person, more: Partial<Parameters<CaseStore['deputies']['appoint']>[0]> = {}) =>
    held.store.deputies.appoint({
      principalId: scene.head.personId,
      deputyId: deputy.personId,
      from: '2026-03-01T00:00:00Z',
      until: '2026-03-03T00:00:00Z',
      ...more
    });

  it('is told to a deputy too, in their period alone', async () => {
    const { deputyshipId } = await appoint(scene.outsider);
    await tell(taskOf(scene.plan.caseKey, '1'));
    expect(await noticesOf(scene.outsider.personId)).toEqual(['task-assigned']);
    expect(await noticesOf(scene.head.personId)).toEqual(['task-assigned']);
    held.clock.advance(3 * 86_400_000);
    await tell(taskOf(scene.plan.caseKey, '2'));
    expect(await noticesOf(scene.outsider.personId)).toEqual([]);
    expect(await noticesOf(scene.head.personId)).toHaveLength(2);
    await held.store.deputies.revoke(deputyshipId);
  });

  it.each([{ role: 'unit-head' as const }, { caseKey: 'f'.repeat(32) }, { until: '2026-03-01T12:00:00Z' }])(
    'is not told to a deputy for something else: %j',
    async (scope) => {
      await appoint(scene.outsider, scope);
      await tell(taskOf(scene.plan.caseKey, '1'));
      expect(await noticesOf(scene.outsider.personId)).toEqual([]);
    }
  );

  it('is not told to a deputy who is implicated, nor to the deputy of one who is', async () => {
    await appoint(scene.officer);
    await held.store.cases.setImplicated(scene.plan.caseKey, scene.officerPart.participationId, true);
    await tell(taskOf(scene.plan.caseKey, '1'));
    expect(await noticesOf(scene.officer.personId)).toEqual([]);
    await appoint(scene.outsider);
    await held.store.cases.setImplicated(scene.plan.caseKey, scene.headPart.participationId, true);
    await tell(taskOf(scene.plan.caseKey, '2'));
    expect(await noticesOf(scene.outsider.personId)).toEqual([]);
  });

  it('is not told to someone implicated, in whatever role, nor to anybody of another case', async () => {
    const other = await openPlan(held.store, scene.agency, 'other');
    const { participationId } = await held.store.cases.addParticipation(scene.plan.caseKey, {
      role: 'attendee',
      personId: scene.head.personId
    });
    await held.store.cases.setImplicated(scene.plan.caseKey, participationId, true);
    const told: string[] = [];
    const notices = {
      ...held.store.notices,
      enqueue: async ({ personId }: Notice) => void told.push(personId)
    };
    for (const task of [taskOf(scene.plan.caseKey, '3'), taskOf(other.caseKey, '4')])
      await announce({ cases: held.store.cases, notices }, task, 'task-assigned');
    expect(told).toEqual([]);
  });
});

describe('the notice of a task', () => {
  const model = (properties: Readonly<Record<string, string>>) =>
    ({ elements: new Map([['Step', { properties }]]) }) as unknown as ModelInfo;
  const noticeOf = (properties: Readonly<Record<string, string>>, elementId = 'Step') =>
    createNoticeOf({ model: async () => model(properties) })({ processDefinitionKey: '1', elementId });

  it.each([
    [{}, 'task-assigned'],
    [{ 'shoumi:notice': 'coordination-assigned' }, 'coordination-assigned'],
    [{ 'shoumi:notice': 'none' }, null],
    [{ 'shoumi:notice': 'constructor' }, 'task-assigned']
  ])('%j is %s', async (properties, expected) => {
    expect(await noticeOf(properties)).toBe(expected);
    expect(await noticeOf(properties, 'Elsewhere')).toBe('task-assigned');
  });

  it('is the usual one while the model cannot be read', async () => {
    const unreachable = createNoticeOf({ model: () => Promise.reject(new Error('away')) });
    expect(await unreachable({ processDefinitionKey: '1', elementId: 'Step' })).toBe('task-assigned');
  });
});

it('every notice that a shipped model names is one', () => {
  const folder = new URL('../../../workflows/', import.meta.url);
  const named = readdirSync(folder)
    .filter((name) => name.endsWith('.bpmn'))
    .flatMap((name) => [
      ...readFileSync(new URL(name, folder), 'utf8').matchAll(/name="shoumi:notice" value="([^"]*)"/g)
    ])
    .map(([, notice = '']) => notice);
  expect(named).toContain('coordination-assigned');
  expect(named.filter((notice) => notice !== 'none' && !isNoticeId(notice))).toEqual([]);
});
