import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { file, type GatewayBench, now, openGateway } from '../../support/engine-gateway.ts';
import { decision, form, plan } from './models.ts';

describe('statistics', () => {
  let bench: GatewayBench;
  let processDefinitionKey: never;
  const from = new Date(Date.parse('2026-03-01T00:00:00Z')).toISOString();
  const to = new Date(Date.parse('2026-04-01T00:00:00Z')).toISOString();

  beforeAll(async () => {
    bench = await openGateway();
    const { client } = bench;
    const { deployments } = await client.createDeployment({
      resources: [file('plan.bpmn', plan), file('grading.dmn', decision), file('review.form', form)]
    });
    processDefinitionKey = deployments.find((each) => each.processDefinition)!.processDefinition!
      .processDefinitionKey as never;
    for (const amount of [1, 2, 2000])
      await client.createProcessInstance({
        processDefinitionId: 'paper-plan' as never,
        variables: { caseKey: `c${amount}`, amount }
      });
    const { jobs } = await client.activateJobs({
      type: 'prepare-paper',
      timeout: 60_000n as never,
      maxJobsToActivate: 2
    });
    await jobs[0]!.complete({});
    await jobs[1]!.fail({ retries: 0, errorMessage: 'no paper' } as never);
    const { items } = await client.searchUserTasks({}, now);
    await client.assignUserTask({ userTaskKey: items![0]!.userTaskKey!, assignee: 'lin' });
    await client.completeUserTask({ userTaskKey: items![0]!.userTaskKey! });
    await client.correlateMessage({ name: 'paper-released', correlationKey: 'c1' });
  });
  afterAll(() => bench?.close());

  it('count elements of a definition, of the instances that a filter means', async () => {
    const all = await bench.client.getProcessDefinitionStatistics({ processDefinitionKey }, now);
    const of = (items: typeof all.items, id: string) => items!.find((each) => each.elementId === id);
    expect(of(all.items, 'PreparePaper')).toMatchObject({
      active: 1,
      incidents: 1,
      completed: 1,
      canceled: 0
    });
    const some = await bench.client.getProcessDefinitionStatistics(
      { processDefinitionKey, filter: { hasIncident: true } },
      now
    );
    expect(some.items).toHaveLength(2);
    expect(of(some.items, 'PreparePaper')).toMatchObject({ active: 0, incidents: 1, completed: 0 });
  });

  it('count what was used', async () => {
    const used = await bench.client.getUsageMetrics({ startTime: from, endTime: to, withTenants: true }, now);
    expect(
      JSON.parse(JSON.stringify(used, (_, value) => (typeof value === 'bigint' ? Number(value) : value)))
    ).toEqual({
      processInstances: 3,
      decisionInstances: 1,
      assignees: 1,
      activeTenants: 1,
      tenants: { '<default>': { processInstances: 3, decisionInstances: 1, assignees: 1 } }
    });
  });

  it('count jobs and active instances (8.9)', async () => {
    const jobs = await bench.raw('GET', `/v2/jobs/statistics/global?from=${from}&to=${to}`);
    expect(await jobs.json()).toMatchObject({
      created: { count: 3 },
      completed: { count: 1 },
      failed: { count: 1, lastUpdatedAt: expect.stringContaining('2026-03') },
      isIncomplete: false
    });
    const instances = await bench.raw('POST', '/v2/process-definitions/statistics/process-instances');
    expect(await instances.json()).toMatchObject({
      items: [
        {
          processDefinitionId: 'paper-plan',
          hasMultipleVersions: false,
          activeInstancesWithIncidentCount: 1,
          activeInstancesWithoutIncidentCount: 1
        }
      ]
    });
  });

  it('list correlated messages', async () => {
    const { items } = await bench.client.searchCorrelatedMessageSubscriptions(
      { filter: { correlationKey: 'c1' }, sort: [{ field: 'correlationTime', order: 'DESC' }] },
      now
    );
    expect(items).toMatchObject([
      { messageName: 'paper-released', elementId: 'AwaitRelease', partitionId: 1 }
    ]);
  });

  it('refuse times that are none', async () => {
    const response = await bench.raw('GET', '/v2/system/usage-metrics?startTime=x&endTime=y');
    expect(response.status).toBe(400);
  });
});
