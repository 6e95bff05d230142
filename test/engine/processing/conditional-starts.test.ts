import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { flows, model, onCondition, service, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

describe('conditional start events of processes', () => {
  const ordered = (id: string, condition: string) =>
    model(start('Start', onCondition(condition)) + service('Work', id) + flows('Start -> Work'), { id });
  const evaluate = (variables: Record<string, unknown>, processDefinitionKey?: string) =>
    bench.do({ type: 'EvaluateConditions', variables, processDefinitionKey });

  it('start an instance of each latest version whose condition holds, also after a restart', async () => {
    await bench.deploy(ordered('small', '=amount > 10'));
    const { processes } = await bench.deploy(
      ordered('small', '=amount > 100'),
      ordered('large', '=amount > 1000')
    );
    await bench.restart();
    const { processInstances } = await evaluate({ amount: 200 });
    expect(processInstances.map(({ processDefinitionKey }) => processDefinitionKey)).toEqual([
      processes[0]!.key
    ]);
    expect(bench.variables(processInstances[0]!.processInstanceKey)).toEqual({ amount: 200 });
    expect((await evaluate({ amount: 2000 })).processInstances).toHaveLength(2);
    expect((await evaluate({ other: 1 })).processInstances).toEqual([]);
  });

  it('are asked of one definition where it is named; of none that is not the latest', async () => {
    const { processes: first } = await bench.deploy(ordered('a', '=true'), ordered('b', '=true'));
    expect((await evaluate({}, first[1]!.key)).processInstances).toMatchObject([
      { processDefinitionKey: first[1]!.key }
    ]);
    await bench.deploy(ordered('b', '=x'));
    expect((await evaluate({ x: true }, first[1]!.key)).processInstances).toEqual([]);
    expect(
      await bench.refused({ type: 'EvaluateConditions', variables: {}, processDefinitionKey: '1' })
    ).toMatchObject({
      code: 'NOT_FOUND'
    });
  });
});
