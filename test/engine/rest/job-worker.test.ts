import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { file, type GatewayBench, now, openGateway } from '../../support/engine-gateway.ts';
import { until } from '../../support/until.ts';
import { element, end, extensions, flows, job, model, start } from '../../support/bpmn.ts';

const twoSteps = model(
  [
    start(),
    element('serviceTask', 'First', extensions(job('first'))),
    element('serviceTask', 'Second', extensions(job('second'))),
    end(),
    flows('Start -> First', 'First -> Second', 'Second -> End')
  ].join('')
);

describe("the SDK's job worker", () => {
  let bench: GatewayBench;

  beforeAll(async () => {
    bench = await openGateway();
    await bench.client.createDeployment({ resources: [file('p.bpmn', twoSteps)] });
  });

  afterAll(() => bench?.close());

  const completed = async () => {
    const { page } = await bench.client.searchProcessInstances({ filter: { state: 'COMPLETED' } }, now);
    return Number(page.totalItems);
  };

  /** A request or a hang-up of another connection has reached the gateway after these. */
  const roundTrips = async () => {
    for (let i = 0; i < 10; i++) await bench.client.getTopology();
  };

  it('waits for jobs, does each once, and lets its poll go when it stops', async () => {
    const { client } = bench;
    const seen: string[] = [];
    const workers = ['first', 'second'].map((jobType) =>
      client.createJobWorker({
        jobType,
        jobTimeoutMs: 60_000,
        maxParallelJobs: 8,
        pollTimeoutMs: 5_000,
        jobHandler: async (each) => {
          seen.push(`${jobType} ${each.processInstanceKey}`);
          return each.complete({ [jobType]: true });
        }
      })
    );
    const started = await Promise.all(
      Array.from({ length: 20 }, () => client.createProcessInstance({ processDefinitionId: 'p' as never }))
    );
    await until(
      async () => (await completed()) === 20,
      async () => `${await completed()} completed`
    );
    expect(seen.length).toBe(40);
    expect(new Set(seen).size).toBe(40);
    for (const worker of workers) worker.stop();
    await roundTrips();
    expect(started).toHaveLength(20);
  });

  it('gives jobs to the next worker when the one that asked has gone', async () => {
    const { client } = bench;
    const gone = client.activateJobs({
      type: 'first',
      timeout: 3_600_000n as never,
      maxJobsToActivate: 5,
      requestTimeout: 30_000n as never
    });
    await roundTrips();
    gone.cancel();
    await expect(gone).rejects.toMatchObject({ name: 'CancelSdkError' });
    await roundTrips();
    await client.createProcessInstance({ processDefinitionId: 'p' as never });
    const { jobs } = await client.activateJobs({
      type: 'first',
      timeout: 60_000n as never,
      maxJobsToActivate: 5
    });
    expect(jobs).toHaveLength(1);
    await jobs[0]!.complete();
  });

  it('fails a job whose handler throws, so that it comes again', async () => {
    const { client } = bench;
    let tries = 0;
    const worker = client.createJobWorker({
      jobType: 'second',
      jobTimeoutMs: 60_000,
      maxParallelJobs: 1,
      jobHandler: async (each) => {
        tries++;
        if (tries === 1) throw new Error('out of paper');
        return each.complete();
      }
    });
    await until(
      async () => (await completed()) === 21,
      () => `${tries} tries`
    );
    worker.stop();
    expect(tries).toBe(2);
  });

  it('answers an empty long poll when its time is over', async () => {
    const { jobs } = await bench.client.activateJobs({
      type: 'nobody-makes',
      timeout: 1000n as never,
      maxJobsToActivate: 1,
      requestTimeout: 50n as never
    });
    expect(jobs).toEqual([]);
  });
});
