import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  boundary,
  element,
  end,
  escalation,
  extensions,
  flows,
  model,
  onEscalation,
  process,
  service,
  start
} from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const roots = escalation('Late', 'late') + escalation('Other', 'other') + escalation('Any', '=code');
const throwing = (tag: string, ref = 'Late') =>
  start('S') +
  element(tag, 'Throw', onEscalation(ref)) +
  service('Rest', 'rest') +
  flows('S -> Throw', ...(tag === 'endEvent' ? [] : ['Throw -> Rest']));
const around = (inside: string, events: string, ...lines: string[]) =>
  model(
    start() +
      element('subProcess', 'Sub', inside) +
      events +
      service('Follow', 'follow') +
      end() +
      flows('Start -> Sub', 'Sub -> End', ...lines),
    { roots }
  );

describe('an escalation', () => {
  it.each([
    ['intermediateThrowEvent', ['Sub', 'Follow', 'Rest']],
    ['endEvent', ['Follow']]
  ])('(%s) that does not interrupt leaves the thrower to go on', async (tag, active) => {
    await bench.deploy(
      around(throwing(tag), boundary('Caught', 'Sub', onEscalation('Late'), false), 'Caught -> Follow')
    );
    const key = await bench.start();
    expect(bench.elements('ACTIVE', key).sort()).toEqual([...active].sort());
  });

  it('that interrupts ends the scope, the thrower too', async () => {
    await bench.deploy(
      around(
        throwing('intermediateThrowEvent'),
        boundary('Caught', 'Sub', onEscalation('Late')),
        'Caught -> Follow'
      )
    );
    const key = await bench.start();
    expect(bench.elements('ACTIVE', key)).toEqual(['Follow']);
    expect(bench.elements('TERMINATED', key)).toEqual(['Sub', 'Throw']);
  });

  it('that nobody catches is no incident', async () => {
    await bench.deploy(
      around(
        throwing('intermediateThrowEvent'),
        boundary('Caught', 'Sub', onEscalation('Other')),
        'Caught -> Follow'
      )
    );
    const key = await bench.start();
    expect(bench.incidents()).toEqual([]);
    expect(bench.elements('ACTIVE', key)).toEqual(['Sub', 'Rest']);
  });

  it('goes to the event with its code before the one for every code', async () => {
    await bench.deploy(
      around(
        throwing('intermediateThrowEvent', 'Any'),
        boundary('All', 'Sub', onEscalation(), false) + boundary('Exact', 'Sub', onEscalation('Late'), false),
        'Exact -> Follow'
      )
    );
    const key = await bench.start({ code: 'late' });
    expect(bench.elements('COMPLETED', key)).toContain('Exact');
    expect(bench.elements('COMPLETED', key)).not.toContain('All');
    const next = await bench.start({ code: 'unheard' });
    expect(bench.elements('COMPLETED', next)).toContain('All');
  });

  it.each([
    [true, ['Event', 'Hear']],
    [false, ['Rest', 'Event', 'Hear']]
  ])('begins an event sub-process (interrupting: %s)', async (interrupting, active) => {
    const begin = element('startEvent', 'Begin', onEscalation('Late'), `isInterrupting="${interrupting}"`);
    const inside = begin + service('Hear', 'hear') + flows('Begin -> Hear');
    await bench.deploy(
      model(
        throwing('intermediateThrowEvent') +
          element('subProcess', 'Event', inside, 'triggeredByEvent="true"'),
        { roots }
      )
    );
    const key = await bench.start();
    expect(bench.elements('ACTIVE', key).sort()).toEqual([...active].sort());
  });

  it('crosses a call activity', async () => {
    const calls = element('callActivity', 'Call', extensions('<zeebe:calledElement processId="called" />'));
    await bench.deploy(
      model(
        start() +
          calls +
          boundary('Caught', 'Call', onEscalation('Late'), false) +
          service('Follow', 'follow') +
          flows('Start -> Call', 'Caught -> Follow'),
        { roots, more: process('called', throwing('intermediateThrowEvent')) }
      )
    );
    const key = await bench.start();
    expect(bench.elements('ACTIVE', key)).toEqual(['Call', 'Follow']);
    expect(bench.elements('ACTIVE')).toContain('Rest');
  });
});
