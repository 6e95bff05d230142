import type { UpdateUserTask } from '../../commands.ts';
import type { UserTaskRecord } from '../../records.ts';
import type { Result } from '../../refusal.ts';
import { accept, refuse } from '../../refusal.ts';
import type { Scope } from '../../state/scope.ts';
import { jsonEntries, takeVariables } from '../mappings.ts';
import type { Processing } from '../processing.ts';
import { parseInstant } from '../timer-due.ts';
import { beginCompleting } from '../trigger.ts';
import type { Handler } from './handler.ts';

const defaultPriority = 50;

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
  return accept({ task, scope });
}

export const assignUserTask: Handler<'AssignUserTask'> = (p, command) => {
  const found = openTask(p, command.userTaskKey, 'assign');
  if (!found.ok) return found;
  const { task } = found.value;
  if (command.assignee === '') return refuse('INVALID_ARGUMENT', 'No assignee provided');
  if (command.allowOverride === false && task.assignee !== null) {
    return refuse(
      'INVALID_STATE',
      `Expected to claim user task with key '${task.key}', but it has already been assigned`
    );
  }
  task.assignee = command.assignee;
  task.action = command.action || 'assign';
  p.state.userTasks.changed(task);
  return accept(null);
};

export const unassignUserTask: Handler<'UnassignUserTask'> = (p, { userTaskKey }) => {
  const found = openTask(p, userTaskKey, 'unassign');
  if (!found.ok) return found;
  const { task } = found.value;
  task.assignee = null;
  task.action = 'unassign';
  p.state.userTasks.changed(task);
  return accept(null);
};

export const updateUserTask: Handler<'UpdateUserTask'> = (p, command) => {
  const found = openTask(p, command.userTaskKey, 'update');
  if (!found.ok) return found;
  const { task } = found.value;
  const changes = readChanges(command.changeset);
  if (!changes.ok) return changes;
  Object.assign(task, changes.value);
  task.action = command.action || 'update';
  p.state.userTasks.changed(task);
  return accept(null);
};

type Changes = Partial<
  Pick<UserTaskRecord, 'candidateGroups' | 'candidateUsers' | 'dueDate' | 'followUpDate' | 'priority'>
>;

function readChanges(changeset: UpdateUserTask['changeset']): Result<Changes> {
  const { candidateGroups, candidateUsers, dueDate, followUpDate, priority } = changeset;
  const changes: Changes = {};
  for (const [name, value] of [
    ['dueDate', dueDate],
    ['followUpDate', followUpDate]
  ] as const) {
    if (value === undefined) continue;
    if (value && parseInstant(value) === null) {
      return refuse(
        'INVALID_ARGUMENT',
        `The provided ${name} '${value}' cannot be parsed as a date according to RFC 3339, section 5.6`
      );
    }
    changes[name] = value || null;
  }
  if (
    priority !== undefined &&
    priority !== null &&
    !(Number.isInteger(priority) && priority >= 0 && priority <= 100)
  ) {
    return refuse(
      'INVALID_ARGUMENT',
      `Expected priority to be an integer in the range [0,100] but was '${priority}'`
    );
  }
  if (priority !== undefined) changes.priority = priority ?? defaultPriority;
  if (candidateGroups !== undefined) changes.candidateGroups = candidateGroups ?? [];
  if (candidateUsers !== undefined) changes.candidateUsers = candidateUsers ?? [];
  return accept(changes);
}

export const completeUserTask: Handler<'CompleteUserTask'> = (p, command) => {
  const found = openTask(p, command.userTaskKey, 'complete');
  if (!found.ok) return found;
  const { task, scope } = found.value;
  task.state = 'COMPLETED';
  task.completionDate = p.now();
  task.action = command.action || 'complete';
  p.state.userTasks.closed(task);
  scope.userTask = null;
  takeVariables(p, scope, jsonEntries(command.variables));
  beginCompleting(p, scope);
  return accept(null);
};
