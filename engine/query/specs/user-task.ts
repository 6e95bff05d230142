import type { UserTaskRecord } from '../../records.ts';
import { instant, integer, key, member, text, variables, word } from '../filters.ts';
import { isoText, isoTime, orAbsent } from '../present.ts';
import type { SearchSpec } from '../search-spec.ts';

/** A user task as the API answers with it. */
export function userTaskItem(task: UserTaskRecord): object {
  return {
    userTaskKey: task.key,
    name: orAbsent(task.name),
    state: task.state,
    assignee: orAbsent(task.assignee),
    elementId: task.elementId,
    candidateGroups: task.candidateGroups,
    candidateUsers: task.candidateUsers,
    processDefinitionId: task.processDefinitionId,
    processName: orAbsent(task.processName),
    processDefinitionVersion: task.processDefinitionVersion,
    creationDate: isoTime(task.creationDate),
    completionDate: isoTime(task.completionDate),
    followUpDate: isoText(task.followUpDate),
    dueDate: isoText(task.dueDate),
    tenantId: task.tenantId,
    externalFormReference: orAbsent(task.externalFormReference),
    customHeaders: task.customHeaders,
    priority: task.priority,
    elementInstanceKey: task.elementInstanceKey,
    processDefinitionKey: task.processDefinitionKey,
    processInstanceKey: task.processInstanceKey,
    formKey: orAbsent(task.formKey)
  };
}

/** `POST /user-tasks/search` */
export const userTaskSearch: SearchSpec<'userTask'> = {
  kind: 'userTask',
  filters: {
    state: word(
      'state',
      'ASSIGNING CANCELED CANCELING COMPLETED COMPLETING CREATED CREATING FAILED UPDATING'
    ),
    assignee: text('assignee'),
    priority: integer('priority'),
    elementId: text('elementId'),
    name: text('name'),
    candidateGroup: member('candidateGroups'),
    candidateUser: member('candidateUsers'),
    tenantId: text('tenantId'),
    processDefinitionId: text('processDefinitionId'),
    creationDate: instant('creationDate'),
    completionDate: instant('completionDate'),
    followUpDate: instant('followUpAt'),
    dueDate: instant('dueAt'),
    processInstanceVariables: variables('processInstanceKey', 'processInstanceKey'),
    localVariables: variables('elementInstanceKey', 'processInstanceKey'),
    userTaskKey: key('key'),
    processDefinitionKey: key('processDefinitionKey'),
    processInstanceKey: key('processInstanceKey'),
    elementInstanceKey: key('elementInstanceKey')
  },
  sort: {
    creationDate: 'creationDate',
    completionDate: 'completionDate',
    followUpDate: 'followUpAt',
    dueDate: 'dueAt',
    priority: 'priority',
    name: 'name'
  },
  toItem: userTaskItem
};
