import { RefusalError } from '../../domain/refusals.ts';
import type { Person, VisibleTask } from '../../persistence/contract/index.ts';
import type { Desk } from '../desk.ts';
import { taskViews } from './task-view.ts';

/** Does what takes a task; a refusal because somebody holds it names the holder as the person may know them. */
export async function withKnownHolder<T>(
  desk: Desk,
  person: Person,
  task: VisibleTask,
  work: () => Promise<T>
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RefusalError) || error.refusal.code !== 'TASK_TAKEN') throw error;
    const held = await desk.store.tasks.get(task.userTaskKey);
    const [view] = await taskViews(desk, person, [{ ...task, ...held }]);
    throw new RefusalError({ code: 'TASK_TAKEN', facts: { holder: view?.holder ?? '' } }, { cause: error });
  }
}
