import type { Condition, Tally } from '../../ports.ts';
import { isoTime } from '../../query/present.ts';
import { defaultTenant } from '../../records.ts';
import { json } from '../answer.ts';
import { invalidArgument } from '../problem.ts';
import type { Gateway, Handler, Route } from '../route.ts';

const MOST = 10_000;

interface Usage {
  processInstances: number;
  decisionInstances: number;
  assignees: number;
}

function timeOf(query: URLSearchParams, name: string): number {
  const at = Date.parse(query.get(name) ?? '');
  if (Number.isNaN(at))
    throw invalidArgument(`${name} must be a date and time such as 2026-03-01T09:00:00Z.`);
  return at;
}

function within(field: string, from: number, to: number): Condition[] {
  return [
    { field, op: 'gte', value: from },
    { field, op: 'lt', value: to }
  ];
}

/** Instances started, decisions evaluated and different assignees of tasks made, from one time until before another. */
async function usage({ queries }: Gateway, from: number, to: number): Promise<Usage> {
  const root: Condition = { field: 'parentProcessInstanceKey', op: 'exists', value: false };
  const assigned: Condition = { field: 'assignee', op: 'exists', value: true };
  const [instances, decisions, assignees] = await Promise.all([
    queries.tally('processInstance', [...within('startDate', from, to), root], []),
    queries.tally('decisionInstance', within('evaluationDate', from, to), []),
    queries.tally('userTask', [...within('creationDate', from, to), assigned], ['assignee'])
  ]);
  return {
    processInstances: instances[0]?.count ?? 0,
    decisionInstances: decisions[0]?.count ?? 0,
    assignees: assignees.length
  };
}

const usageMetrics: Handler = async (gateway, { query }) => {
  const found = await usage(gateway, timeOf(query, 'startTime'), timeOf(query, 'endTime'));
  const withTenants = query.get('withTenants') === 'true';
  return json({ ...found, activeTenants: 1, ...(withTenants && { tenants: { [defaultTenant]: found } }) });
};

/** Active instances of each process, and how many of them have incidents (8.9). */
const instancesByProcess: Handler = async ({ queries }) => {
  const active: Condition = { field: 'state', op: 'eq', value: 'ACTIVE' };
  const stuck: Condition = { field: 'incidents', op: 'gt', value: 0 };
  const [all, incidents, versions] = await Promise.all([
    queries.tally('processInstance', [active], ['processDefinitionId']),
    queries.tally('processInstance', [active, stuck], ['processDefinitionId']),
    queries.tally('processDefinition', [], ['processDefinitionId'])
  ]);
  const latest = await queries.search('processDefinition', {
    where: [{ latestVersionOf: 'processDefinitionId' }],
    sort: [],
    limit: MOST
  });
  const items = latest.items.map(({ processDefinitionId, name, tenantId }) => {
    const withIncident = countOf(incidents, processDefinitionId);
    return {
      processDefinitionId,
      tenantId,
      latestProcessDefinitionName: name,
      hasMultipleVersions: countOf(versions, processDefinitionId) > 1,
      activeInstancesWithoutIncidentCount: countOf(all, processDefinitionId) - withIncident,
      activeInstancesWithIncidentCount: withIncident
    };
  });
  return json({ items, page: { totalItems: items.length, hasMoreTotalItems: latest.hasMoreTotalItems } });
};

function countOf(tallies: readonly Tally[], id: string): number {
  return tallies.find(({ values }) => values[0] === id)?.count ?? 0;
}

/** How many jobs were created, completed and failed in a time, and when the last of each (8.9). */
const jobStatistics: Handler = async (gateway, { query }) => {
  const [from, to] = [timeOf(query, 'from'), timeOf(query, 'to')];
  const type = query.get('jobType');
  const ofType: Condition[] = type ? [{ field: 'type', op: 'eq', value: type }] : [];
  const metric = (field: 'createdAt' | 'endDate' | 'updatedAt', states: string[]) => {
    const inStates: Condition[] = states.length > 0 ? [{ field: 'state', op: 'in', value: states }] : [];
    return jobMetric(gateway, field, [...within(field, from, to), ...ofType, ...inStates]);
  };
  const [created, completed, failed] = await Promise.all([
    metric('createdAt', []),
    metric('endDate', ['COMPLETED']),
    metric('updatedAt', ['FAILED', 'ERROR_THROWN'])
  ]);
  return json({ created, completed, failed, isIncomplete: false });
};

async function jobMetric(
  { queries }: Gateway,
  field: 'createdAt' | 'endDate' | 'updatedAt',
  where: Condition[]
): Promise<{ count: number; lastUpdatedAt: string | null }> {
  const [tallies, newest] = await Promise.all([
    queries.tally('job', where, []),
    queries.search('job', { where, sort: [{ field, descending: true }], limit: 1 })
  ]);
  const [last] = newest.items;
  return { count: tallies[0]?.count ?? 0, lastUpdatedAt: isoTime(last?.[field] ?? null) ?? null };
}

/** What was used when. */
export const statisticsRoutes: readonly Route[] = [
  { method: 'GET', path: '/system/usage-metrics', handle: usageMetrics },
  { method: 'GET', path: '/jobs/statistics/global', handle: jobStatistics },
  {
    method: 'POST',
    path: '/process-definitions/statistics/process-instances',
    handle: instancesByProcess,
    note: 'all of them at once, unsorted'
  }
];
