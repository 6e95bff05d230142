import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { controlledClock } from '../../../engine/clock/controlled-clock.ts';
import { end, flows, model, service, start } from '../../support/bpmn.ts';
import { connect, file, type GatewayBench, openGateway } from '../../support/engine-gateway.ts';
import { openRefusingProxy, type RefusingProxy } from '../../support/refusing-proxy.ts';
import { until } from '../../support/until.ts';

const work = model([start(), service('Work', 'work'), end(), flows('Start -> Work', 'Work -> End')].join(''));

/** What is refused, and how often, before all goes on. */
const refusals: readonly (readonly [string, RegExp, 429 | 503])[] = [
  ['polls are put off with 503', /jobs\/activation/, 503],
  ['polls are put off with 429', /jobs\/activation/, 429],
  ['completions are put off with 503', /jobs\/\d+\/completion/, 503],
  ['completions are put off with 429', /jobs\/\d+\/completion/, 429]
];

describe('workers of both clients while the gateway is pressed', () => {
  let bench: GatewayBench;
  let proxy: RefusingProxy;
  let camunda: ReturnType<typeof connect>;
  let key: string;

  beforeAll(async () => {
    // A job that was not completed comes back by the time that its worker asked for.
    bench = await openGateway({ clock: controlledClock() });
    proxy = await openRefusingProxy(bench.server.url);
    camunda = connect(proxy.url);
    await bench.client.createDeployment({ resources: [file('p.bpmn', work)] });
  });
  afterAll(async () => {
    await camunda?.closeAllClients();
    await proxy?.close();
    await bench?.close();
  });
  beforeEach(async () => {
    key = (await bench.client.createProcessInstance({ processDefinitionId: 'p' as never }))
      .processInstanceKey;
  });

  const ended = () =>
    until(
      async () => (await bench.store.get('processInstance', key))?.state === 'COMPLETED',
      () => `${proxy.left} refusals left`
    );

  it.each(refusals)('the newer one goes on after %s', async (_what, path, status) => {
    proxy.refuse(path, status, 2);
    const worker = camunda.getOrchestrationClusterApiClient().createJobWorker({
      jobType: 'work',
      jobTimeoutMs: 1_000,
      maxParallelJobs: 1,
      pollTimeoutMs: 500,
      jobHandler: (job) => job.complete()
    });
    await ended();
    worker.stop();
    expect(proxy.left).toBe(0);
  });

  it.each(refusals)('the older one goes on after %s', async (_what, path, status) => {
    proxy.refuse(path, status, 2);
    const worker = camunda.getCamundaRestClient().createJobWorker({
      type: 'work',
      worker: 'older',
      timeout: 1_000,
      maxJobsToActivate: 1,
      requestTimeout: 500,
      pollIntervalMs: 20,
      jobHandler: (job: { complete(variables: object): Promise<never> }) => job.complete({})
    } as never);
    await ended();
    await worker.stop();
    expect(proxy.left).toBe(0);
  });

  it('commands of the newer client are sent again until they are taken', async () => {
    proxy.refuse(/process-instances$/, 503, 2);
    const started = await camunda
      .getOrchestrationClusterApiClient()
      .createProcessInstance({ processDefinitionId: 'p' as never });
    expect(await bench.store.get('processInstance', started.processInstanceKey)).toBeDefined();
    expect(proxy.left).toBe(0);
  });
});
