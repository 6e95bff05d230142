import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { end, flows, model, service, start } from '../../support/bpmn.ts';
import { file, type GatewayBench, now, openGateway } from '../../support/engine-gateway.ts';
import { processorMsOf } from '../../support/processor-time.ts';

const line = (id: string) =>
  model([start(), service('A'), service('B'), end(), flows('Start -> A', 'A -> B', 'B -> End')].join(''), {
    id
  });

describe("modification and migration through the SDK's clients", () => {
  let bench: GatewayBench;
  let target: string;

  beforeAll(async () => {
    bench = await openGateway();
    await bench.client.createDeployment({ resources: [file('one.bpmn', line('one'))] });
    const { deployments } = await bench.client.createDeployment({
      resources: [file('two.bpmn', line('two'))]
    });
    target = deployments[0]!.processDefinition!.processDefinitionKey;
  });
  afterAll(() => bench?.close());

  const begin = () => bench.client.createProcessInstance({ processDefinitionId: 'one' as never });
  const active = async (processInstanceKey: string) => {
    const { items } = await bench.client.searchElementInstances(
      { filter: { processInstanceKey: processInstanceKey as never, state: 'ACTIVE' } },
      now
    );
    return items!;
  };

  it('activates and terminates', async () => {
    const { processInstanceKey } = await begin();
    const [first] = await active(processInstanceKey);
    await bench.client.modifyProcessInstance({
      processInstanceKey,
      activateInstructions: [
        { elementId: 'B' as never, variableInstructions: [{ scopeId: 'B', variables: { why: 'repair' } }] }
      ],
      terminateInstructions: [{ elementInstanceKey: first!.elementInstanceKey }]
    });
    expect((await active(processInstanceKey)).map((item) => item.elementId)).toEqual(['B']);
    await bench.older.modifyProcessInstance({
      processInstanceKey,
      activateInstructions: [{ elementId: 'A', variableInstructions: [], ancestorElementInstanceKey: -1 }]
    } as never);
    expect(await active(processInstanceKey)).toHaveLength(2);
  });

  it('moves (8.9), and migrates', async () => {
    const { processInstanceKey } = await begin();
    const response = await bench.raw('POST', `/v2/process-instances/${processInstanceKey}/modification`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        moveInstructions: [
          {
            sourceElementInstruction: { sourceType: 'byId', sourceElementId: 'A' },
            targetElementId: 'B',
            ancestorScopeInstruction: { ancestorScopeType: 'inferred' }
          }
        ]
      })
    });
    expect(response.status).toBe(204);
    const plan = (sourceElementId: string) => ({
      processInstanceKey,
      targetProcessDefinitionKey: target as never,
      mappingInstructions: [{ sourceElementId, targetElementId: 'B' }] as never
    });
    await expect(bench.client.migrateProcessInstance(plan('A'))).rejects.toMatchObject({
      status: 409,
      title: 'INVALID_STATE'
    });
    await bench.client.migrateProcessInstance(plan('B'));
    expect(await active(processInstanceKey)).toMatchObject([{ elementId: 'B', processDefinitionId: 'two' }]);
  });

  it.each([
    { activateInstructions: 'B' },
    { activateInstructions: [null] },
    { activateInstructions: Array(2000).fill({ elementId: 'B' }) },
    { activateInstructions: [{ elementId: '__proto__' }] },
    { moveInstructions: [{ targetElementId: 'B' }] },
    { terminateInstructions: [{ elementInstanceKey: '1; DROP TABLE' }] }
  ])('refuses hostile instructions at once (%#)', async (body) => {
    const { processInstanceKey } = await begin();
    const ask = () =>
      bench.raw('POST', `/v2/process-instances/${processInstanceKey}/modification`, {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body)
      });
    expect(await processorMsOf(ask)).toBeLessThan(3_000);
    const response = await ask();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json'
    ]);
  });
});
