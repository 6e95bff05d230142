import { RefusalError } from '../../domain/refusals.ts';
import type { TaskAct } from '../../persistence/contract/index.ts';
import type { Desk } from '../desk.ts';
import { now } from '../engine/camunda.ts';
import { engineFailure } from '../engine/failure.ts';

type Parts = Pick<Desk, 'store' | 'camunda'>;

/** The engine's state of a task; undefined when it has none of that key. */
async function stateOf({ camunda }: Parts, userTaskKey: string): Promise<string | undefined> {
  try {
    const task: { state?: string } = await camunda.getUserTask({ userTaskKey }, now);
    return task.state;
  } catch (error) {
    const failure = engineFailure(error);
    if (failure.kind === 'refused' && failure.status === 404) return undefined;
    throw new RefusalError({ code: 'ENGINE_UNAVAILABLE' }, { cause: error });
  }
}

/** Refuses a task that the engine no longer has open, before anything is written for it. */
export async function requireOpenInEngine(parts: Parts, userTaskKey: string): Promise<void> {
  if ((await stateOf(parts, userTaskKey)) === 'CREATED') return;
  await parts.store.tasks.markGone([userTaskKey]);
  throw new RefusalError({ code: 'TASK_GONE' });
}

async function confirm({ store }: Parts, act: TaskAct): Promise<void> {
  await store.taskActs.markConfirmed(act.actId);
  await store.taskActs.markApplied(act.actId);
}

async function fail({ store }: Parts, act: TaskAct): Promise<never> {
  await store.taskActs.markFailed(act.actId, 'TASK_GONE');
  await store.tasks.markGone([act.userTaskKey]);
  throw new RefusalError({ code: 'TASK_GONE' });
}

/**
 * A refusal may mean that an earlier attempt went through before its answer was lost: only one act per task is ever
 * under way, so a completed task was completed by this one.
 */
async function settle(parts: Parts, act: TaskAct, cause: unknown): Promise<void> {
  const state = await stateOf(parts, act.userTaskKey);
  if (state === 'COMPLETED' || state === 'COMPLETING') return confirm(parts, act);
  if (state === 'CREATED') throw new RefusalError({ code: 'ENGINE_UNAVAILABLE' }, { cause });
  return fail(parts, act);
}

/**
 * Carries a recorded intent to the engine: completes the task with routing variables only and confirms. While the engine
 * cannot be reached the intent stays and is tried again (ENGINE_UNAVAILABLE); a task that ended meanwhile is TASK_GONE.
 */
export async function driveAct(parts: Parts, act: TaskAct): Promise<void> {
  if (act.state === 'applied') return;
  if (act.state === 'failed') throw new RefusalError({ code: 'TASK_GONE' });
  if (act.state === 'confirmed') return confirm(parts, act);
  await parts.store.taskActs.markSent(act.actId);
  try {
    await parts.camunda.completeUserTask({ userTaskKey: act.userTaskKey, variables: { ...act.variables } });
  } catch (error) {
    const failure = engineFailure(error);
    if (failure.kind === 'unreachable')
      throw new RefusalError({ code: 'ENGINE_UNAVAILABLE' }, { cause: error });
    return settle(parts, act, error);
  }
  await confirm(parts, act);
}
