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
import { beginning, EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const hour = 3_600_000;
const guarded = (event: string, roots = '') =>
  model(
    start() +
      service('Work', 'work') +
      event +
      service('Follow', 'follow') +
      end() +
      flows('Start -> Work', 'Work -> End', 'Event -> Follow'),
    { roots }
  );

describe('a timer boundary event', () => {
  it('that interrupts ends the activity and its job', async () => {
    await bench.deploy(guarded(boundary('Event', 'Work', onTimer('timeDuration', 'PT1H'))));
    const key = await bench.start();
    const { job } = await bench.job('work');
    await bench.pass(hour - 1);
    expect(bench.elements('ACTIVE', key)).toEqual(['Work']);
    await bench.pass(1);
    expect(bench.elements('TERMINATED', key)).toEqual(['Work']);
    expect(bench.elements('ACTIVE', key)).toEqual(['Follow']);
    expect(await bench.refused({ type: 'CompleteJob', jobKey: job.key })).toMatchObject({
      code: 'NOT_FOUND'
    });
    await bench.completeJob('follow');
    bench.expectCompleted(key);
  });

  it('whose text is of megabytes fails with a message that quotes its beginning', async () => {
    await bench.deploy(guarded(boundary('Event', 'Work', onTimer('timeDate', '=x'))));
    await bench.start({ x: 'a'.repeat(2_000_000) });
    const [{ errorMessage } = { errorMessage: '' }] = bench.incidents();
    expect(errorMessage).toHaveLength(4000);
    expect(errorMessage).toMatch(/^Invalid date-time format 'a+…$/);
  });

  it.each([
    ['R3/PT0S', 3],
    ['R/PT0S', 11],
    ['R999999999/P-1D', 12],
    ['R/PT0.000001S', 11]
  ])('that repeats as %s fires ten times a second at most', async (cycle, times) => {
    await bench.deploy(guarded(boundary('Event', 'Work', onTimer('timeCycle', cycle), false)));
    const key = await bench.start();
    for (let tenth = 0; tenth < 10; tenth += 1) await bench.pass(100);
    expect(bench.elements('ACTIVE', key).filter((id) => id === 'Follow')).toHaveLength(times);
  });

  it('fires at a date out of the variables, also after a restart', async () => {
    await bench.deploy(guarded(boundary('Event', 'Work', onTimer('timeDate', '=due.head'))));
    const key = await bench.start({ due: { head: '2026-03-02T10:00:00+08:00' } });
    await bench.restart();
    await bench.pass(hour);
    expect(bench.elements('ACTIVE', key)).toEqual(['Follow']);
  });

  it('takes a date and time of FEEL without offset for one of the time zone of the process', async () => {
    await bench.deploy(
      guarded(boundary('Event', 'Work', onTimer('timeDate', '=date and time("2026-03-02T10:00:00")')))
    );
    await bench.start();
    expect(bench.store.rows('timer')).toMatchObject([{ dueAt: new Date(2026, 2, 2, 10).getTime() }]);
  });

  it('that does not interrupt leaves the activity, and repeats as often as its cycle says', async () => {
    await bench.deploy(guarded(boundary('Event', 'Work', onTimer('timeCycle', 'R2/PT1H'), false)));
    const key = await bench.start();
    await bench.pass(hour);
    await bench.pass(5 * hour);
    expect(bench.elements('ACTIVE', key)).toEqual(['Work', 'Follow', 'Follow']);
    await bench.completeJob('work');
    await bench.completeJob('follow');
    await bench.completeJob('follow');
    bench.expectCompleted(key);
  });

  it('repeats at the interval that its expression tells at each time, or as before when it tells none', async () => {
    await bench.deploy(guarded(boundary('Event', 'Work', onTimer('timeCycle', '=often'), false)));
    const key = await bench.start({ often: 'R/PT1H' });
    const tell = (often: unknown) =>
      bench.do({ type: 'SetVariables', elementInstanceKey: key, variables: { often } });
    const due = () => bench.store.rows('timer').map(({ dueAt }) => (dueAt - beginning) / hour);
    expect(due()).toEqual([1]);
    await tell('R/PT2H');
    await bench.pass(hour);
    expect(due()).toEqual([3]);
    await tell(7);
    await bench.pass(2 * hour);
    expect(due()).toEqual([5]);
    expect(bench.incidents()).toEqual([]);
    expect(bench.elements('ACTIVE', key)).toEqual(['Work', 'Follow', 'Follow']);
  });

  it.each(['soon', '2026-03-03T00:00:00'])(
    'with %s for a date raises an incident at the activity',
    async (due) => {
      await bench.deploy(guarded(boundary('Event', 'Work', onTimer('timeDate', '=due'))));
      const key = await bench.start({ due });
      const [incident] = bench.incidents();
      expect(incident).toMatchObject({ errorType: 'EXTRACT_VALUE_ERROR', elementId: 'Work' });
      expect(await bench.jobs('work')).toEqual([]);
      await bench.do({
        type: 'SetVariables',
        elementInstanceKey: key,
        variables: { due: '2026-03-03T00:00:00Z' }
      });
      await bench.do({ type: 'ResolveIncident', incidentKey: incident?.key ?? '' });
      expect(await bench.jobs('work')).toHaveLength(1);
    }
  );
});

describe('a message boundary event', () => {
  const roots = message('M', 'stop', '=caseKey');

  it('that interrupts ends the activity and brings its variables', async () => {
    await bench.deploy(guarded(boundary('Event', 'Work', onMessage('M')), roots));
    const key = await bench.start({ caseKey: 'c1' });
    await bench.do({ type: 'PublishMessage', name: 'stop', correlationKey: 'c2' });
    expect(bench.elements('ACTIVE', key)).toEqual(['Work']);
    await bench.do({
      type: 'PublishMessage',
      name: 'stop',
      correlationKey: 'c1',
      variables: { why: 'leak' }
    });
    expect(bench.elements('ACTIVE', key)).toEqual(['Follow']);
    expect(bench.variables(key)).toEqual({ caseKey: 'c1', why: 'leak' });
  });

  it('that does not interrupt may come again', async () => {
    await bench.deploy(guarded(boundary('Event', 'Work', onMessage('M'), false), roots));
    const key = await bench.start({ caseKey: 'c1' });
    await bench.do({ type: 'PublishMessage', name: 'stop', correlationKey: 'c1' });
    await bench.do({ type: 'PublishMessage', name: 'stop', correlationKey: 'c1' });
    expect(bench.elements('ACTIVE', key)).toEqual(['Work', 'Follow', 'Follow']);
  });

  it('maps its variables by output mappings', async () => {
    const mapped = extensions(io({}, { reason: '=why' }));
    await bench.deploy(guarded(boundary('Event', 'Work', mapped + onMessage('M')), roots));
    const key = await bench.start({ caseKey: 'c1' });
    await bench.do({
      type: 'PublishMessage',
      name: 'stop',
      correlationKey: 'c1',
      variables: { why: 'leak', noise: 1 }
    });
    expect(bench.variables(key)).toEqual({ caseKey: 'c1', reason: 'leak' });
  });
});

describe('an error boundary event', () => {
  const roots = error('E', 'refused') + error('Other', 'other');
  const throwIt = async (errorCode: string) => {
    const { job } = await bench.job('work');
    await bench.do({
      type: 'ThrowJobError',
      jobKey: job.key,
      errorCode,
      errorMessage: 'no',
      variables: { code: errorCode }
    });
  };

  it('catches the code that it names, and keeps the variables to itself', async () => {
    await bench.deploy(guarded(boundary('Event', 'Work', onError('E')), roots));
    const key = await bench.start();
    await throwIt('refused');
    expect(bench.elements('ACTIVE', key)).toEqual(['Follow']);
    const event = bench.store.rows('elementInstance').find(({ elementId }) => elementId === 'Event');
    expect(bench.variables(event?.key ?? '')).toEqual({ code: 'refused' });
    expect(bench.variables(key)).toEqual({});
    expect(bench.store.rows('job')[0]).toMatchObject({ state: 'ERROR_THROWN', errorCode: 'refused' });
  });

  it('without a code catches every error, but a named one goes first', async () => {
    const both = boundary('Any', 'Work', onError()) + boundary('Event', 'Work', onError('E'));
    await bench.deploy(guarded(both, roots));
    const named = await bench.start();
    await throwIt('refused');
    expect(bench.elements('COMPLETED', named)).toContain('Event');
    const other = await bench.start();
    await throwIt('other');
    expect(bench.elements('COMPLETED', other)).toContain('Any');
  });

  it('that names another code leaves an incident, which can be resolved by working the job again', async () => {
    await bench.deploy(guarded(boundary('Event', 'Work', onError('E')), roots));
    const key = await bench.start();
    await throwIt('other');
    const [incident] = bench.incidents();
    expect(incident).toMatchObject({
      errorType: 'UNHANDLED_ERROR_EVENT',
      elementId: 'Work',
      errorMessage:
        "Expected to throw an error event with the code 'other' with message 'no', but it was not caught. Available error events are [refused]"
    });
    expect(await bench.jobs('work')).toEqual([]);
    await bench.do({ type: 'ResolveIncident', incidentKey: incident?.key ?? '' });
    await bench.completeJob('work');
    bench.expectCompleted(key);
  });
});

describe('an error end event', () => {
  it('is caught at the border of its sub-process', async () => {
    await bench.deploy(
      model(
        start() +
          element('subProcess', 'Sub', start('S') + end('Fail', onError('E')) + flows('S -> Fail')) +
          boundary('Caught', 'Sub', onError('E')) +
          end() +
          end('Handled') +
          flows('Start -> Sub', 'Sub -> End', 'Caught -> Handled'),
        { roots: error('E', 'bad') }
      )
    );
    const key = await bench.start();
    bench.expectCompleted(key);
    expect(bench.elements('TERMINATED', key)).toEqual(['Sub', 'Fail']);
    expect(bench.elements('COMPLETED', key)).toEqual(['Start', 'S', 'Caught', 'Handled']);
  });

  it('raises an incident when nothing catches it', async () => {
    await bench.deploy(
      model(start() + end('Fail', onError('E')) + flows('Start -> Fail'), { roots: error('E', 'bad') })
    );
    await bench.start();
    expect(bench.incidents()).toMatchObject([{ errorType: 'UNHANDLED_ERROR_EVENT', elementId: 'Fail' }]);
  });
});

describe('a terminate end event', () => {
  it('ends everything else in its scope, and the scope completes', async () => {
    await bench.deploy(
      model(
        start() +
          element(
            'subProcess',
            'Sub',
            start('S') +
              element('parallelGateway', 'Fork') +
              service('Slow') +
              service('Fast') +
              end('Stop', '<bpmn:terminateEventDefinition />') +
              flows('S -> Fork', 'Fork -> Slow', 'Fork -> Fast', 'Fast -> Stop')
          ) +
          end() +
          flows('Start -> Sub', 'Sub -> End')
      )
    );
    const key = await bench.start();
    await bench.completeJob('Fast');
    bench.expectCompleted(key);
    expect(bench.elements('TERMINATED', key)).toEqual(['Slow']);
    expect(bench.elements('COMPLETED', key)).toEqual(expect.arrayContaining(['Sub', 'End', 'Stop']));
  });
});

describe('intermediate events', () => {
  it('wait for a duration out of the variables', async () => {
    await bench.deploy(
      model(
        start() +
          element(
            'intermediateCatchEvent',
            'Wait',
            onTimer('timeDuration', '=duration("PT" + string(n) + "H")')
          ) +
          end() +
          flows('Start -> Wait', 'Wait -> End')
      )
    );
    const key = await bench.start({ n: 2 });
    expect(bench.store.rows('timer')).toMatchObject([{ dueAt: beginning + 2 * hour, elementId: 'Wait' }]);
    await bench.pass(2 * hour);
    bench.expectCompleted(key);
    expect(bench.store.rows('timer')).toEqual([]);
  });

  it('pass when they throw nothing', async () => {
    await bench.deploy(
      model(
        start() + element('intermediateThrowEvent', 'Pass') + end() + flows('Start -> Pass', 'Pass -> End')
      )
    );
    bench.expectCompleted(await bench.start());
  });

  it('of a receive task take the message', async () => {
    await bench.deploy(
      model(
        start() +
          element('receiveTask', 'Receive', '', 'messageRef="M"') +
          end() +
          flows('Start -> Receive', 'Receive -> End'),
        {
          roots: message('M', 'mail', '=id')
        }
      )
    );
    const key = await bench.start({ id: 7 });
    await bench.do({ type: 'PublishMessage', name: 'mail', correlationKey: '7', variables: { got: 1 } });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ id: 7, got: 1 });
  });
});

describe('timer start events', () => {
  it('start an instance at each time of their cycle, of the latest version only', async () => {
    const cyclic = (name: string) =>
      model(
        start('Start', onTimer('timeCycle', 'R/PT1H')) + service('Work', 'work') + flows('Start -> Work'),
        { name }
      );
    await bench.deploy(cyclic('one'));
    await bench.pass(hour);
    await bench.deploy(cyclic('two'));
    await bench.pass(2 * hour);
    const versions = bench.store.rows('processInstance').map((row) => row.processDefinitionVersion);
    expect(versions).toEqual([1, 2, 2]);
  });
});
