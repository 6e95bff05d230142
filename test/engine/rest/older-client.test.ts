import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewayBench, openGateway } from '../../support/engine-gateway.ts';
import { decision, form, notice, plan } from './models.ts';

/** The SDK's older client (`getCamundaRestClient`), which many programs still use. */
describe("the SDK's older REST client", () => {
  let bench: GatewayBench;
  let older: GatewayBench['older'];

  beforeAll(async () => {
    bench = await openGateway();
    ({ older } = bench);
  });

  afterAll(() => bench?.close());

  it('deploys, starts, works, claims and completes', async () => {
    const deployed = await older.deployResources([
      { name: 'paper-plan.bpmn', content: plan },
      { name: 'notice.bpmn', content: notice },
      { name: 'grading.dmn', content: decision },
      { name: 'review.form', content: form }
    ]);
    expect(deployed.processes.map((each) => each.processDefinitionId).sort()).toEqual([
      'notice',
      'paper-plan'
    ]);

    const { processInstanceKey } = await older.createProcessInstance({
      processDefinitionId: 'paper-plan',
      variables: { caseKey: 'older-1', amount: 3 } as never
    });
    const [job] = await older.activateJobs({
      type: 'prepare-paper',
      worker: 'w',
      timeout: 60_000,
      maxJobsToActivate: 5
    });
    expect(job).toMatchObject({ variables: { amount: 3 }, processInstanceKey });
    await job!.complete({});

    const tasks = await older.searchUserTasks({
      filter: { state: 'CREATED' },
      sort: [{ field: 'creationDate', order: 'asc' }]
    } as never);
    const [task] = tasks.items;
    expect(task).toMatchObject({ elementId: 'ReviewPaper', processInstanceKey });
    const userTaskKey = task!.userTaskKey;
    await older.assignUserTask({ userTaskKey, assignee: 'lin' });
    await older.updateUserTask({ userTaskKey, changeset: { priority: 20 } as never });
    expect(await older.getUserTask(userTaskKey)).toMatchObject({ assignee: 'lin', priority: 20 });
    await older.unassignUserTask({ userTaskKey });
    await older.completeUserTask({ userTaskKey, variables: { opinion: '可' } });
    await older.correlateMessage({
      name: 'paper-released',
      correlationKey: 'older-1',
      variables: {} as never
    });

    const { items } = await older.searchProcessInstances({ filter: { processInstanceKey } } as never);
    expect(items[0]).toMatchObject({ state: 'COMPLETED' });
    const xml = await older.getProcessDefinitionXML(
      deployed.processes.find((each) => each.processDefinitionId === 'paper-plan')!.processDefinitionKey
    );
    expect(xml).toBe(plan);
  });

  it('works through its job worker, failing included', async () => {
    await older.publishMessage({
      name: 'notice-given',
      correlationKey: '',
      variables: { n: 1 } as never,
      timeToLive: 0
    } as never);
    const handled: unknown[] = [];
    const done = new Promise<void>((resolve) => {
      const worker = older.createJobWorker({
        type: 'act-on-notice',
        worker: 'older',
        timeout: 60_000,
        maxJobsToActivate: 4,
        requestTimeout: 5_000,
        pollIntervalMs: 20,
        jobHandler: async (job: {
          variables: unknown;
          fail(reason: object): unknown;
          complete(variables: object): unknown;
        }) => {
          handled.push(job.variables);
          if (handled.length === 1) return job.fail({ errorMessage: 'once', retries: 2 });
          const receipt = await job.complete({});
          void worker.stop().then(() => resolve());
          return receipt;
        }
      } as never);
    });
    await done;
    expect(handled).toEqual([{ n: 1 }, { n: 1 }]);
  });

  it('pins and resets the clock, and sets variables', async () => {
    await older.pinInternalClock(bench.clock.now() + 1000);
    await older.resetClock();
    const { processInstanceKey } = await older.createProcessInstance({
      processDefinitionId: 'paper-plan',
      variables: { caseKey: 'older-2', amount: 3 } as never
    });
    await older.updateElementInstanceVariables({
      elementInstanceKey: processInstanceKey,
      variables: { amount: 4 },
      local: false
    } as never);
    const { items } = await older.searchVariables({
      filter: { processInstanceKey, name: 'amount' }
    } as never);
    expect(items.map((item) => item.value)).toContain('4');
    await older.cancelProcessInstance({ processInstanceKey });
  });
});
