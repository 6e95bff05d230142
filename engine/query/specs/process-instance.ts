import type { Condition } from '../../ports.ts';
import type { ProcessInstanceRecord } from '../../records.ts';
import { has, instant, integer, key, members, related, text, unsupported, variables } from '../filters.ts';
import { isoTime, orAbsent } from '../present.ts';
import { readFilter } from '../read-search.ts';
import { type FilterReader, invalidSearch, type SearchSpec } from '../search-spec.ts';

/** A process instance as the API answers with it; one without a name goes by its process id. */
export function processInstanceItem(instance: ProcessInstanceRecord): object {
  return {
    processInstanceKey: instance.key,
    processDefinitionId: instance.processDefinitionId,
    processDefinitionName: instance.processDefinitionName ?? instance.processDefinitionId,
    processDefinitionVersion: instance.processDefinitionVersion,
    processDefinitionVersionTag: orAbsent(instance.processDefinitionVersionTag),
    processDefinitionKey: instance.processDefinitionKey,
    parentProcessInstanceKey: orAbsent(instance.parentProcessInstanceKey),
    parentElementInstanceKey: orAbsent(instance.parentElementInstanceKey),
    startDate: isoTime(instance.startDate),
    endDate: isoTime(instance.endDate),
    state: instance.state,
    hasIncident: instance.incidents > 0,
    tenantId: instance.tenantId,
    tags: instance.tags
  };
}

const mine = { processInstanceKey: 'key' };
const activeIncident: Condition[] = [{ field: 'state', op: 'eq', value: 'ACTIVE' }];
const failedJob: Condition[] = [{ field: 'state', op: 'eq', value: 'FAILED' }];

const hasRetriesLeft: FilterReader = (value, name) => {
  if (typeof value !== 'boolean') throw invalidSearch(`The filter ${name} must be true or false.`);
  const retries: Condition = { field: 'retries', op: value ? 'gt' : 'eq', value: 0 };
  return [{ related: 'job', on: mine, where: [...failedJob, retries] }];
};

const single: Readonly<Record<string, FilterReader>> = {
  processInstanceKey: key('key'),
  processDefinitionId: text('processDefinitionId'),
  processDefinitionName: text('processDefinitionName'),
  processDefinitionVersion: integer('processDefinitionVersion'),
  processDefinitionVersionTag: text('processDefinitionVersionTag'),
  processDefinitionKey: key('processDefinitionKey'),
  parentProcessInstanceKey: key('parentProcessInstanceKey'),
  parentElementInstanceKey: key('parentElementInstanceKey'),
  startDate: instant('startDate'),
  endDate: instant('endDate'),
  state: text('state'),
  hasIncident: has('incidents', true),
  tenantId: text('tenantId'),
  variables: variables('key', 'key'),
  errorMessage: related('incident', mine, text('errorMessage'), activeIncident),
  hasRetriesLeft,
  tags: members('tags'),
  batchOperationId: related('batchItem', { processInstanceKey: 'key' }, key('batchOperationKey')),
  incidentErrorHashCode: unsupported
};

const elementFilters: Readonly<Record<string, FilterReader>> = {
  elementId: text('elementId'),
  elementInstanceState: text('state'),
  hasElementInstanceIncident: has('incidentKey', false)
};

const alternatives: FilterReader = (value, name) => {
  if (!Array.isArray(value)) throw invalidSearch(`The filter ${name} must be a list of filters.`);
  return value.length === 0 ? [] : [{ any: value.map((group) => readGroup(group, single)) }];
};

const filters: Readonly<Record<string, FilterReader>> = { ...single, $or: alternatives };

/** Filters on element instances that stand together mean one and the same element instance. */
function readGroup(value: unknown, others: Readonly<Record<string, FilterReader>>): Condition[] {
  if (value === null || typeof value !== 'object') throw invalidSearch('A filter must be an object.');
  const entries = Object.entries(value);
  const onElements = entries.filter(([name]) => Object.hasOwn(elementFilters, name));
  const where = readFilter(elementFilters, Object.fromEntries(onElements));
  const rest = entries.filter(([name]) => !Object.hasOwn(elementFilters, name));
  const element: Condition[] = where.length === 0 ? [] : [{ related: 'elementInstance', on: mine, where }];
  return [...readFilter(others, Object.fromEntries(rest)), ...element];
}

/** `POST /process-instances/search` */
export const processInstanceSearch: SearchSpec<'processInstance'> = {
  kind: 'processInstance',
  filters,
  readFilter: (value) => readGroup(value ?? {}, filters),
  sort: {
    processInstanceKey: 'key',
    processDefinitionId: 'processDefinitionId',
    processDefinitionName: 'processDefinitionName',
    processDefinitionVersion: 'processDefinitionVersion',
    processDefinitionVersionTag: 'processDefinitionVersionTag',
    processDefinitionKey: 'processDefinitionKey',
    parentProcessInstanceKey: 'parentProcessInstanceKey',
    parentElementInstanceKey: 'parentElementInstanceKey',
    startDate: 'startDate',
    endDate: 'endDate',
    state: 'state',
    hasIncident: 'incidents',
    tenantId: 'tenantId'
  },
  toItem: processInstanceItem
};
