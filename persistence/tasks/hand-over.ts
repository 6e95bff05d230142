import type { Participation } from '../../domain/cases.ts';
import type { Task } from '../contract/index.ts';
import type { RegisterContext } from '../register/context.ts';
import { toTask, type TaskRow } from './rows.ts';

/** Open tasks of one participation pass to another, or are only let go by whoever held them where they are a role's. */
export async function handOverTasks(
  { db }: RegisterContext,
  { caseKey, participationId, personId, role }: Participation,
  successorId: string | null
): Promise<readonly Task[]> {
  const open = () => db<TaskRow>('tasks').where({ case_key: caseKey, state: 'open' });
  const version = db.raw('version + 1') as unknown as number;
  if (personId !== null) await open().where({ assignee: personId, role }).update({ assignee: null, version });
  const own = await open().where({ participation_id: participationId }).select('*');
  const keys = own.map(({ user_task_key }) => user_task_key);
  if (successorId === null || keys.length === 0) return own.map(toTask);
  const passed = { participation_id: successorId, slot: successorId, assignee: null, version };
  await open().whereIn('user_task_key', keys).update(passed);
  return (await db<TaskRow>('tasks').whereIn('user_task_key', keys).select('*')).map(toTask);
}
