import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  boundary,
  compensated,
  element,
  end,
  error,
  extensions,
  flows,
  job,
  loop,
  model,
  onCompensation,
  onError,
  service,
  start
} from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const handler = (id: string, type = id, more = '') =>
  element('serviceTask', id, extensions(job(type)) + more, 'isForCompensation="true"');
const thrower = (tag: string, activity?: string) => element(tag, 'Throw', onCompensation(activity));
const booked =
  service('A', 'a') +
  compensated('A', handler('UndoA')) +
  service('B', 'b') +
  compensated('B', handler('UndoB'));

describe('a compensation throw event', () => {
  it('calls the handlers of all completed activities at once and waits for them, also across a restart', async () => {
    await bench.deploy(
      model(
        start() +
          booked +
          thrower('intermediateThrowEvent') +
          end() +
          flows('Start -> A', 'A -> B', 'B -> Throw', 'Throw -> End')
      )
    );
    const key = await bench.start();
    await bench.completeJob('a');
    await bench.restart();
    await bench.completeJob('b');
    expect(bench.elements('ACTIVE', key).sort()).toEqual(['Throw', 'UndoA', 'UndoB']);
    expect(bench.elements('COMPLETED', key)).toEqual(expect.arrayContaining(['AUndo', 'BUndo']));
    await bench.completeJob('UndoB');
    await bench.restart();
    expect(bench.elements('ACTIVE', key).sort()).toEqual(['Throw', 'UndoA']);
    await bench.completeJob('UndoA', { undone: true });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ undone: true });
  });

  it('compensates what was completed, as often as it was, and never twice', async () => {
    await bench.deploy(
      model(
        start() +
          booked +
          element('exclusiveGateway', 'Again') +
          element('parallelGateway', 'Fork') +
          thrower('intermediateThrowEvent') +
          element('intermediateThrowEvent', 'Second', onCompensation()) +
          flows(
            'Start -> A',
            'A -> Again',
            'Again -> A: =n < 2',
            'Again -> Fork: =n >= 2',
            'Fork -> B',
            'Fork -> Throw',
            'Throw -> Second'
          )
      )
    );
    const key = await bench.start();
    await bench.completeJob('a', { n: 1 });
    await bench.completeJob('a', { n: 2 });
    expect(bench.elements('ACTIVE', key).sort()).toEqual(['B', 'Throw', 'UndoA', 'UndoA']);
    await bench.completeJob('UndoA');
    await bench.completeJob('UndoA');
    expect(bench.elements('ACTIVE', key)).toEqual(['B']);
    expect(bench.elements('COMPLETED', key)).toContain('Second');
  });

  it('passes when there is nothing to compensate, and takes one activity when it names one', async () => {
    await bench.deploy(
      model(
        start() +
          element('intermediateThrowEvent', 'Nothing', onCompensation()) +
          booked +
          thrower('endEvent', 'A') +
          flows('Start -> Nothing', 'Nothing -> A', 'A -> B', 'B -> Throw')
      )
    );
    const key = await bench.start();
    await bench.completeJob('a');
    await bench.completeJob('b');
    expect(bench.elements('ACTIVE', key).sort()).toEqual(['Throw', 'UndoA']);
    await bench.completeJob('UndoA');
    bench.expectCompleted(key);
  });
});

describe('compensation of sub-processes', () => {
  const sub = (inside: string, more = '') => element('subProcess', 'Sub', inside + more);

  it('reaches into completed ones and calls their own handler too', async () => {
    await bench.deploy(
      model(
        start() +
          sub(start('S') + booked + flows('S -> A', 'A -> B')) +
          compensated('Sub', handler('UndoSub')) +
          thrower('endEvent') +
          flows('Start -> Sub', 'Sub -> Throw')
      )
    );
    const key = await bench.start();
    await bench.completeJob('a');
    await bench.completeJob('b');
    expect(bench.elements('ACTIVE', key).sort()).toEqual(['Throw', 'UndoA', 'UndoB', 'UndoSub']);
    for (const type of ['UndoSub', 'UndoA', 'UndoB']) await bench.completeJob(type);
    bench.expectCompleted(key);
  });

  it('leaves out what was terminated, and what is outside when thrown inside', async () => {
    const inside =
      start('S') + service('In', 'in') + compensated('In', handler('UndoIn')) + thrower('endEvent');
    await bench.deploy(
      model(
        start() +
          service('A', 'a') +
          compensated('A', handler('UndoA')) +
          sub(inside, flows('S -> In', 'In -> Throw')) +
          flows('Start -> A', 'A -> Sub')
      )
    );
    const key = await bench.start();
    await bench.completeJob('a');
    await bench.completeJob('in');
    expect(bench.elements('ACTIVE', key).sort()).toEqual(['Sub', 'Throw', 'UndoIn']);
    await bench.completeJob('UndoIn');
    bench.expectCompleted(key);
  });

  it('from an event sub-process compensates the scope around it', async () => {
    const begin = element('startEvent', 'Failed', onError('E'));
    await bench.deploy(
      model(
        start() +
          service('A', 'a') +
          compensated('A', handler('UndoA')) +
          service('B', 'b') +
          element(
            'subProcess',
            'Event',
            begin + thrower('endEvent') + flows('Failed -> Throw'),
            'triggeredByEvent="true"'
          ) +
          flows('Start -> A', 'A -> B'),
        { roots: error('E', 'e') }
      )
    );
    const key = await bench.start();
    await bench.completeJob('a');
    const { job: b } = await bench.job('b');
    await bench.do({ type: 'ThrowJobError', jobKey: b.key, errorCode: 'e' });
    expect(bench.elements('ACTIVE', key)).toEqual(['Event', 'Throw', 'UndoA']);
    await bench.completeJob('UndoA');
    bench.expectCompleted(key);
  });
});

describe('compensation and multi-instance', () => {
  it('calls the handler once for all, or for each when it is one itself', async () => {
    const many = element('serviceTask', 'A', extensions(job('a')) + loop({ input: '=[1,2]', item: 'i' }));
    const undo = handler('UndoA', 'UndoA', loop({ input: '=[1,2,3]', item: 'i' }));
    for (const [handlerXml, count] of [
      [handler('UndoA'), 1],
      [undo, 3]
    ] as const) {
      await bench.deploy(
        model(
          start() +
            many +
            compensated('A', handlerXml) +
            thrower('endEvent') +
            flows('Start -> A', 'A -> Throw')
        )
      );
      const key = await bench.start();
      for (const { job: each } of await bench.jobs('a'))
        await bench.do({ type: 'CompleteJob', jobKey: each.key });
      const undone = await bench.jobs('UndoA');
      expect(undone).toHaveLength(count);
      for (const { job: each } of undone) await bench.do({ type: 'CompleteJob', jobKey: each.key });
      bench.expectCompleted(key);
    }
  });

  it('reaches into each completed instance of a sub-process', async () => {
    const inside = start('S') + service('In', 'in') + compensated('In', handler('UndoIn')) + flows('S -> In');
    await bench.deploy(
      model(
        start() +
          element('subProcess', 'Sub', loop({ input: '=[1,2]' }) + inside) +
          thrower('endEvent') +
          flows('Start -> Sub', 'Sub -> Throw')
      )
    );
    await bench.start();
    await bench.completeJob('in');
    await bench.completeJob('in');
    expect(await bench.jobs('UndoIn')).toHaveLength(2);
  });
});

describe('a model is refused', () => {
  const two = (a: string, ...lines: string[]) => model(start() + a + end() + flows('Start -> A', ...lines));
  it.each([
    [
      'a handler with an outgoing flow',
      two(service('A') + compensated('A', handler('U')), 'A -> End', 'U -> End'),
      'U'
    ],
    [
      'a compensation event without handler',
      two(service('A') + boundary('X', 'A', onCompensation()), 'A -> End'),
      'X'
    ],
    [
      'a handler that is not marked as one',
      two(service('A') + compensated('A', service('U')), 'A -> End'),
      'AUndo'
    ],
    [
      'an activity without compensation',
      two(service('A') + thrower('intermediateThrowEvent', 'A'), 'A -> Throw'),
      'Throw'
    ],
    [
      'an activity of another scope',
      two(
        service('A') +
          element('subProcess', 'Sub', start('S') + service('In') + compensated('In', handler('U'))) +
          thrower('endEvent', 'In'),
        'A -> Sub',
        'Sub -> Throw'
      ),
      'Throw'
    ]
  ])('for %s', async (_, content, elementId) => {
    const refusal = await bench.refused({
      type: 'DeployResources',
      resources: [{ name: 'm.bpmn', content }]
    });
    expect(refusal.detail).toContain(`Element: ${elementId} -`);
  });
});
