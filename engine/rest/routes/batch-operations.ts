import type { CreateBatchOperation } from '../../commands.ts';
import {
  batchItemSearch,
  batchOperationItem,
  batchOperationSearch
} from '../../query/specs/batch-operation.ts';
import type { Condition } from '../../ports.ts';
import { json } from '../answer.ts';
import { itemsOf } from '../batch-items.ts';
import { withCriteria } from '../criteria.ts';
import type { JsonObject } from '../json-body.ts';
import { requiredKey, requiredObject } from '../read.ts';
import { readMappings } from '../read-modification.ts';
import type { Gateway, Handler, Route } from '../route.ts';
import { instanceConditions } from '../instance-filter.ts';
import { find, search, submit, submitQuietly } from '../run.ts';

const active: Condition = { field: 'state', op: 'eq', value: 'ACTIVE' };
const outermost: Condition = { field: 'parentProcessInstanceKey', op: 'exists', value: false };

/** The active instances that the request's filter, which it must have, means; a state in it does not count. */
async function filterOf(gateway: Gateway, body: JsonObject): Promise<Condition[]> {
  const filter = requiredObject(body, 'filter');
  return [active, ...withCriteria(await instanceConditions(gateway, { ...filter, state: undefined }))];
}

async function create(
  gateway: Gateway,
  kind: 'processInstance' | 'incident',
  where: readonly Condition[],
  operation: Omit<CreateBatchOperation, 'type' | 'items'>
) {
  const items = await itemsOf(gateway, kind, where);
  return json(await submit(gateway, { type: 'CreateBatchOperation', ...operation, items }));
}

const cancelInstances: Handler = async (gateway, { body }) =>
  create(gateway, 'processInstance', [...(await filterOf(gateway, body)), outermost], {
    operationType: 'CANCEL_PROCESS_INSTANCE'
  });

const resolveIncidents: Handler = async (gateway, { body }) => {
  const where = await filterOf(gateway, body);
  const ofThese: Condition = { related: 'processInstance', on: { key: 'processInstanceKey' }, where };
  return create(gateway, 'incident', [active, ofThese], { operationType: 'RESOLVE_INCIDENT' });
};

const resolveIncidentsOfOne: Handler = async (gateway, { params }) => {
  const { key } = await find(gateway, 'processInstance', params[0]!, 'process instance');
  const mine: Condition = { field: 'processInstanceKey', op: 'eq', value: key };
  return create(gateway, 'incident', [active, mine], { operationType: 'RESOLVE_INCIDENT' });
};

const migrateInstances: Handler = async (gateway, { body }) => {
  const plan = requiredObject(body, 'migrationPlan');
  return create(gateway, 'processInstance', await filterOf(gateway, body), {
    operationType: 'MIGRATE_PROCESS_INSTANCE',
    targetProcessDefinitionKey: requiredKey(plan, 'targetProcessDefinitionKey'),
    mappings: readMappings(plan, 'mappingInstructions')
  });
};

const modifyInstances: Handler = async (gateway, { body }) =>
  create(gateway, 'processInstance', await filterOf(gateway, body), {
    operationType: 'MODIFY_PROCESS_INSTANCE',
    mappings: readMappings(body, 'moveInstructions')
  });

const get: Handler = async (gateway, { params }) =>
  json(batchOperationItem(await find(gateway, 'batchOperation', params[0]!, 'batch operation')));

const searchAll: Handler = (gateway, request) => search(gateway, batchOperationSearch, request);
const searchItems: Handler = (gateway, request) => search(gateway, batchItemSearch, request);

function changing(type: 'SuspendBatchOperation' | 'ResumeBatchOperation' | 'CancelBatchOperation'): Handler {
  return (gateway, { params }) => submitQuietly(gateway, { type, batchOperationKey: params[0]! });
}

/** Batch operations: one act on all process instances of a filter. */
export const batchOperationRoutes: readonly Route[] = [
  { method: 'POST', path: '/process-instances/cancellation', handle: cancelInstances },
  { method: 'POST', path: '/process-instances/incident-resolution', handle: resolveIncidents },
  {
    method: 'POST',
    path: '/process-instances/{key}/incident-resolution',
    handle: resolveIncidentsOfOne
  },
  { method: 'POST', path: '/process-instances/migration', handle: migrateInstances },
  { method: 'POST', path: '/process-instances/modification', handle: modifyInstances },
  { method: 'POST', path: '/batch-operations/search', handle: searchAll },
  { method: 'GET', path: '/batch-operations/{key}', handle: get },
  { method: 'POST', path: '/batch-operations/{key}/suspension', handle: changing('SuspendBatchOperation') },
  { method: 'POST', path: '/batch-operations/{key}/resumption', handle: changing('ResumeBatchOperation') },
  { method: 'POST', path: '/batch-operations/{key}/cancellation', handle: changing('CancelBatchOperation') },
  { method: 'POST', path: '/batch-operation-items/search', handle: searchItems }
];
