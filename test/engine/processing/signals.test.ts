import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  boundary,
  element,
  end,
  extensions,
  flows,
  io,
  model,
  onSignal,
  onTimer,
  process,
  service,
  signal,
  start
} from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const roots = signal('S', 'alarm');
const broadcast = (signalName: string, variables = {}) =>
  bench.do({ type: 'BroadcastSignal', signalName, variables });
const waiting = () => bench.store.rows('signalSubscription').map((row) => row.elementId);

describe('a signal start event', () => {
  const listener = (id: string) =>
    model(start('Start', onSignal('S')) + service('Work', id) + flows('Start -> Work'), { id, roots });

  it('starts one instance of each process, with the variables', async () => {
    await bench.deploy(listener('a'), listener('b'));
    await broadcast('alarm', { level: 2 });
    const instances = bench.store.rows('processInstance');
    expect(instances.map((instance) => instance.processDefinitionId)).toEqual(['a', 'b']);
    expect(bench.variables(instances[0]?.key ?? '')).toEqual({ level: 2 });
  });

  it('keeps the variables as its own too, and hands on only what output mappings say', async () => {
    const mapped = model(
      element('startEvent', 'Start', extensions(io({}, { r: '=level' })) + onSignal('S')) +
        service('Work', 'w') +
        flows('Start -> Work'),
      { id: 'mapped', roots }
    );
    await bench.deploy(listener('a'), mapped);
    await broadcast('alarm', { level: 2 });
    const [plain, chosen] = bench.store.rows('processInstance').map(({ key }) => key);
    const starts = bench.store.rows('elementInstance').filter(({ elementId }) => elementId === 'Start');
    expect(starts.map(({ key }) => bench.variables(key))).toEqual([{ level: 2 }, { level: 2 }]);
    expect(bench.variables(plain ?? '')).toEqual({ level: 2 });
    expect(bench.variables(chosen ?? '')).toEqual({ r: 2 });
  });

  it('belongs to the latest version alone, also after a restart', async () => {
    await bench.deploy(listener('a'));
    await bench.deploy(listener('a').replace('</bpmn:process>', '<bpmn:task id="New" /></bpmn:process>'));
    await bench.restart();
    await broadcast('alarm');
    expect(bench.store.rows('processInstance').map((row) => row.processDefinitionVersion)).toEqual([2]);
  });
});

describe('a waiting signal event', () => {
  const catching = model(
    start() +
      element('intermediateCatchEvent', 'Wait', onSignal('S')) +
      end() +
      flows('Start -> Wait', 'Wait -> End'),
    { roots: signal('S', '="alarm-" + place') }
  );

  it('goes on in every instance that waits for the evaluated name, also after a restart', async () => {
    await bench.deploy(catching);
    const [a, b, other] = [
      await bench.start({ place: 'x' }),
      await bench.start({ place: 'x' }),
      await bench.start({ place: 'y' })
    ];
    await bench.restart();
    await broadcast('alarm-x', { heard: true });
    bench.expectCompleted(a);
    bench.expectCompleted(b);
    expect(bench.variables(a)).toEqual({ place: 'x', heard: true });
    expect(bench.elements('ACTIVE', other)).toEqual(['Wait']);
    expect(waiting()).toEqual(['Wait']);
  });

  it('raises an incident when its name is no text', async () => {
    await bench.deploy(catching);
    await bench.start({ place: 3 });
    expect(bench.incidents()).toMatchObject([{ elementId: 'Wait', errorType: 'EXTRACT_VALUE_ERROR' }]);
  });

  it('is not kept for who comes later', async () => {
    await bench.deploy(catching);
    await broadcast('alarm-x');
    const key = await bench.start({ place: 'x' });
    expect(bench.elements('ACTIVE', key)).toEqual(['Wait']);
  });

  it('competes behind an event-based gateway', async () => {
    await bench.deploy(
      model(
        start() +
          element('eventBasedGateway', 'Either') +
          element('intermediateCatchEvent', 'Heard', onSignal('S')) +
          element('intermediateCatchEvent', 'Late', onTimer('timeDuration', 'PT1H')) +
          end() +
          flows('Start -> Either', 'Either -> Heard', 'Either -> Late', 'Heard -> End', 'Late -> End'),
        { roots }
      )
    );
    const key = await bench.start();
    await broadcast('alarm');
    bench.expectCompleted(key);
    expect(bench.elements('COMPLETED', key)).toContain('Heard');
    expect(bench.store.rows('timer')).toEqual([]);
  });
});

describe('a signal boundary event', () => {
  const guarded = (interrupting: boolean) =>
    model(
      start() +
        service('Work', 'work') +
        boundary('Heard', 'Work', onSignal('S'), interrupting) +
        service('Follow', 'follow') +
        flows('Start -> Work', 'Heard -> Follow'),
      { roots }
    );

  it('that interrupts ends its activity', async () => {
    await bench.deploy(guarded(true));
    const key = await bench.start();
    await broadcast('alarm');
    expect(bench.elements('ACTIVE', key)).toEqual(['Follow']);
    expect(waiting()).toEqual([]);
  });

  it('that does not interrupt may come again, until the activity ends', async () => {
    await bench.deploy(guarded(false));
    const key = await bench.start();
    await broadcast('alarm');
    await broadcast('alarm');
    expect(bench.elements('ACTIVE', key)).toEqual(['Work', 'Follow', 'Follow']);
    await bench.completeJob('work');
    await broadcast('alarm');
    expect(bench.elements('ACTIVE', key)).toEqual(['Follow', 'Follow']);
  });
});

describe('a signal event sub-process', () => {
  it.each([
    [true, ['Event', 'Hear']],
    [false, ['Work', 'Event', 'Hear']]
  ])('(interrupting: %s) begins inside its scope', async (interrupting, active) => {
    const begin = element('startEvent', 'Begin', onSignal('S'), `isInterrupting="${interrupting}"`);
    const inside = begin + service('Hear', 'hear') + flows('Begin -> Hear');
    await bench.deploy(
      model(
        start() +
          service('Work', 'work') +
          flows('Start -> Work') +
          element('subProcess', 'Event', inside, 'triggeredByEvent="true"'),
        { roots }
      )
    );
    const key = await bench.start();
    await broadcast('alarm');
    expect(bench.elements('ACTIVE', key)).toEqual(active);
  });
});

describe('a signal throw event', () => {
  it.each(['intermediateThrowEvent', 'endEvent'])('(%s) broadcasts its local variables', async (tag) => {
    const thrown = element(tag, 'Throw', extensions(io({ level: '=inner * 2' })) + onSignal('S'));
    await bench.deploy(
      model(start() + thrown + flows('Start -> Throw'), {
        roots,
        more: process(
          'hears',
          start('Heard', onSignal('S')) + service('Work', 'work') + flows('Heard -> Work')
        )
      })
    );
    const key = await bench.start({ inner: 4, secret: 'no' });
    bench.expectCompleted(key);
    const { job, variables } = await bench.job('work');
    expect(job.processDefinitionId).toBe('hears');
    expect(variables).toEqual({ level: 8 });
  });
});
