import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { end, flows, model, service, start } from '../../support/bpmn.ts';
import { file, type GatewayBench, now, openGateway } from '../../support/engine-gateway.ts';
import { until } from '../../support/until.ts';
import { decision } from './models.ts';

const work = model([start(), service('A'), end(), flows('Start -> A', 'A -> End')].join(''));

describe('deletion of what is over (8.9)', () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGateway();
    await bench.client.createDeployment({ resources: [file('p.bpmn', work), file('g.dmn', decision)] });
  });
  afterAll(() => bench?.close());

  const remove = async (path: string) => (await bench.raw('POST', `/v2/${path}/deletion`)).status;
  const kinds = ['processInstance', 'elementInstance', 'variable', 'job'] as const;
  const counts = async () =>
    Promise.all(kinds.map(async (kind) => (await bench.store.tally(kind, [], []))[0]!.count));

  it('takes an ended process instance with all its rows, never a running one', async () => {
    const begin = () =>
      bench.client.createProcessInstance({
        processDefinitionId: 'p' as never,
        variables: { a: 1 },
        tags: ['x'] as never
      });
    await begin();
    const before = await counts();
    const { processInstanceKey } = await begin();
    expect(await remove(`process-instances/${processInstanceKey}`)).toBe(409);
    await bench.client.cancelProcessInstance({ processInstanceKey });
    expect(await remove(`process-instances/${processInstanceKey}`)).toBe(204);
    expect(await remove(`process-instances/${processInstanceKey}`)).toBe(404);
    expect(await counts()).toEqual(before);
  });

  const removeAll = async (path: string, filter: object | undefined) => {
    const { status, body } = await bench.send('POST', `/${path}/deletion`, { filter });
    return { status, ...(body as { batchOperationKey?: string }) };
  };
  const over = async (batchOperationKey: string | undefined) => {
    const get = () => bench.client.getBatchOperation({ batchOperationKey: batchOperationKey as never }, now);
    await until(
      async () => (await get()).state === 'COMPLETED',
      async () => JSON.stringify(await get())
    );
    return get();
  };

  it('takes all ended process instances of a filter, and says of each that it is done', async () => {
    const before = await counts();
    const begin = () =>
      bench.client.createProcessInstance({
        processDefinitionId: 'p' as never,
        variables: { a: 1 },
        tags: ['many'] as never
      });
    const filter = { tags: ['many'] };
    const keys = [await begin(), await begin()].map((begun) => begun.processInstanceKey);
    for (const processInstanceKey of keys) await bench.client.cancelProcessInstance({ processInstanceKey });
    const running = await begin();
    const asked = await removeAll('process-instances', filter);
    expect(asked).toMatchObject({ status: 200, batchOperationType: 'DELETE_PROCESS_INSTANCE' });
    expect(await over(asked.batchOperationKey)).toMatchObject({
      operationsTotalCount: 2,
      operationsCompletedCount: 2
    });
    const { items } = await bench.client.searchBatchOperationItems(
      { filter: { batchOperationKey: asked.batchOperationKey as never } },
      now
    );
    expect(items!.map(({ itemKey, state }) => [itemKey, state])).toEqual(
      keys.map((key) => [key, 'COMPLETED'])
    );
    expect(await remove(`process-instances/${running.processInstanceKey}`)).toBe(409);
    await bench.client.cancelProcessInstance({ processInstanceKey: running.processInstanceKey });
    await over((await removeAll('process-instances', { ...filter, state: 'COMPLETED' })).batchOperationKey);
    expect(await counts()).not.toEqual(before);
    await over((await removeAll('process-instances', { ...filter, state: 'TERMINATED' })).batchOperationKey);
    expect(await counts()).toEqual(before);
    expect((await removeAll('process-instances', undefined)).status).toBe(400);
  });

  it('takes all evaluated decisions of a filter', async () => {
    const decisionDefinitionId = 'paper-grade' as never;
    for (const amount of [1, 2000])
      await bench.client.evaluateDecision({ decisionDefinitionId, variables: { amount } });
    const asked = await removeAll('decision-instances', { decisionDefinitionId });
    expect(asked).toMatchObject({ status: 200, batchOperationType: 'DELETE_DECISION_INSTANCE' });
    await until(
      async () => (await bench.store.tally('decisionInstance', [], []))[0]!.count === 0,
      () => 'decisions are left'
    );
    expect((await removeAll('decision-instances', { nope: 1 })).status).toBe(400);
  });

  it('takes an evaluated decision', async () => {
    const evaluated = await bench.client.evaluateDecision({
      decisionDefinitionId: 'paper-grade' as never,
      variables: { amount: 1 }
    });
    const [tally] = await bench.store.tally('decisionInstance', [], ['decisionEvaluationKey']);
    const key = tally!.values[0];
    expect(evaluated.output).toBe('"open"');
    expect(await remove(`decision-instances/${key}`)).toBe(204);
    expect(await remove(`decision-instances/${key}`)).toBe(404);
  });
});
