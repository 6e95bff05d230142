import type { Condition, Tally } from '../../ports.ts';
import { pageOfCounted } from '../../query/counted-page.ts';
import { type Span, within } from '../../query/job-statistics.ts';
import { defaultTenant } from '../../records.ts';
import { json } from '../answer.ts';
import { requiredInstant } from '../read.ts';
import type { Gateway, Handler, Route } from '../route.ts';

const MOST = 10_000;

interface Usage {
  processInstances: number;
  decisionInstances: number;
  assignees: number;
}

/** Instances started, decisions evaluated and different assignees of tasks made, in a span of time. */
async function usage({ queries }: Gateway, span: Span): Promise<Usage> {
  const root: Condition = { field: 'parentProcessInstanceKey', op: 'exists', value: false };
  const assigned: Condition = { field: 'assignee', op: 'exists', value: true };
  const [instances, decisions, assignees] = await Promise.all([
    queries.tally('processInstance', [...within('startDate', span), root], []),
    queries.tally('decisionInstance', within('evaluationDate', span), []),
    queries.tally('userTask', [...within('creationDate', span), assigned], ['assignee'])
  ]);
  return {
    processInstances: instances[0]?.count ?? 0,
    decisionInstances: decisions[0]?.count ?? 0,
    assignees: assignees.length
  };
}

const usageMetrics: Handler = async (gateway, { query }) => {
  const found = await usage(gateway, {
    from: requiredInstant(query.get('startTime'), 'startTime'),
    to: requiredInstant(query.get('endTime'), 'endTime')
  });
  const withTenants = query.get('withTenants') === 'true';
  return json({ ...found, activeTenants: 1, ...(withTenants && { tenants: { [defaultTenant]: found } }) });
};

const sortable = [
  'processDefinitionId',
  'activeInstancesWithIncidentCount',
  'activeInstancesWithoutIncidentCount'
];

/** Active instances of each process, and how many of them have incidents (8.9). */
const instancesByProcess: Handler = async ({ queries }, { body }) => {
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
  return json(pageOfCounted(body, items, sortable));
};

function countOf(tallies: readonly Tally[], id: string): number {
  return tallies.find(({ values }) => values[0] === id)?.count ?? 0;
}

/** What was used when. */
export const statisticsRoutes: readonly Route[] = [
  { method: 'GET', path: '/system/usage-metrics', handle: usageMetrics },
  {
    method: 'POST',
    path: '/process-definitions/statistics/process-instances',
    handle: instancesByProcess
  }
];
