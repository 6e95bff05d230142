import type { UserTaskRecord } from '../../records.ts';
import type { Result } from '../../refusal.ts';
import { accept, refuse } from '../../refusal.ts';
import type { Scope } from '../../state/scope.ts';
import type { Processing } from '../processing.ts';
import { readChanges } from '../user-task-changes.ts';
import { changeTask } from '../user-task-transitions.ts';
import type { Handler } from './handler.ts';
import { AnswerLater } from './handler.ts';

function openTask(
  p: Processing,
  userTaskKey: string,
  act: string
): Result<{ task: UserTaskRecord; scope: Scope }> {
  const task = p.state.userTasks.get(userTaskKey);
  const scope = task && p.state.instances.get(task.elementInstanceKey);
  if (!task || !scope) {
    return refuse(
      'NOT_FOUND',
      `Expected to ${act} user task with key '${userTaskKey}', but no such user task was found`
    );
  }
  if (scope.record.phase !== 'ACTIVATED') {
    return refuse(
      'INVALID_STATE',
      `Expected to ${act} user task with key '${userTaskKey}', but its element is in state '${scope.record.phase}'`
    );
  }
  if (task.state !== 'CREATED') {
    return refuse(
      'INVALID_STATE',
      `Expected to ${act} user task with key '${userTaskKey}', but it is in state '${task.state}'`
    );
  }
  return accept({ task, scope });
}

/** Changes a task, and answers now or when its listeners have. */
function change(
  p: Processing,
  { task, scope }: { task: UserTaskRecord; scope: Scope },
  given: Parameters<typeof changeTask>[3]
): Result<null> | AnswerLater {
  changeTask(p, scope, task, given);
  return task.transition === null ? accept(null) : new AnswerLater(task.key);
}

export const assignUserTask: Handler<'AssignUserTask'> = (p, command) => {
  const found = openTask(p, command.userTaskKey, 'assign');
  if (!found.ok) return found;
  const { task } = found.value;
  if (command.assignee === '') return refuse('INVALID_ARGUMENT', 'No assignee provided');
  const claims = command.allowOverride === false;
  if (claims && task.assignee !== null && task.assignee !== command.assignee) {
    return refuse(
      'INVALID_STATE',
      `Expected to claim user task with key '${task.key}', but it has already been assigned`
    );
  }
  return change(p, found.value, {
    event: 'assigning',
    action: command.action || (claims ? 'claim' : 'assign'),
    changes: { assignee: command.assignee }
  });
};

export const unassignUserTask: Handler<'UnassignUserTask'> = (p, { userTaskKey }) => {
  const found = openTask(p, userTaskKey, 'unassign');
  if (!found.ok) return found;
  return change(p, found.value, { event: 'assigning', action: 'unassign', changes: { assignee: null } });
};

export const updateUserTask: Handler<'UpdateUserTask'> = (p, command) => {
  const found = openTask(p, command.userTaskKey, 'update');
  if (!found.ok) return found;
  const changes = readChanges(command.changeset);
  if (!changes.ok) return changes;
  return change(p, found.value, {
    event: 'updating',
    action: command.action || 'update',
    changes: changes.value
  });
};

export const completeUserTask: Handler<'CompleteUserTask'> = (p, command) => {
  const found = openTask(p, command.userTaskKey, 'complete');
  if (!found.ok) return found;
  return change(p, found.value, {
    event: 'completing',
    action: command.action || 'complete',
    variables: command.variables ? JSON.stringify(command.variables) : null
  });
};
