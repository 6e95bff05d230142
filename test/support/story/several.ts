import type { Values } from '../../../server/forms/expression.ts';
import type { Play } from '../play.ts';
import { until } from '../until.ts';

/** The task of one of several alike: the form says which one it is about. */
export async function taskOf(
  play: Play,
  account: string,
  caseKey: string,
  elementId: string,
  itemNumber: string
) {
  const person = play.desk.as(account);
  return until(
    async () => {
      const { tasks } = await person.call('tasks', { query: { caseKey, limit: 100 } });
      for (const task of tasks.filter((each) => each.elementId === elementId)) {
        const { values } = await person.call('task', { params: { taskKey: task.taskKey } });
        if (values.itemNumber === itemNumber) return task;
      }
      return undefined;
    },
    async () => `${account} has no ${elementId} about ${itemNumber}\n${await play.whereItStands(caseKey)}`
  );
}

/** Waits until the task of one of several alike is open, then completes it. */
export async function doesFor(
  play: Play,
  account: string,
  caseKey: string,
  elementId: string,
  itemNumber: string,
  answers: Values = {}
): Promise<void> {
  await play.complete(account, await taskOf(play, account, caseKey, elementId, itemNumber), answers);
}
