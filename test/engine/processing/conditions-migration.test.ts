import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { boundary, end, flows, model, onCondition, service, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const set = (elementInstanceKey: string, variables: Record<string, unknown>) =>
  bench.do({ type: 'SetVariables', elementInstanceKey, variables, local: false });

describe('migration of what waits for a condition', () => {
  const asked = (id: string, event: string, condition: string, target = '') =>
    model(
      [
        start(),
        service('Work'),
        ...(event
          ? [boundary(event, 'Work', onCondition(condition)), end('Out'), flows(`${event} -> Out`)]
          : []),
        end(),
        flows('Start -> Work', 'Work -> End'),
        target
      ].join(''),
      { id }
    );
  const migrate = async (processInstanceKey: string, target: string, events: [string, string][]) =>
    bench.do({
      type: 'MigrateProcessInstance',
      processInstanceKey,
      targetProcessDefinitionKey: target,
      mappings: [['Work', 'Work'], ...events].map(([sourceElementId = '', targetElementId = '']) => ({
        sourceElementId,
        targetElementId
      }))
    });

  it('waits for the condition of the target, which is looked at once where it is new', async () => {
    const { processes } = await bench.deploy(
      asked('p', 'Seen', '=x > 10'),
      asked('mapped', 'Seen2', '=x > 20'),
      asked('fresh', 'New', '=x > 1'),
      asked('none', '', '')
    );
    const key = (id: string) => processes.find((each) => each.processDefinitionId === id)!.key;
    const [mapped, fresh, none] = [
      await bench.start({ x: 5 }),
      await bench.start({ x: 5 }),
      await bench.start({ x: 5 })
    ];
    await migrate(mapped, key('mapped'), [['Seen', 'Seen2']]);
    await migrate(fresh, key('fresh'), []);
    await migrate(none, key('none'), []);
    bench.expectCompleted(fresh);
    await set(mapped, { x: 15 });
    await set(none, { x: 30 });
    expect(bench.elements('ACTIVE', mapped)).toEqual(['Work']);
    expect(bench.elements('ACTIVE', none)).toEqual(['Work']);
    await bench.restart();
    await set(mapped, { x: 25 });
    expect(bench.elements('COMPLETED', mapped)).toContain('Seen2');
  });
});
