import { readChanges } from '../../processing/user-task-changes.ts';
import { formItem } from '../../query/form-item.ts';
import { userTaskItem, userTaskSearch } from '../../query/specs/user-task.ts';
import { visibleVariables } from '../../query/visible-variables.ts';
import { json, noJson } from '../answer.ts';
import type { JsonObject } from '../json-body.ts';
import { invalidArgument, ProblemError } from '../problem.ts';
import {
  optionalFlag,
  optionalInteger,
  optionalObject,
  optionalText,
  optionalTexts,
  requiredText
} from '../read.ts';
import { optionalVariables } from '../read-variables.ts';
import type { Gateway, Handler, Route } from '../route.ts';
import { find, search, submitQuietly } from '../run.ts';
import { variablesAsAsked } from './variables.ts';

const get: Handler = async (gateway, { params }) =>
  json(userTaskItem(await find(gateway, 'userTask', params[0]!, 'user task')));

const searchAll: Handler = (gateway, request) => search(gateway, userTaskSearch, request);

const assign: Handler = (gateway, { params, body }) =>
  submitQuietly(gateway, {
    type: 'AssignUserTask',
    userTaskKey: params[0]!,
    assignee: requiredText(body, 'assignee'),
    allowOverride: optionalFlag(body, 'allowOverride'),
    action: optionalText(body, 'action')
  });

const unassign: Handler = (gateway, { params }) =>
  submitQuietly(gateway, { type: 'UnassignUserTask', userTaskKey: params[0]! });

const complete: Handler = (gateway, { params, body }) =>
  submitQuietly(gateway, {
    type: 'CompleteUserTask',
    userTaskKey: params[0]!,
    variables: optionalVariables(body),
    action: optionalText(body, 'action')
  });

function changeTask(
  gateway: Gateway,
  userTaskKey: string,
  changeset: JsonObject,
  action: string | undefined
) {
  const wanted = {
    candidateGroups: optionalTexts(changeset, 'candidateGroups'),
    candidateUsers: optionalTexts(changeset, 'candidateUsers'),
    dueDate: optionalText(changeset, 'dueDate'),
    followUpDate: optionalText(changeset, 'followUpDate'),
    priority: optionalInteger(changeset, 'priority')
  };
  if (action === undefined && Object.values(wanted).every((value) => value === undefined))
    throw invalidArgument(
      'No update data provided. Provide at least an "action" or a non-null value for a supported attribute in the "changeset".'
    );
  // Before whether the task is there: as Camunda answers.
  const changes = readChanges(wanted);
  if (!changes.ok) throw new ProblemError(changes.refusal);
  return submitQuietly(gateway, {
    type: 'UpdateUserTask',
    userTaskKey,
    changeset: wanted,
    action
  });
}

const update: Handler = (gateway, { params, body }) =>
  changeTask(gateway, params[0]!, optionalObject(body, 'changeset') ?? {}, optionalText(body, 'action'));

/** The SDK's older client sends the changeset itself, to a path of its own. */
const updateByOlderClient: Handler = (gateway, { params, body }) =>
  changeTask(gateway, params[0]!, body, undefined);

const form: Handler = async (gateway, { params }) => {
  const task = await find(gateway, 'userTask', params[0]!, 'user task');
  if (task.formKey === null) return noJson();
  return json(formItem(await find(gateway, 'form', task.formKey, 'form')));
};

const searchVariables: Handler = async (gateway, request) => {
  const task = await find(gateway, 'userTask', request.params[0]!, 'user task');
  const visible = await visibleVariables(gateway.queries, task);
  return search(gateway, variablesAsAsked(request), request, [{ field: 'key', op: 'in', value: visible }]);
};

/** User tasks: claimed, changed, completed, looked at. */
export const userTaskRoutes: readonly Route[] = [
  { method: 'POST', path: '/user-tasks/search', handle: searchAll },
  { method: 'GET', path: '/user-tasks/{key}', handle: get },
  { method: 'PATCH', path: '/user-tasks/{key}', handle: update },
  { method: 'PATCH', path: '/user-tasks/{key}/update', handle: updateByOlderClient },
  { method: 'POST', path: '/user-tasks/{key}/assignment', handle: assign },
  { method: 'DELETE', path: '/user-tasks/{key}/assignee', handle: unassign },
  { method: 'POST', path: '/user-tasks/{key}/completion', handle: complete },
  { method: 'GET', path: '/user-tasks/{key}/form', handle: form },
  { method: 'POST', path: '/user-tasks/{key}/variables/search', handle: searchVariables },
  { method: 'POST', path: '/user-tasks/{key}/effective-variables/search', handle: searchVariables }
];
