import { accept, refuse } from '../../refusal.ts';
import { jsonEntries } from '../mappings.ts';
import { changeTask, hasTaskListeners } from '../user-task-transitions.ts';
import type { Handler } from './handler.ts';
import { AnswerLater } from './handler.ts';

export const setVariables: Handler<'SetVariables'> = (p, { elementInstanceKey, variables, local }) => {
  const scope = p.state.instances.get(elementInstanceKey);
  if (!scope) {
    return refuse(
      'NOT_FOUND',
      `Expected to update variables for element with key '${elementInstanceKey}', but no such element was found`
    );
  }
  const task = scope.userTask;
  if (task && hasTaskListeners(scope, 'updating')) {
    if (task.state !== 'CREATED')
      return refuse(
        'INVALID_STATE',
        `Expected to update variables of user task with key '${task.key}', but it is in state '${task.state}'`
      );
    changeTask(p, scope, task, {
      event: 'updating',
      action: 'update',
      variables: JSON.stringify(variables),
      local: local ?? false
    });
    return new AnswerLater(task.key);
  }
  for (const [name, value] of jsonEntries(variables)) {
    if (local) p.state.variables.set(scope, name, value);
    else p.state.variables.propagate(scope, name, value);
  }
  return accept(null);
};
