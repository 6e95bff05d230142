import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { element, end, extensions, flows, io, model, onLink, service, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const throwing = (id: string) => element('intermediateThrowEvent', id, onLink('A'));
const catching = element('intermediateCatchEvent', 'In', onLink('A'));

describe('a link', () => {
  it('maps out what it has, and nothing in', async () => {
    const mapped = extensions(io({ inner: '=n' }, { outer: '=n' }));
    await bench.deploy(
      model(
        start() +
          element('intermediateThrowEvent', 'Out', mapped + onLink('A')) +
          catching +
          service('Work', 'work') +
          end() +
          flows('Start -> Out', 'In -> Work', 'Work -> End')
      )
    );
    const key = await bench.start({ n: 1 });
    expect(bench.variables(key)).toEqual({ n: 1, outer: 1 });
    expect(bench.store.rows('variable').map(({ name }) => name)).not.toContain('inner');
  });

  it('goes on at its target, whoever throws it', async () => {
    await bench.deploy(
      model(
        start() +
          element('exclusiveGateway', 'Which') +
          throwing('Out1') +
          throwing('Out2') +
          catching +
          service('Work', 'work') +
          end() +
          flows(
            'Start -> Which',
            'Which -> Out1: =first',
            'Which -> Out2: =not(first)',
            'In -> Work',
            'Work -> End'
          )
      )
    );
    for (const first of [true, false]) {
      const key = await bench.start({ first });
      await bench.completeJob('work');
      bench.expectCompleted(key);
    }
  });

  it('counts as a way to an inclusive join', async () => {
    await bench.deploy(
      model(
        start() +
          element('inclusiveGateway', 'Fork') +
          service('Slow', 'slow') +
          throwing('Out') +
          catching +
          element('inclusiveGateway', 'Join') +
          end() +
          flows(
            'Start -> Fork',
            'Fork -> Slow: =true',
            'Fork -> Join: =true',
            'Slow -> Out',
            'In -> Join',
            'Join -> End'
          )
      )
    );
    const key = await bench.start();
    await bench.completeJob('slow');
    bench.expectCompleted(key);
    const ends = bench.elements('COMPLETED', key).filter((id) => id === 'End');
    if (ends.length !== 1) throw new Error(bench.history(key));
  });
});
