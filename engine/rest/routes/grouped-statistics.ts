import type { Condition, EngineQueries, Tally } from '../../ports.ts';
import { type Counted, pageOfCounted } from '../../query/counted-page.ts';
import { errorHash } from '../../query/error-hash.ts';
import { key, text } from '../../query/filters.ts';
import { readFilter } from '../../query/read-search.ts';
import type { ProcessDefinitionRecord } from '../../records.ts';
import { json } from '../answer.ts';
import { optionalInteger, optionalText } from '../read.ts';
import { invalidArgument } from '../problem.ts';
import type { JsonObject } from '../json-body.ts';
import type { Handler, Route } from '../route.ts';

const active: Condition = { field: 'state', op: 'eq', value: 'ACTIVE' };

function filterOf(body: JsonObject): JsonObject {
  const { filter } = body;
  if (filter === undefined || filter === null || typeof filter !== 'object' || Array.isArray(filter))
    throw invalidArgument('No filter provided.');
  return filter as JsonObject;
}

const answered = (body: JsonObject, items: readonly Counted[], sortable: readonly string[]) =>
  json(pageOfCounted(body, items, sortable));

/** The definition of a key as far as its row tells; of a deleted one the key alone. */
async function definitionOf(queries: EngineQueries, definitionKey: string) {
  const found: ProcessDefinitionRecord | undefined = await queries.get('processDefinition', definitionKey);
  return {
    processDefinitionKey: definitionKey,
    processDefinitionId: found?.processDefinitionId ?? '',
    processDefinitionName: found?.name ?? null,
    processDefinitionVersion: found?.version ?? 0,
    tenantId: found?.tenantId ?? ''
  };
}

/** Active instances of each version of a process. */
const instancesByVersion: Handler = async ({ queries }, { body }) => {
  const processDefinitionId = optionalText(filterOf(body), 'processDefinitionId');
  if (processDefinitionId === undefined) throw invalidArgument('No processDefinitionId provided.');
  const mine: Condition[] = [active, { field: 'processDefinitionId', op: 'eq', value: processDefinitionId }];
  const stuck: Condition = { field: 'incidents', op: 'gt', value: 0 };
  const [all, incidents] = await Promise.all([
    queries.tally('processInstance', mine, ['processDefinitionKey']),
    queries.tally('processInstance', [...mine, stuck], ['processDefinitionKey'])
  ]);
  const items = await Promise.all(
    all.map(async ({ values: [definitionKey], count }) => {
      const withIncident = countOf(incidents, definitionKey);
      return {
        ...(await definitionOf(queries, String(definitionKey))),
        activeInstancesWithIncidentCount: withIncident,
        activeInstancesWithoutIncidentCount: count - withIncident
      };
    })
  );
  return answered(body, items, [
    'processDefinitionId',
    'processDefinitionKey',
    'processDefinitionName',
    'processDefinitionVersion',
    'activeInstancesWithIncidentCount',
    'activeInstancesWithoutIncidentCount'
  ]);
};

const countOf = (tallies: readonly Tally[], value: Tally['values'][number] | undefined): number =>
  tallies.find(({ values }) => values[0] === value)?.count ?? 0;

/** Active incidents, as the process instances that have each error. */
const incidentsOf = (queries: EngineQueries, also: readonly string[]) =>
  queries.tally('incident', [active], ['errorMessage', ...also, 'processInstanceKey']);

const instancesByError: Handler = async ({ queries }, { body }) => {
  const found = new Map<string, number>();
  for (const { values } of await incidentsOf(queries, [])) {
    const message = String(values[0]);
    found.set(message, (found.get(message) ?? 0) + 1);
  }
  const items = [...found].map(([errorMessage, activeInstancesWithErrorCount]) => ({
    errorHashCode: errorHash(errorMessage),
    errorMessage,
    activeInstancesWithErrorCount
  }));
  return answered(body, items, ['errorMessage', 'activeInstancesWithErrorCount']);
};

const instancesByDefinition: Handler = async ({ queries }, { body }) => {
  const wanted = optionalInteger(filterOf(body), 'errorHashCode');
  if (wanted === undefined) throw invalidArgument('No errorHashCode provided.');
  const found = new Map<string, number>();
  for (const { values } of await incidentsOf(queries, ['processDefinitionKey'])) {
    const definitionKey = String(values[1]);
    if (errorHash(String(values[0])) === wanted)
      found.set(definitionKey, (found.get(definitionKey) ?? 0) + 1);
  }
  const items = await Promise.all(
    [...found].map(async ([definitionKey, activeInstancesWithErrorCount]) => ({
      ...(await definitionOf(queries, definitionKey)),
      activeInstancesWithErrorCount
    }))
  );
  return answered(body, items, ['activeInstancesWithErrorCount', 'processDefinitionKey', 'tenantId']);
};

/** What the statistics of waiting messages may be narrowed by. */
const subscriptionFilters = {
  processDefinitionId: text('processDefinitionId'),
  processDefinitionKey: key('processDefinitionKey'),
  processInstanceKey: key('processInstanceKey'),
  messageName: text('messageName'),
  correlationKey: text('correlationKey'),
  elementId: text('elementId'),
  tenantId: text('tenantId')
};

/** Messages that instances wait for, by definition. */
const subscriptionsByDefinition: Handler = async ({ queries }, { body }) => {
  const waiting: Condition[] = [
    { field: 'state', op: 'eq', value: 'CREATED' },
    { field: 'processInstanceKey', op: 'exists', value: true },
    ...readFilter(subscriptionFilters, body.filter)
  ];
  const by = ['processDefinitionKey', 'processDefinitionId', 'tenantId'];
  const [subscriptions, instances] = await Promise.all([
    queries.tally('messageSubscription', waiting, by),
    queries.tally('messageSubscription', waiting, ['processDefinitionKey', 'processInstanceKey'])
  ]);
  const items = subscriptions.map(({ values, count }) => ({
    processDefinitionKey: String(values[0]),
    processDefinitionId: String(values[1]),
    tenantId: String(values[2]),
    processInstancesWithActiveSubscriptions: instances.filter((each) => each.values[0] === values[0]).length,
    activeSubscriptions: count
  }));
  return answered(body, items, []);
};

/** Instances counted by version, by error and by waiting messages (8.9). */
export const groupedStatisticsRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/process-definitions/statistics/process-instances-by-version',
    handle: instancesByVersion
  },
  { method: 'POST', path: '/incidents/statistics/process-instances-by-error', handle: instancesByError },
  {
    method: 'POST',
    path: '/incidents/statistics/process-instances-by-definition',
    handle: instancesByDefinition
  },
  {
    method: 'POST',
    path: '/process-definitions/statistics/message-subscriptions',
    handle: subscriptionsByDefinition
  }
];
