import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { end, flows, model, service, start } from '../../support/bpmn.ts';
import { file, type GatewayBench, openGateway } from '../../support/engine-gateway.ts';
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
