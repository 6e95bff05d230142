import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  boundary,
  element,
  end,
  extensions,
  flows,
  io,
  job,
  listeners,
  loop,
  model,
  onTimer,
  service,
  start
} from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const around = (task: string, more = '', ...lines: string[]) =>
  model(start() + task + more + end() + flows('Start -> T', 'T -> End', ...lines));
const task = (...given: string[]) =>
  element('serviceTask', 'T', extensions(job('work'), listeners(...given), io({ x: '=a' }, { b: '=x + y' })));

describe('start listeners', () => {
  it('run one after the other before the job, and keep their variables local, also across a restart', async () => {
    await bench.deploy(around(task('start first', 'start second')));
    const key = await bench.start({ a: 1 });
    const first = await bench.job('first');
    expect(first).toMatchObject({ kind: 'EXECUTION_LISTENER', variables: { a: 1, x: 1 } });
    expect(first.job).toMatchObject({ listenerEventType: 'START', retries: 2, elementId: 'T' });
    expect(await bench.jobs('second')).toEqual([]);
    await bench.restart();
    await bench.do({ type: 'CompleteJob', jobKey: first.job.key, variables: { y: 2 } });
    expect((await bench.job('second')).variables).toEqual({ a: 1, x: 1, y: 2 });
    expect(await bench.jobs('work')).toEqual([]);
    await bench.pass(60_000);
    await bench.completeJob('second', { x: 5 });
    expect((await bench.job('work')).variables).toEqual({ a: 1, x: 5, y: 2 });
    await bench.pass(60_000);
    await bench.completeJob('work');
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ a: 1, b: 7 });
  });

  it('come before subscriptions, and set what these are made of', async () => {
    const waits = element(
      'intermediateCatchEvent',
      'T',
      extensions(listeners('start first')) + onTimer('timeDuration', '=wait')
    );
    await bench.deploy(around(waits));
    const key = await bench.start();
    await bench.completeJob('first', { wait: 'PT1H' });
    await bench.pass(3_600_000);
    bench.expectCompleted(key);
  });

  it('choose the way of a gateway, and run for each item of a multi-instance', async () => {
    const gateway = element('exclusiveGateway', 'T', extensions(listeners('start first')));
    const many = element(
      'serviceTask',
      'Many',
      extensions(job('work'), listeners('start each')) + loop({ input: '=[1,2]', item: 'item' })
    );
    await bench.deploy(
      model(
        start() + gateway + many + end() + flows('Start -> T', 'T -> Many: =many', 'T -> End: =not(many)')
      )
    );
    const key = await bench.start({ many: false });
    await bench.completeJob('first', { many: true });
    expect((await bench.jobs('each')).map(({ variables }) => variables.item)).toEqual([1, 2]);
    expect(bench.instance(key).state).toBe('ACTIVE');
  });
});

it('an event behind an event-based gateway has no start listener', async () => {
  const race = element('eventBasedGateway', 'T');
  const caught = (id: string, span: string) =>
    element(
      'intermediateCatchEvent',
      id,
      extensions(listeners('start first', 'end last')) + onTimer('timeDuration', span)
    );
  await bench.deploy(
    model(
      start() +
        race +
        caught('A', 'PT1M') +
        caught('B', 'PT2M') +
        end() +
        flows('Start -> T', 'T -> A', 'T -> B', 'A -> End', 'B -> End')
    )
  );
  const key = await bench.start();
  await bench.pass(60_000);
  expect(await bench.jobs('first')).toEqual([]);
  await bench.completeJob('last');
  bench.expectCompleted(key);
});

it('an ad-hoc sub-process tells its start listener what can be activated and begins what it collects, once', async () => {
  const given = '<zeebe:adHoc outputCollection="all" outputElement="=1" activeElementsCollection="=[]" />';
  await bench.deploy(
    model(
      start() +
        element(
          'adHocSubProcess',
          'AdHoc',
          extensions(given + listeners('start begin')) + service('A', 'a')
        ) +
        flows('Start -> AdHoc')
    )
  );
  await bench.start();
  const { variables } = await bench.job('begin');
  expect(variables).toMatchObject({ all: [], adHocSubProcessElements: [{ elementId: 'A' }] });
});

it('a parallel gateway takes no variables of its listener', async () => {
  await bench.deploy(around(element('parallelGateway', 'T', extensions(listeners('start first')))));
  const key = await bench.start();
  await bench.completeJob('first', { x: 1 });
  bench.expectCompleted(key);
  expect(bench.store.rows('variable')).toEqual([]);
});

describe('end listeners', () => {
  it('run after the output mappings, when nothing can interrupt any more, and set variables around', async () => {
    await bench.deploy(
      around(
        task('end last'),
        boundary('Late', 'T', onTimer('timeDuration', 'PT1H')) + service('Follow', 'follow'),
        'Late -> Follow'
      )
    );
    const key = await bench.start({ a: 1 });
    await bench.completeJob('work', { y: 2 });
    const last = await bench.job('last');
    expect(last.variables).toMatchObject({ a: 1, x: 1, y: 2, b: 3 });
    await bench.pass(3_600_000);
    await bench.do({
      type: 'CompleteJob',
      jobKey: (await bench.job('last')).job.key,
      variables: { b: 9, c: 1 }
    });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ a: 1, b: 9, c: 1 });
  });

  it('and start listeners belong to processes and sub-processes too', async () => {
    const xml = model(
      start() +
        element('subProcess', 'Sub', extensions(listeners('start s1', 'end s2')) + start('S')) +
        flows('Start -> Sub'),
      { extensions: listeners('start p1', 'end p2') }
    );
    await bench.deploy(xml);
    const key = await bench.start();
    for (const type of ['p1', 's1', 's2', 'p2']) {
      expect(bench.instance(key).state).toBe('ACTIVE');
      await bench.completeJob(type, { [type]: true });
    }
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ p1: true, s2: true, p2: true });
  });
});

it('an end listener inside a sub-process sets variables of the sub-process', async () => {
  const inside = start('Begin') + task('end last') + end('Done') + flows('Begin -> T', 'T -> Done');
  await bench.deploy(
    model(
      start() +
        element('subProcess', 'Sub', inside) +
        service('After', 'after') +
        flows('Start -> Sub', 'Sub -> After')
    )
  );
  const key = await bench.start({ a: 1, y: 1 });
  await bench.completeJob('work');
  await bench.completeJob('last', { a: 5 });
  expect((await bench.job('after')).variables).toMatchObject({ a: 1 });
  expect(bench.variables(key)).toMatchObject({ a: 1 });
});

describe('a listener that fails', () => {
  it('is an incident after its last retry, and alone is tried again', async () => {
    await bench.deploy(around(task('start first', 'start second')));
    await bench.start({ a: 1 });
    await bench.completeJob('first', { y: 1 });
    const { job: second } = await bench.job('second');
    await bench.do({ type: 'FailJob', jobKey: second.key, retries: 0, errorMessage: 'no' });
    const [incident] = bench.incidents();
    expect(incident).toMatchObject({ errorType: 'EXECUTION_LISTENER_NO_RETRIES', errorMessage: 'no' });
    await bench.do({ type: 'UpdateJob', jobKey: second.key, retries: 1 });
    await bench.do({ type: 'ResolveIncident', incidentKey: incident?.key ?? '' });
    await bench.completeJob('second');
    expect(await bench.jobs('work')).toHaveLength(1);
    expect(await bench.jobs('first')).toEqual([]);
  });

  it('by its expression is an incident, after which all of its event run again', async () => {
    await bench.deploy(around(task('start first', 'start =name')));
    const key = await bench.start({ a: 1 });
    await bench.completeJob('first', { y: 1 });
    const [incident] = bench.incidents();
    await bench.do({ type: 'SetVariables', elementInstanceKey: key, variables: { name: 'second' } });
    await bench.do({ type: 'ResolveIncident', incidentKey: incident?.key ?? '' });
    await bench.completeJob('first');
    await bench.completeJob('second');
    expect(await bench.jobs('work')).toHaveLength(1);
  });

  it('is asked again when what comes after it had an incident', async () => {
    const wait = element(
      'intermediateCatchEvent',
      'T',
      extensions(listeners('start first')) + onTimer('timeDuration', '=span')
    );
    await bench.deploy(around(wait));
    const key = await bench.start();
    await bench.completeJob('first');
    const [incident] = bench.incidents();
    await bench.do({ type: 'SetVariables', elementInstanceKey: key, variables: { span: 'PT1M' } });
    await bench.do({ type: 'ResolveIncident', incidentKey: incident?.key ?? '' });
    await bench.completeJob('first');
    await bench.pass(60_000);
    bench.expectCompleted(key);
  });

  it('cannot throw a BPMN error', async () => {
    await bench.deploy(around(task('start first')));
    await bench.start({ a: 1 });
    const { job: first } = await bench.job('first');
    expect(await bench.refused({ type: 'ThrowJobError', jobKey: first.key, errorCode: 'x' })).toMatchObject({
      code: 'INVALID_STATE'
    });
  });
});

it('cancelling an instance ends the listener that it waits for', async () => {
  await bench.deploy(around(task('start first')));
  const key = await bench.start({ a: 1 });
  await bench.do({ type: 'CancelProcessInstance', processInstanceKey: key });
  expect(bench.instance(key).state).toBe('TERMINATED');
  expect(bench.store.rows('job')).toMatchObject([{ state: 'CANCELED' }]);
});

describe('a model is refused', () => {
  it.each([
    ['an unknown event', task('begin x'), 'eventType'],
    ['an event of a later version', task('beforeAll x'), 'Camunda 8.10'],
    ['the same listener twice', task('end x', 'end x'), 'Two listeners'],
    [
      'an end listener of a gateway',
      element('parallelGateway', 'T', extensions(listeners('end x'))),
      'not supported'
    ],
    ['a listener without a type', task('start '), 'Listener type']
  ])('for %s', async (_, xml, reason) => {
    const content = around(xml);
    const refusal = await bench.refused({
      type: 'DeployResources',
      resources: [{ name: 'm.bpmn', content }]
    });
    expect(refusal.detail).toContain(reason);
  });

  it('for a start listener of a start event', async () => {
    const content = model(start('Start', extensions(listeners('start x'))));
    const refusal = await bench.refused({
      type: 'DeployResources',
      resources: [{ name: 'm.bpmn', content }]
    });
    expect(refusal.detail).toContain("'start' are not supported by a start event");
  });
});
