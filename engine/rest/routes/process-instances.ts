import type { CreateProcessInstance } from '../../commands.ts';
import { elementStatistics } from '../../query/element-statistics.ts';
import { callHierarchy } from '../../query/call-hierarchy.ts';
import { orAbsent } from '../../query/present.ts';
import { processInstanceItem, processInstanceSearch } from '../../query/specs/process-instance.ts';
import { json } from '../answer.ts';
import type { JsonObject } from '../json-body.ts';
import { invalidArgument, notImplemented } from '../problem.ts';
import { onlyTenant } from '../only-tenant.ts';
import {
  optionalFlag,
  optionalInteger,
  optionalKey,
  optionalObjects,
  optionalText,
  optionalTexts,
  requiredText,
  requireOneOf
} from '../read.ts';
import { optionalVariables } from '../read-variables.ts';
import type { Handler, Route } from '../route.ts';
import { find, search, submit, submitQuietly } from '../run.ts';

const TAG = /^[A-Za-z][A-Za-z0-9_\-:.]{0,99}$/;
const MOST_TAGS = 10;

function tags(body: JsonObject): string[] | undefined {
  const given = optionalTexts(body, 'tags');
  if (given && given.length > MOST_TAGS) throw invalidArgument(`tags takes ${MOST_TAGS} tags at most.`);
  const wrong = given?.find((tag) => !TAG.test(tag));
  if (wrong === undefined) return given;
  throw invalidArgument(
    `The tag '${wrong.slice(0, 100)}' is none: a letter comes first, then letters, digits, _, -, : or ., 100 together at most.`
  );
}

const longestBusinessId = 256;

function businessId(body: JsonObject): string | undefined {
  const given = optionalText(body, 'businessId');
  if (given === undefined || (given !== '' && given.length <= longestBusinessId)) return given;
  throw invalidArgument(`The businessId has 1 to ${longestBusinessId} characters.`);
}

function creation(body: JsonObject): CreateProcessInstance {
  onlyTenant(body, 'Create Process Instance');
  requireOneOf(body, ['processDefinitionId', 'processDefinitionKey']);
  if (Array.isArray(body.runtimeInstructions) && body.runtimeInstructions.length > 0) {
    throw notImplemented(
      'runtimeInstructions are not supported: end the instance by modification or cancellation instead.'
    );
  }
  return {
    type: 'CreateProcessInstance',
    processDefinitionKey: optionalKey(body, 'processDefinitionKey'),
    processDefinitionId: optionalText(body, 'processDefinitionId'),
    version: optionalInteger(body, 'processDefinitionVersion'),
    variables: optionalVariables(body),
    startInstructions: optionalObjects(body, 'startInstructions').map((item) => ({
      elementId: requiredText(item, 'elementId')
    })),
    tags: tags(body),
    businessId: businessId(body),
    awaitCompletion: optionalFlag(body, 'awaitCompletion'),
    fetchVariables: optionalTexts(body, 'fetchVariables'),
    requestTimeout: optionalInteger(body, 'requestTimeout')
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
    tags: processInstance.tags,
    businessId: orAbsent(processInstance.businessId)
  });
};

const cancel: Handler = (gateway, { params }) =>
  submitQuietly(gateway, { type: 'CancelProcessInstance', processInstanceKey: params[0]! });

const get: Handler = async (gateway, { params }) =>
  json(processInstanceItem(await find(gateway, 'processInstance', params[0]!, 'process instance')));

const searchAll: Handler = async (gateway, request) => {
  const spec = await processInstanceSearch(gateway.queries, request.body.filter);
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
  {
    method: 'POST',
    path: '/process-instances',
    handle: create,
    note: '`runtimeInstructions` are answered with 501: modification and cancellation end an instance; a `businessId` may be given to several'
  },
  { method: 'POST', path: '/process-instances/search', handle: searchAll },
  { method: 'GET', path: '/process-instances/{key}', handle: get },
  { method: 'POST', path: '/process-instances/{key}/cancellation', handle: cancel },
  { method: 'GET', path: '/process-instances/{key}/sequence-flows', handle: sequenceFlows },
  { method: 'GET', path: '/process-instances/{key}/statistics/element-instances', handle: statistics },
  { method: 'GET', path: '/process-instances/{key}/call-hierarchy', handle: hierarchy }
];
