import { RefusalError } from '../../domain/refusals.ts';
import type { Person, VisibleTask } from '../../persistence/contract/index.ts';
import type { Relation } from '../authorization/may.ts';
import { instantOf, type Desk } from '../desk.ts';
import { taskDraft } from '../drafts/form-drafts.ts';
import type { Part } from '../http/call.ts';
import { completeTask } from '../tasks/complete-task.ts';
import { withKnownHolder } from '../tasks/known-holder.ts';
import { taskDetail } from '../tasks/task-detail.ts';
import { taskViews, vacantTaskViews, type TaskView } from '../tasks/task-view.ts';

const taskOf = (relation: Relation): VisibleTask => {
  if (relation.to !== 'task') throw new RefusalError({ code: 'NOT_FOUND' });
  return relation.task;
};

/** Position of a page: how many tasks come before it; the contract lets digits through and nothing else. */
const offsetOf = (after: string | undefined): number => Number(after ?? '0');

/** Beyond this the total says no more than “at least so many”. */
const mostCounted = 1000;

/** Takes a task or gives it back, and records who did. */
async function assign(desk: Desk, person: Person, task: VisibleTask, to: string | null): Promise<TaskView> {
  const assigned = await desk.store.transaction(async (store) => {
    const changed = await store.tasks.assign(task.userTaskKey, to, task.version);
    await store.audit.append({
      actor: person.personId,
      ...(task.asDeputyOf !== null && { asDeputyOf: task.asDeputyOf }),
      act: to === null ? 'task.release' : 'task.claim',
      caseKey: task.caseKey,
      facts: { taskKey: task.userTaskKey, elementId: task.elementId }
    });
    return changed;
  });
  desk.changes.bump('tasks');
  const [view] = await taskViews(desk, person, [{ ...task, ...assigned }]);
  if (!view) throw new RefusalError({ code: 'TASK_GONE' });
  return view;
}

/** The task list, and taking, giving back and completing a task. */
export const taskRoutes = (
  desk: Desk
): Part<'tasks' | 'task' | 'claimTask' | 'releaseTask' | 'completeTask'> => ({
  async tasks({ person, query }) {
    const offset = offsetOf(query.after);
    const filter = {
      ...(query.caseKey !== undefined && { caseKey: query.caseKey }),
      ...(query.view === 'overdue' && { dueBefore: instantOf(desk.clock) }),
      ...(query.view === 'mine' && { heldBy: person.personId }),
      sort: query.sort
    };
    const { tasks: register } = desk.store;
    const isVacant = query.view === 'vacant';
    const page = { ...filter, limit: query.limit + 1, offset };
    const [found, total] = await Promise.all([
      isVacant ? register.listVacant(person.personId, page) : register.listVisible(person.personId, page),
      isVacant
        ? register.countVacant(person.personId, filter)
        : register.countVisible(person.personId, filter, mostCounted)
    ]);
    const tasks = found.slice(0, query.limit);
    return {
      tasks: await (isVacant ? vacantTaskViews : taskViews)(desk, person, tasks),
      total,
      next: found.length > tasks.length ? String(offset + tasks.length) : null
    };
  },
  async task({ person, relation }) {
    const task = taskOf(relation);
    const detail = await taskDetail(desk, person, task);
    await desk.store.audit.append({
      actor: person.personId,
      ...(task.asDeputyOf !== null && { asDeputyOf: task.asDeputyOf }),
      act: 'task.read',
      caseKey: task.caseKey,
      facts: { taskKey: task.userTaskKey, elementId: task.elementId }
    });
    return detail;
  },
  async claimTask({ person, relation }) {
    const task = taskOf(relation);
    return withKnownHolder(desk, person, task, () => assign(desk, person, task, person.personId));
  },
  async releaseTask({ person, relation }) {
    const task = taskOf(relation);
    if (task.assigneePersonId !== null && task.assigneePersonId !== person.personId)
      throw new RefusalError({ code: 'NOT_ALLOWED' });
    return assign(desk, person, task, null);
  },
  async completeTask({ person, relation, body, address }) {
    const task = taskOf(relation);
    await withKnownHolder(desk, person, task, () => completeTask(desk, { person, task, address }, body));
    await desk.store.formDrafts.drop(person.personId, taskDraft(task.userTaskKey));
    return { ok: true };
  }
});
