import type { Condition, EngineQueries } from '../../ports.ts';
import type { ProcessInstanceRecord } from '../../records.ts';
import {
  comparisons,
  has,
  holds,
  instant,
  integer,
  key,
  members,
  related,
  text,
  variables,
  wholeNumber,
  word
} from '../filters.ts';
import { errorHash } from '../error-hash.ts';
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
    tags: instance.tags,
    businessId: orAbsent(instance.businessId)
  };
}

const sort = {
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
  tenantId: 'tenantId',
  businessId: 'businessId'
};

const instanceStates = 'ACTIVE COMPLETED TERMINATED';

type Filters = Readonly<Record<string, FilterReader>>;

const mine = { processInstanceKey: 'key' };
const activeIncident: Condition[] = [{ field: 'state', op: 'eq', value: 'ACTIVE' }];
const failedJob: Condition[] = [{ field: 'state', op: 'eq', value: 'FAILED' }];

const hasRetriesLeft: FilterReader = (value, name) => {
  if (typeof value !== 'boolean') throw invalidSearch(`The filter ${name} must be true or false.`);
  const retries: Condition = { field: 'retries', op: value ? 'gt' : 'eq', value: 0 };
  return [{ related: 'job', on: mine, where: [...failedJob, retries] }];
};

const single: Filters = {
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
  state: word('state', instanceStates),
  hasIncident: has('incidents', true),
  tenantId: text('tenantId'),
  variables: variables('key', 'key'),
  errorMessage: related('incident', mine, text('errorMessage'), activeIncident),
  hasRetriesLeft,
  tags: members('tags'),
  businessId: text('businessId'),
  batchOperationId: related('batchItem', { processInstanceKey: 'key' }, key('batchOperationKey'))
};

/** The hash is of no record: it stands for the messages, of those that active incidents have, that come to it. */
function withErrorHash(messages: readonly string[]): FilterReader {
  return (value, name) => {
    const wanted = comparisons(value, name, wholeNumber);
    const found = messages.filter((message) => wanted.every((each) => holds(each, errorHash(message), name)));
    const withMessage: Condition = { field: 'errorMessage', op: 'in', value: found };
    return [{ related: 'incident', on: mine, where: [...activeIncident, withMessage] }];
  };
}

const elementFilters: Filters = {
  elementId: text('elementId'),
  elementInstanceState: word('state', instanceStates),
  hasElementInstanceIncident: has('incidentKey', false)
};

function alternatives(filters: Filters): FilterReader {
  return (value, name) => {
    if (!Array.isArray(value)) throw invalidSearch(`The filter ${name} must be a list of filters.`);
    return value.length === 0 ? [] : [{ any: value.map((group) => readGroup(group, filters)) }];
  };
}

/** Filters on element instances that stand together mean one and the same element instance. */
function readGroup(value: unknown, others: Filters): Condition[] {
  if (value === null || typeof value !== 'object') throw invalidSearch('A filter must be an object.');
  const entries = Object.entries(value);
  const onElements = entries.filter(([name]) => Object.hasOwn(elementFilters, name));
  const where = readFilter(elementFilters, Object.fromEntries(onElements));
  const rest = entries.filter(([name]) => !Object.hasOwn(elementFilters, name));
  const element: Condition[] = where.length === 0 ? [] : [{ related: 'elementInstance', on: mine, where }];
  return [...readFilter(others, Object.fromEntries(rest)), ...element];
}

/** `POST /process-instances/search`, and whatever else takes its filter. `messages`: of all active incidents. */
function specOf(messages: readonly string[]): SearchSpec<'processInstance'> {
  const alone: Filters = { ...single, incidentErrorHashCode: withErrorHash(messages) };
  const filters: Filters = { ...alone, $or: alternatives(alone) };
  return {
    kind: 'processInstance',
    filters,
    readFilter: (value) => readGroup(value ?? {}, filters),
    sort,
    toItem: processInstanceItem
  };
}

const MOST_ERRORS = 10_000;

/** How process instances are searched by a filter; throws {@link SearchError} where too much would have to be looked up for it. */
export async function processInstanceSearch(
  queries: EngineQueries,
  filter: unknown
): Promise<SearchSpec<'processInstance'>> {
  if (!asksForErrorHash(filter)) return specOf([]);
  const found = await queries.tally('incident', activeIncident, ['errorMessage']);
  if (found.length >= MOST_ERRORS)
    throw invalidSearch(`There are ${MOST_ERRORS} different errors or more; filter by errorMessage.`);
  return specOf(found.map(({ values }) => String(values[0])));
}

/** Whether the filter, or one of its alternatives, names it. */
function asksForErrorHash(filter: unknown): boolean {
  if (filter === null || typeof filter !== 'object') return false;
  if ('incidentErrorHashCode' in filter) return true;
  return '$or' in filter && Array.isArray(filter.$or) && filter.$or.some(asksForErrorHash);
}
