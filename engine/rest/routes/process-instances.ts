import type { CreateProcessInstance } from '../../commands.ts';
import { elementStatistics } from '../../query/element-statistics.ts';
import { callHierarchy } from '../../query/call-hierarchy.ts';
import { processInstanceItem, processInstanceSearch } from '../../query/specs/process-instance.ts';
import { json } from '../answer.ts';
import type { JsonObject } from '../json-body.ts';
import { invalidArgument, notImplemented } from '../problem.ts';
import {
  optionalFlag,
  optionalInteger,
  optionalKey,
  optionalObject,
  optionalText,
  optionalTexts,
  requiredText
} from '../read.ts';
import type { Handler, Route } from '../route.ts';
import { find, search, submit, submitQuietly, understandable } from '../run.ts';

function startInstructions(body: JsonObject): { elementId: string }[] | undefined {
  const value = body.startInstructions ?? undefined;
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw invalidArgument('startInstructions must be a list.');
  return value.map((item: unknown) => {
    if (item === null || typeof item !== 'object')
      throw invalidArgument('A start instruction must be an object.');
    return { elementId: requiredText(item as JsonObject, 'elementId') };
  });
}

function creation(body: JsonObject): CreateProcessInstance {
  if (Array.isArray(body.runtimeInstructions) && body.runtimeInstructions.length > 0) {
    throw notImplemented('Runtime instructions are not offered by this engine.');
  }
  return {
    type: 'CreateProcessInstance',
    processDefinitionKey: optionalKey(body, 'processDefinitionKey'),
    processDefinitionId: optionalText(body, 'processDefinitionId'),
    version: optionalInteger(body, 'processDefinitionVersion'),
    variables: optionalObject(body, 'variables'),
    startInstructions: startInstructions(body),
    tags: optionalTexts(body, 'tags'),
    businessId: optionalText(body, 'businessId'),
    awaitCompletion: optionalFlag(body, 'awaitCompletion'),
    fetchVariables: optionalTexts(body, 'fetchVariables'),
    requestTimeout: optionalInteger(body, 'requestTimeout'),
    tenantId: optionalText(body, 'tenantId')
  };
}

const create: Handler = async (gateway, request) => {
  const command = creation(request.body);
  const { processInstance, variables } = await submit(
    gateway,
    command,
    command.awaitCompletion ? request.signal() : undefined
  );
  return json({
    processDefinitionId: processInstance.processDefinitionId,
    processDefinitionVersion: processInstance.processDefinitionVersion,
    tenantId: processInstance.tenantId,
    variables,
    processDefinitionKey: processInstance.processDefinitionKey,
    processInstanceKey: processInstance.key,
    tags: processInstance.tags
  });
};

const cancel: Handler = (gateway, { params }) =>
  submitQuietly(gateway, { type: 'CancelProcessInstance', processInstanceKey: params[0]! });

const get: Handler = async (gateway, { params }) =>
  json(processInstanceItem(await find(gateway, 'processInstance', params[0]!, 'process instance')));

const searchAll: Handler = async (gateway, request) => {
  const spec = await understandable(processInstanceSearch(gateway.queries, request.body.filter));
  return search(gateway, spec, request);
};

const sequenceFlows: Handler = async (gateway, { params }) => {
  const instance = await find(gateway, 'processInstance', params[0]!, 'process instance');
  const items = instance.sequenceFlows.map((elementId) => ({
    sequenceFlowId: `${instance.key}_${elementId}`,
    processInstanceKey: instance.key,
    processDefinitionKey: instance.processDefinitionKey,
    processDefinitionId: instance.processDefinitionId,
    elementId,
    tenantId: instance.tenantId
  }));
  return json({ items });
};

const statistics: Handler = async (gateway, { params }) => {
  await find(gateway, 'processInstance', params[0]!, 'process instance');
  const mine = [{ field: 'processInstanceKey', op: 'eq', value: params[0]! }] as const;
  return json({ items: await elementStatistics(gateway.queries, mine) });
};

const hierarchy: Handler = async (gateway, { params }) => {
  const instance = await find(gateway, 'processInstance', params[0]!, 'process instance');
  return json(await callHierarchy(gateway.queries, instance));
};

/** Process instances: start, cancel, look at. */
export const processInstanceRoutes: readonly Route[] = [
  { method: 'POST', path: '/process-instances', handle: create },
  { method: 'POST', path: '/process-instances/search', handle: searchAll },
  { method: 'GET', path: '/process-instances/{key}', handle: get },
  { method: 'POST', path: '/process-instances/{key}/cancellation', handle: cancel },
  { method: 'GET', path: '/process-instances/{key}/sequence-flows', handle: sequenceFlows },
  { method: 'GET', path: '/process-instances/{key}/statistics/element-instances', handle: statistics },
  { method: 'GET', path: '/process-instances/{key}/call-hierarchy', handle: hierarchy }
];
