import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  boundary,
  element,
  end,
  error,
  extensions,
  flows,
  io,
  message,
  model,
  onError,
  onMessage,
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

const eventSub = (content: string, interrupting: boolean, inside = service('Handle', 'handle')) =>
  element(
    'subProcess',
    'Handler',
    element('startEvent', 'Trigger', content, `isInterrupting="${interrupting}"`) +
      inside +
      flows('Trigger -> Handle'),
    'triggeredByEvent="true"'
  );

describe('a sub-process', () => {
  it('keeps its variables to itself, and completes when its last element has', async () => {
    await bench.deploy(
      model(
        start() +
          element(
            'subProcess',
            'Sub',
            extensions(io({ local: '=1' }, { out: '=local + 1' })) +
              start('S') +
              service('A') +
              service('B') +
              flows('S -> A', 'S -> B')
          ) +
          end() +
          flows('Start -> Sub', 'Sub -> End')
      )
    );
    const key = await bench.start();
    await bench.completeJob('A');
    expect(bench.instance(key).state).toBe('ACTIVE');
    await bench.completeJob('B');
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ out: 2 });
  });

  it('ends with all that is in it when a boundary event interrupts it', async () => {
    await bench.deploy(
      model(
        start() +
          element(
            'subProcess',
            'Sub',
            start('S') +
              element('subProcess', 'Inner', start('T') + service('A') + flows('T -> A')) +
              flows('S -> Inner')
          ) +
          boundary('Late', 'Sub', onTimer('timeDuration', 'PT1M')) +
          end() +
          flows('Start -> Sub', 'Late -> End')
      )
    );
    const key = await bench.start();
    await bench.pass(60_000);
    bench.expectCompleted(key);
    expect(bench.elements('TERMINATED', key)).toEqual(['Sub', 'Inner', 'A']);
  });
});

describe('an event sub-process', () => {
  const roots = message('M', 'alarm', '=caseKey') + error('E', 'bad');
  const main = start() + service('Work', 'work') + end() + flows('Start -> Work', 'Work -> End');

  it('that interrupts ends everything else in the process', async () => {
    await bench.deploy(model(main + eventSub(onMessage('M'), true), { roots }));
    const key = await bench.start({ caseKey: 'c' });
    await bench.do({ type: 'PublishMessage', name: 'alarm', correlationKey: 'c', variables: { level: 3 } });
    expect(bench.elements('TERMINATED', key)).toEqual(['Work']);
    expect(bench.elements('ACTIVE', key)).toEqual(['Handler', 'Handle']);
    expect(bench.variables(key)).toEqual({ caseKey: 'c', level: 3 });
    await bench.completeJob('handle');
    bench.expectCompleted(key);
  });

  it('that does not interrupt runs beside it, each time anew', async () => {
    await bench.deploy(model(main + eventSub(onMessage('M'), false), { roots }));
    const key = await bench.start({ caseKey: 'c' });
    await bench.do({ type: 'PublishMessage', name: 'alarm', correlationKey: 'c' });
    await bench.restart();
    await bench.do({ type: 'PublishMessage', name: 'alarm', correlationKey: 'c' });
    expect(bench.elements('ACTIVE', key)).toEqual(['Work', 'Handler', 'Handle', 'Handler', 'Handle']);
    await bench.completeJob('work');
    expect(bench.instance(key).state).toBe('ACTIVE');
    await bench.completeJob('handle');
    await bench.completeJob('handle');
    bench.expectCompleted(key);
  });

  it('catches errors thrown anywhere in its scope', async () => {
    await bench.deploy(model(main + eventSub(onError('E'), true), { roots }));
    const key = await bench.start();
    const { job } = await bench.job('work');
    await bench.do({ type: 'ThrowJobError', jobKey: job.key, errorCode: 'bad' });
    expect(bench.elements('ACTIVE', key)).toEqual(['Handler', 'Handle']);
  });

  it('does not catch an error of its own', async () => {
    await bench.deploy(model(main + eventSub(onError(), true), { roots }));
    await bench.start();
    const { job } = await bench.job('work');
    await bench.do({ type: 'ThrowJobError', jobKey: job.key, errorCode: 'bad' });
    const { job: handling } = await bench.job('handle');
    await bench.do({ type: 'ThrowJobError', jobKey: handling.key, errorCode: 'bad' });
    expect(bench.incidents()).toMatchObject([{ elementId: 'Handle', errorType: 'UNHANDLED_ERROR_EVENT' }]);
  });

  it('with a timer fires inside a sub-process while that is active', async () => {
    await bench.deploy(
      model(
        start() +
          element(
            'subProcess',
            'Sub',
            start('S') +
              service('Work', 'work') +
              flows('S -> Work') +
              eventSub(onTimer('timeDuration', 'PT1M'), true)
          ) +
          end() +
          flows('Start -> Sub', 'Sub -> End')
      )
    );
    const key = await bench.start();
    await bench.pass(60_000);
    expect(bench.elements('ACTIVE', key)).toEqual(['Sub', 'Handler', 'Handle']);
    await bench.completeJob('handle');
    bench.expectCompleted(key);
    expect(bench.elements('COMPLETED', key)).toContain('End');
  });
});
