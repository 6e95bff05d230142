import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { end, flows, model, service, start } from '../../support/bpmn.ts';
import { file, type GatewayBench, now, openGateway } from '../../support/engine-gateway.ts';
import { until } from '../../support/until.ts';

const work = (id: string, first = 'A') =>
  model(
    [
      start(),
      service(first),
      service('B'),
      end(),
      flows(`Start -> ${first}`, `${first} -> B`, 'B -> End')
    ].join(''),
    {
      id
    }
  );

describe("batch operations through the SDK's clients", () => {
  let bench: GatewayBench;
  const definitions: Record<string, string> = {};

  beforeAll(async () => {
    bench = await openGateway();
    const { deployments } = await bench.client.createDeployment({
      resources: [file('one.bpmn', work('one')), file('two.bpmn', work('two', 'A2'))]
    });
    for (const { processDefinition } of deployments)
      definitions[String(processDefinition!.processDefinitionId)] = processDefinition!.processDefinitionKey;
  });
  afterAll(() => bench?.close());

  const begin = async (tag: string, count = 3) => {
    for (let i = 0; i < count; i += 1)
      await bench.client.createProcessInstance({ processDefinitionId: 'one' as never, tags: [tag] as never });
  };
  const over = async (batchOperationKey: unknown) => {
    const get = () => bench.client.getBatchOperation({ batchOperationKey: batchOperationKey as never }, now);
    await until(
      async () => (await get()).state === 'COMPLETED',
      async () => JSON.stringify(await get())
    );
    return get();
  };
  const filterBy = (tag: string) => ({ tags: [tag] as never, state: 'ACTIVE' as const });
  const activeElements = async (tag: string) => {
    const { items } = await bench.client.searchProcessInstances({ filter: { tags: [tag] as never } }, now);
    const keys = new Set(items!.map((item) => item.processInstanceKey));
    const found = await bench.client.searchElementInstances({ filter: { state: 'ACTIVE' } }, now);
    const mine = found.items!.filter((item) => keys.has(item.processInstanceKey!));
    return [...new Set(mine.map((item) => `${item.processDefinitionId} ${item.elementId}`))];
  };

  it('moves, migrates and cancels all instances of a filter, and lists what was done', async () => {
    await begin('many');
    const modified = await bench.client.modifyProcessInstancesBatchOperation(
      {
        filter: filterBy('many'),
        moveInstructions: [{ sourceElementId: 'A', targetElementId: 'B' }] as never
      },
      now
    );
    expect(await over(modified.batchOperationKey)).toMatchObject({ operationsCompletedCount: 3 });
    expect(await activeElements('many')).toEqual(['one B']);

    const migrated = await bench.client.migrateProcessInstancesBatchOperation(
      {
        filter: filterBy('many'),
        migrationPlan: {
          targetProcessDefinitionKey: definitions.two as never,
          mappingInstructions: [{ sourceElementId: 'B', targetElementId: 'B' }] as never
        }
      },
      now
    );
    await over(migrated.batchOperationKey);
    expect(await activeElements('many')).toEqual(['two B']);

    const cancelled = await bench.client.cancelProcessInstancesBatchOperation(
      { filter: filterBy('many') },
      now
    );
    await over(cancelled.batchOperationKey);
    expect(await activeElements('many')).toEqual([]);
    const { items } = await bench.client.searchBatchOperationItems(
      { filter: { batchOperationKey: { $in: [cancelled.batchOperationKey] } as never } },
      now
    );
    expect(items!.map((item) => [item.operationType, item.state])).toEqual(
      Array(3).fill(['CANCEL_PROCESS_INSTANCE', 'COMPLETED'])
    );
    const page = await bench.client.searchBatchOperations(
      { filter: { operationType: 'CANCEL_PROCESS_INSTANCE' }, sort: [{ field: 'startDate', order: 'DESC' }] },
      now
    );
    expect(page.items!.map((item) => item.batchOperationKey)).toEqual([cancelled.batchOperationKey]);
  });

  it('resolves incidents, giving jobs a retry', async () => {
    await begin('failing', 2);
    const { jobs } = await bench.client.activateJobs({
      type: 'A',
      timeout: 60_000n as never,
      maxJobsToActivate: 9
    });
    for (const job of jobs) await job.fail({ retries: 0, errorMessage: 'out of paper' } as never);
    const { batchOperationKey } = await bench.client.resolveIncidentsBatchOperation(
      {
        filter: filterBy('failing')
      },
      now
    );
    expect(await over(batchOperationKey)).toMatchObject({
      operationsTotalCount: 2,
      operationsFailedCount: 0
    });
    const again = await bench.client.activateJobs({
      type: 'A',
      timeout: 60_000n as never,
      maxJobsToActivate: 9
    });
    expect(again.jobs.map((job) => job.retries)).toEqual([1, 1]);
  });

  it('refuses a change of one that is over, and a filter that is missing', async () => {
    const { items } = await bench.client.searchBatchOperations({}, now);
    const { batchOperationKey } = items![0]!;
    await expect(
      bench.client.cancelBatchOperation({ batchOperationKey: batchOperationKey as never }, now)
    ).rejects.toMatchObject({ status: 404 });
    const response = await bench.raw('POST', '/v2/process-instances/cancellation', {
      body: '{}',
      headers: { 'content-type': 'application/json' }
    });
    expect(response.status).toBe(400);
  });
});
