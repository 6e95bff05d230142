import { RefusalError } from '../../domain/refusals.ts';
import { currentOf } from '../cases/successors.ts';
import type { ProjectedTask, Task, TaskRegister } from '../contract/index.ts';
import { atomically } from '../register/atomically.ts';
import { nowOf, type RegisterContext } from '../register/context.ts';
import { found } from '../register/rows.ts';
import { handOverTasks } from './hand-over.ts';
import { toRow, toTask, type TaskRow } from './rows.ts';
import {
  countVacantTasks,
  countVisibleTasks,
  listVacantTasks,
  listVisibleTasks,
  visibleTask
} from './visible.ts';

/** What SQLite and MariaDB both take in one statement without trouble. */
const CHUNK = 500;

const chunks = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK)
  );

const same = (row: TaskRow, now: TaskRow): boolean =>
  row.due_sort === now.due_sort && row.priority === now.priority && row.name === now.name;

/** The engine names whom a list named once: a task of somebody who was followed since is the successor's. */
async function passedOn(
  context: RegisterContext,
  tasks: readonly ProjectedTask[]
): Promise<readonly ProjectedTask[]> {
  const now = await currentOf(
    context,
    tasks.flatMap(({ participationId }) => participationId ?? [])
  );
  return tasks.map((task) => {
    const current = now.get(task.participationId ?? '');
    return current === undefined ? task : { ...task, participationId: current };
  });
}

async function projectChunk(
  context: RegisterContext,
  tasks: readonly ProjectedTask[]
): Promise<readonly string[]> {
  const { db } = context;
  const keys = tasks.map(({ userTaskKey }) => userTaskKey);
  const rows = await db<TaskRow>('tasks').whereIn('user_task_key', keys).select('*');
  const known = new Map(rows.map((row) => [row.user_task_key, row]));
  const incoming = (await passedOn(context, tasks)).map(toRow);
  const fresh = incoming.filter(({ user_task_key }) => !known.has(user_task_key));
  for (const part of chunks(fresh)) await db('tasks').insert(part).onConflict('user_task_key').ignore();
  for (const now of incoming) {
    const row = known.get(now.user_task_key);
    if (!row || same(row, now)) continue;
    const { due_sort, priority, name } = now;
    await db('tasks')
      .where({ user_task_key: row.user_task_key, version: row.version, state: 'open' })
      .update({ due_sort, priority, name, version: row.version + 1 });
  }
  return fresh.map(({ user_task_key }) => user_task_key);
}

const one = async ({ db }: RegisterContext, userTaskKey: string): Promise<Task | undefined> => {
  const row = await db<TaskRow>('tasks').where({ user_task_key: userTaskKey }).first();
  return row && toTask(row);
};

async function refuseAssignment(
  context: RegisterContext,
  userTaskKey: string,
  personId: string | null,
  expectedVersion: number
): Promise<never> {
  const task = found(await one(context, userTaskKey));
  if (task.state !== 'open') throw new RefusalError({ code: 'TASK_GONE' });
  if (personId !== null && task.assigneePersonId !== null && task.assigneePersonId !== personId) {
    const holder = await context
      .db('people')
      .where({ person_id: task.assigneePersonId })
      .first('display_name');
    throw new RefusalError({ code: 'TASK_TAKEN', facts: { holder: String(holder?.display_name ?? '') } });
  }
  throw new RefusalError({ code: 'STALE_VERSION', facts: { given: expectedVersion, current: task.version } });
}

async function assign(
  context: RegisterContext,
  userTaskKey: string,
  personId: string | null,
  expectedVersion: number
): Promise<Task> {
  const changed = await context
    .db<TaskRow>('tasks')
    .where({ user_task_key: userTaskKey, state: 'open', version: expectedVersion })
    .where((free) => {
      if (personId !== null) free.whereNull('assignee').orWhere({ assignee: personId });
    })
    .update({ assignee: personId, version: expectedVersion + 1 });
  if (changed === 0) return refuseAssignment(context, userTaskKey, personId, expectedVersion);
  return found(await one(context, userTaskKey));
}

export function createTaskRegister(context: RegisterContext): TaskRegister {
  const { db } = context;
  return {
    async project(tasks) {
      const added: string[] = [];
      for (const part of chunks(tasks))
        added.push(...(await atomically(context, (inner) => projectChunk(inner, part))));
      return added;
    },
    get: (userTaskKey) => one(context, userTaskKey),
    listVisible: (personId, filter) => listVisibleTasks(context, personId, filter),
    listVacant: (personId, filter) => listVacantTasks(context, personId, filter),
    countVacant: (personId, filter) => countVacantTasks(context, personId, filter),
    countVisible: (personId, filter, atMost) => countVisibleTasks(context, personId, filter, atMost),
    visible: (personId, userTaskKey) => visibleTask(context, personId, userTaskKey),
    async ofCase(caseKey) {
      const where = { case_key: caseKey };
      const order = ['created_at', 'user_task_key'];
      return (await db<TaskRow>('tasks').where(where).orderBy(order).select('*')).map(toTask);
    },
    unfinishedKeys: () =>
      db<TaskRow>('tasks').whereIn('state', ['open', 'completing']).pluck('user_task_key'),
    assign: (userTaskKey, personId, expectedVersion) =>
      atomically(context, (inner) => assign(inner, userTaskKey, personId, expectedVersion)),
    handOver: (leaver, successorId) =>
      atomically(context, (inner) => handOverTasks(inner, leaver, successorId)),
    async begun(caseKey, elementIds) {
      const at = db<TaskRow>('tasks').where({ case_key: caseKey }).whereNot({ state: 'gone' });
      const tasks = (await at.whereIn('element_id', [...elementIds]).select('*')).map(toTask);
      const now = Date.parse(nowOf(context));
      const isDue = ({ dueAt }: Task): boolean => dueAt !== null && Date.parse(dueAt) <= now;
      const begun = tasks.filter((task) => task.state === 'done' || isDue(task));
      return new Set(begun.map(({ elementId }) => elementId));
    },
    async markGone(userTaskKeys) {
      for (const part of chunks(userTaskKeys)) {
        const open = db<TaskRow>('tasks').whereIn('user_task_key', part).where({ state: 'open' });
        await open.update({ state: 'gone', version: db.raw('version + 1') as unknown as number });
      }
    },
    async completers(caseKey, elementIds) {
      const rows = await db('task_acts')
        .where({ case_key: caseKey })
        .whereIn('element_id', [...elementIds])
        .whereNot({ state: 'failed' })
        .select('person_id', 'as_deputy_of');
      const ids = rows.flatMap(
        ({ person_id, as_deputy_of }) => [person_id, as_deputy_of] as (string | null)[]
      );
      return [...new Set(ids.filter((id) => id !== null))];
    }
  };
}
