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
      maxJobsToActivate: 2,
      worker: 'w1'
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

  const ask = async (path: string, body: object) => {
    const { status, body: answer } = await bench.send('POST', `/jobs/statistics/${path}`, body);
    return { status, ...(answer as { items?: object[]; page?: object }) };
  };
  const metric = (count: number) => ({
    count,
    lastUpdatedAt: count === 0 ? null : expect.stringMatching(/^2026-03-.*Z$/)
  });
  const jobType = 'prepare-paper';
  const metrics = { created: metric(3), completed: metric(1), failed: metric(1) };

  it('count jobs by their types (8.9)', async () => {
    const filter = { from, to };
    const { items } = await ask('by-types', { filter });
    expect(items).toEqual([{ jobType, ...metrics, workers: 1 }]);
    expect((await ask('by-types', { filter: { ...filter, jobType: { $like: 'prep*' } } })).items).toEqual(
      items
    );
    expect((await ask('by-types', { filter: { ...filter, jobType: 'none' } })).items).toEqual([]);
    const later = { from: to, to: '2026-05-01T00:00:00Z' };
    expect((await ask('by-types', { filter: later })).items).toEqual([]);
  });

  it('count the jobs of a type by their workers, and go on page by page (8.9)', async () => {
    const filter = { from, to, jobType };
    const taken = { worker: 'w1', created: metric(2), completed: metric(1), failed: metric(1) };
    const first = await ask('by-workers', { filter, page: { limit: 1 } });
    expect(first.items).toEqual([taken]);
    const { endCursor: after } = first.page as { endCursor: string };
    expect(await ask('by-workers', { filter, page: { limit: 1, after } })).toMatchObject({
      items: [],
      page: { totalItems: 1 }
    });
    expect((await ask('by-workers', { filter, page: { after: 'bm9uZQ==' } })).status).toBe(400);
  });

  it('count the jobs of a type by parts of time (8.9)', async () => {
    const series = (more: object) => ask('time-series', { filter: { from, to, jobType, ...more } });
    const { items } = await series({ resolution: 'P1D' });
    expect(items).toEqual([{ time: expect.stringMatching(/^2026-03-\d\dT00:00:00.000Z$/), ...metrics }]);
    expect((await series({})).items).toHaveLength(1);
    for (const resolution of ['P1M', 'PT0S', 'PT1S', 'daily'])
      expect((await series({ resolution })).status).toBe(400);
  });

  it('list the errors of the jobs of a type (8.9)', async () => {
    const errors = (more: object) => ask('errors', { filter: { from, to, jobType, ...more } });
    const { items } = await errors({});
    expect(items).toEqual([{ errorCode: '', errorMessage: 'no paper', workers: 1 }]);
    expect((await errors({ errorMessage: { $like: '*paper' } })).items).toEqual(items);
    expect((await errors({ errorMessage: 'other' })).items).toEqual([]);
  });

  it.each(['by-types', 'by-workers', 'time-series', 'errors'])(
    'of jobs want a filter with a span of time (%s)',
    async (path) => {
      expect((await ask(path, {})).status).toBe(400);
      expect((await ask(path, { filter: { from, jobType } })).status).toBe(400);
      expect((await ask(path, { filter: { from, to, jobType, nope: 1 } })).status).toBe(400);
      if (path !== 'by-types') expect((await ask(path, { filter: { from, to } })).status).toBe(400);
    }
  );

  it('count jobs and active instances (8.9)', async () => {
    const jobs = await bench.raw('GET', `/v2/jobs/statistics/global?from=${from}&to=${to}`);
    expect(await jobs.json()).toMatchObject({
      created: { count: 3 },
      completed: { count: 1 },
      failed: { count: 1, lastUpdatedAt: expect.stringContaining('2026-03') },
      isIncomplete: false
    });
    const path = '/v2/process-definitions/statistics/process-instances';
    const page = await bench.raw('POST', path, {
      body: JSON.stringify({ sort: [{ field: 'processDefinitionId' }], page: { limit: 0 } }),
      headers: { 'content-type': 'application/json' }
    });
    expect(await page.json()).toEqual({ items: [], page: { totalItems: 1, hasMoreTotalItems: false } });
    const instances = await bench.raw('POST', path);
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
