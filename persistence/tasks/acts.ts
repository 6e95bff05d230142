import { RefusalError } from '../../domain/refusals.ts';
import type { TaskAct, TaskActRegister, TaskActState } from '../contract/index.ts';
import { atomically } from '../register/atomically.ts';
import { newId, nowOf, toUtc, type RegisterContext } from '../register/context.ts';
import { found, isDuplicate } from '../register/rows.ts';
import type { TaskRow } from './rows.ts';

interface ActRow {
  act_id: string;
  idempotency_key: string;
  user_task_key: string;
  /** The task's key while the act has not failed; unique, so that a task has one live act. */
  live_task_key: string | null;
  case_key: string;
  element_id: string;
  person_id: string;
  as_deputy_of: string | null;
  sealed_entry_id: string | null;
  variables: string;
  state: TaskActState;
  attempts: number;
  failure: string | null;
  created_at: string;
  updated_at: string;
}

type Intent = Parameters<TaskActRegister['begin']>[0];

const toAct = (row: ActRow): TaskAct => ({
  actId: row.act_id,
  idempotencyKey: row.idempotency_key,
  userTaskKey: row.user_task_key,
  caseKey: row.case_key,
  elementId: row.element_id,
  personId: row.person_id,
  asDeputyOf: row.as_deputy_of,
  sealedEntryId: row.sealed_entry_id,
  variables: JSON.parse(row.variables) as Record<string, unknown>,
  state: row.state,
  attempts: row.attempts,
  failure: row.failure,
  createdAt: row.created_at,
  updatedAt: row.updated_at
});

async function find({ db }: RegisterContext, where: Partial<ActRow>): Promise<TaskAct | undefined> {
  const row = await db<ActRow>('task_acts').where(where).first();
  return row && toAct(row);
}

/** TASK_GONE when the key was used by another person or for another task: it never answers for them. */
async function findOwn(context: RegisterContext, intent: Intent): Promise<TaskAct | undefined> {
  const act = await find(context, { idempotency_key: intent.idempotencyKey });
  if (!act || (act.personId === intent.personId && act.userTaskKey === intent.userTaskKey)) return act;
  throw new RefusalError({ code: 'TASK_GONE' });
}

async function takeTask({ db }: RegisterContext, { userTaskKey, personId }: Intent): Promise<TaskRow> {
  const task = await db<TaskRow>('tasks').where({ user_task_key: userTaskKey }).forUpdate().first();
  if (found(task).state !== 'open') throw new RefusalError({ code: 'TASK_GONE' });
  const row = found(task);
  if (row.assignee !== null && row.assignee !== personId) {
    const holder = await db('people').where({ person_id: row.assignee }).first('display_name');
    throw new RefusalError({ code: 'TASK_TAKEN', facts: { holder: String(holder?.display_name ?? '') } });
  }
  const changed = await db<TaskRow>('tasks')
    .where({ user_task_key: userTaskKey, state: 'open', version: row.version })
    .update({ state: 'completing', version: row.version + 1 });
  if (changed === 0) throw new RefusalError({ code: 'TASK_GONE' });
  return row;
}

async function insertAct(
  context: RegisterContext,
  intent: Intent
): Promise<{ act: TaskAct; created: boolean }> {
  const before = await findOwn(context, intent);
  if (before) return { act: before, created: false };
  const task = await takeTask(context, intent);
  const now = nowOf(context);
  const row: ActRow = {
    act_id: newId(context),
    idempotency_key: intent.idempotencyKey,
    user_task_key: task.user_task_key,
    live_task_key: task.user_task_key,
    case_key: task.case_key,
    element_id: task.element_id,
    person_id: intent.personId,
    as_deputy_of: intent.asDeputyOf ?? null,
    sealed_entry_id: intent.sealedEntryId ?? null,
    variables: JSON.stringify(intent.variables),
    state: 'pending',
    attempts: 0,
    failure: null,
    created_at: now,
    updated_at: now
  };
  await context.db('task_acts').insert(row);
  return { act: toAct(row), created: true };
}

/** The same key sent twice at once: the one that comes second finds the task taken, by its own act. */
async function begin(context: RegisterContext, intent: Intent): Promise<{ act: TaskAct; created: boolean }> {
  try {
    return await atomically(context, (inner) => insertAct(inner, intent));
  } catch (error) {
    if (!(error instanceof RefusalError) && !isDuplicate(error)) throw error;
    const act = await findOwn(context, intent);
    if (act) return { act, created: false };
    if (error instanceof RefusalError) throw error;
    throw new RefusalError({ code: 'TASK_GONE' }, { cause: error });
  }
}

/** Moves an act on from one of the states given; false when it is not in any of them. */
async function moveAct(
  context: RegisterContext,
  actId: string,
  from: readonly TaskActState[],
  change: Record<string, unknown>
): Promise<boolean> {
  const changed = await context
    .db('task_acts')
    .where({ act_id: actId })
    .whereIn('state', [...from])
    .update({ ...change, updated_at: nowOf(context) });
  return changed === 1;
}

async function moveTask({ db }: RegisterContext, actId: string, to: 'open' | 'done'): Promise<void> {
  await db('tasks')
    .where({ state: 'completing' })
    .whereIn('user_task_key', db('task_acts').where({ act_id: actId }).select('user_task_key'))
    .update({ state: to, version: db.raw('version + 1') });
}

async function confirm(context: RegisterContext, actId: string): Promise<boolean> {
  const moved = await moveAct(context, actId, ['pending', 'sent'], { state: 'confirmed' });
  if (moved) await moveTask(context, actId, 'done');
  return moved;
}

async function fail(context: RegisterContext, actId: string, failure: string): Promise<void> {
  const change = { state: 'failed', failure, live_task_key: null };
  if (await moveAct(context, actId, ['pending', 'sent'], change)) await moveTask(context, actId, 'open');
}

export function createTaskActRegister(context: RegisterContext): TaskActRegister {
  const { db } = context;
  return {
    begin: (intent) => begin(context, intent),
    get: (actId) => find(context, { act_id: actId }),
    byKey: (idempotencyKey) => find(context, { idempotency_key: idempotencyKey }),
    async markSent(actId) {
      await moveAct(context, actId, ['pending', 'sent'], { state: 'sent', attempts: db.raw('attempts + 1') });
    },
    markConfirmed: (actId) => atomically(context, (inner) => confirm(inner, actId)),
    markApplied: (actId) => moveAct(context, actId, ['confirmed'], { state: 'applied' }),
    markFailed: (actId, failure) => atomically(context, (inner) => fail(inner, actId, failure)),
    async unfinished(before, limit = 100) {
      const rows = await db<ActRow>('task_acts')
        .whereIn('state', ['pending', 'sent', 'confirmed'])
        .where('updated_at', '<', toUtc(before))
        .orderBy('updated_at')
        .limit(limit)
        .select('*');
      return rows.map(toAct);
    }
  };
}
