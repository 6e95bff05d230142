import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  boundary,
  element,
  end,
  extensions,
  flows,
  io,
  loop,
  model,
  onCondition,
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

const set = (elementInstanceKey: string, variables: Record<string, unknown>, local = false) =>
  bench.do({ type: 'SetVariables', elementInstanceKey, variables, local });
const instanceOf = (elementId: string) =>
  bench.store.rows('elementInstance').find((row) => row.elementId === elementId && row.state === 'ACTIVE')!
    .key;
const times = (elementId: string) =>
  bench.store.rows('elementInstance').filter((row) => row.elementId === elementId).length;

/** A task with a boundary event on a condition, behind which a job waits. */
const watched = (condition: string, interrupting = true, filter?: string) =>
  model(
    [
      start(),
      service('Work'),
      boundary('Seen', 'Work', onCondition(condition, filter), interrupting),
      service('Care'),
      flows('Start -> Work', 'Seen -> Care')
    ].join('')
  );

describe('a conditional boundary event', () => {
  it('happens when its activity begins and the condition holds already: the job is taken back', async () => {
    await bench.deploy(watched('=x > 10'));
    const key = await bench.start({ x: 11 });
    expect(bench.elements('ACTIVE', key)).toEqual(['Care']);
    expect(await bench.jobs('Work')).toEqual([]);
  });

  it('happens when a variable that it reads changes, also after a restart, and once for several changes', async () => {
    await bench.deploy(watched('=x > 10 or y > 5', false));
    const key = await bench.start({ x: 5, other: 1 });
    await set(key, { other: 99 });
    expect(bench.elements('ACTIVE', key)).toEqual(['Work']);
    await bench.restart();
    await set(key, { x: 11, y: 6 });
    expect(times('Seen')).toBe(1);
    await set(key, { x: 12 });
    expect(times('Seen')).toBe(2);
    await set(key, { x: 12, other: 100 });
    expect(times('Seen')).toBe(2);
    expect(bench.elements('ACTIVE', key)).toEqual(['Work', 'Care', 'Care']);
  });

  it('ends the activity when it interrupts', async () => {
    await bench.deploy(watched('=x > 10'));
    const key = await bench.start();
    await set(key, { x: 11 });
    expect(bench.elements('TERMINATED', key)).toEqual(['Work']);
    expect(bench.elements('ACTIVE', key)).toEqual(['Care']);
  });

  it('sees what input mappings gave its activity, and not what completed it', async () => {
    await bench.deploy(
      model(
        [
          start(),
          service('Work', 'Work', io({ x: '=11' })),
          boundary('Seen', 'Work', onCondition('=x > 10')),
          service('Care'),
          boundary('Late', 'Care', onCondition('=y > 10')),
          flows('Start -> Work', 'Seen -> Care')
        ].join('')
      )
    );
    const key = await bench.start();
    await bench.completeJob('Care', { y: 11 });
    bench.expectCompleted(key);
    expect(times('Late')).toBe(0);
  });

  it('follows only the changes that its filter names', async () => {
    await bench.deploy(watched('=x > 10', false, 'update'));
    const key = await bench.start();
    await set(key, { x: 11 });
    expect(times('Seen')).toBe(0);
    await set(key, { x: 12 });
    expect(times('Seen')).toBe(1);
  });

  it('does not hold where a variable is missing, null or of another type; no incident comes of it', async () => {
    await bench.deploy(watched('=x > 10'));
    const key = await bench.start({ x: null });
    await set(key, { x: 'many' });
    expect(bench.elements('ACTIVE', key)).toEqual(['Work']);
    expect(bench.incidents()).toEqual([]);
  });

  it('reads every change where it reads no variable', async () => {
    await bench.deploy(watched('=now() > date and time("2026-03-02T10:00:00+08:00")'));
    const key = await bench.start();
    await bench.pass(3_600_000 * 2);
    expect(bench.elements('ACTIVE', key)).toEqual(['Work']);
    await set(key, { any: 1 });
    expect(bench.elements('ACTIVE', key)).toEqual(['Care']);
  });

  it('interrupts a whole multi-instance', async () => {
    await bench.deploy(
      model(
        [
          start(),
          element(
            'serviceTask',
            'Work',
            extensions('<zeebe:taskDefinition type="Work" />') + loop({ input: '=[1,2,3]' })
          ),
          boundary('Seen', 'Work', onCondition('=stop')),
          service('Care'),
          flows('Start -> Work', 'Seen -> Care')
        ].join('')
      )
    );
    const key = await bench.start();
    expect(await bench.jobs('Work')).toHaveLength(3);
    await set(key, { stop: true });
    expect(bench.elements('ACTIVE', key)).toEqual(['Care']);
  });
});

/** Two sub-processes side by side, each with a watched task; the first is watched itself. */
const nested = model(
  [
    start(),
    element('parallelGateway', 'Fork'),
    ...['A', 'B'].map((side) =>
      element(
        'subProcess',
        `Sub${side}`,
        [
          start(`Start${side}`),
          service(`Work${side}`),
          boundary(`Seen${side}`, `Work${side}`, onCondition('=x > 1'), side === 'B'),
          end(`End${side}`),
          flows(`Start${side} -> Work${side}`, `Seen${side} -> End${side}`)
        ].join('')
      )
    ),
    boundary('SubSeen', 'SubA', onCondition('=x > 10')),
    service('Care'),
    flows('Start -> Fork', 'Fork -> SubA', 'Fork -> SubB', 'SubSeen -> Care')
  ].join('')
);

describe('what sees a change', () => {
  it('is asked from outside inward, and no further than what an event interrupts', async () => {
    await bench.deploy(nested);
    const key = await bench.start();
    await set(key, { x: 11 });
    expect(bench.elements('ACTIVE', key)).toEqual(['Care']);
    expect(bench.elements('COMPLETED', key)).toContain('SeenB');
    expect(times('SeenA')).toBe(0);
  });

  it('is what is inside the scope of the variable, nothing beside it', async () => {
    await bench.deploy(nested);
    const key = await bench.start();
    await set(instanceOf('SubB'), { x: 2 }, true);
    expect(bench.elements('COMPLETED', key)).toContain('SeenB');
    expect(bench.elements('ACTIVE', key)).toEqual(['SubA', 'WorkA']);
  });
});

describe('a conditional intermediate catch event', () => {
  const waiting = (condition: string) =>
    model(
      [
        start(),
        element('intermediateCatchEvent', 'Wait', onCondition(condition)),
        service('Next'),
        flows('Start -> Wait', 'Wait -> Next')
      ].join('')
    );

  it('waits until its condition holds, and does not where it holds already', async () => {
    await bench.deploy(waiting('=order.paid'));
    const key = await bench.start({ order: { paid: false } });
    expect(bench.elements('ACTIVE', key)).toEqual(['Wait']);
    await bench.restart();
    await set(key, { order: { paid: true } });
    expect(bench.elements('ACTIVE', key)).toEqual(['Next']);
    expect(bench.elements('ACTIVE', await bench.start({ order: { paid: true } }))).toEqual(['Next']);
  });

  it('goes on by what a job elsewhere in the instance completes with', async () => {
    await bench.deploy(
      model(
        [
          start(),
          element('parallelGateway', 'Fork'),
          element('intermediateCatchEvent', 'Wait', onCondition('=done')),
          service('Work'),
          service('Next'),
          flows('Start -> Fork', 'Fork -> Wait', 'Fork -> Work', 'Wait -> Next')
        ].join('')
      )
    );
    const key = await bench.start();
    await bench.completeJob('Work', { done: true });
    expect(bench.elements('ACTIVE', key)).toEqual(['Next']);
  });

  it('may stand behind an event-based gateway', async () => {
    await bench.deploy(
      model(
        [
          start(),
          element('eventBasedGateway', 'Which'),
          element('intermediateCatchEvent', 'Ready', onCondition('=ready')),
          element('intermediateCatchEvent', 'Late', onTimer('timeDuration', 'PT1H')),
          service('Next'),
          end('TooLate'),
          flows('Start -> Which', 'Which -> Ready', 'Which -> Late', 'Ready -> Next', 'Late -> TooLate')
        ].join('')
      )
    );
    const key = await bench.start();
    await set(key, { ready: true });
    expect(bench.elements('ACTIVE', key)).toEqual(['Next']);
    expect(bench.store.rows('timer')).toEqual([]);
  });
});

describe('a conditional event sub-process', () => {
  const guarded = (interrupting: boolean) =>
    model(
      [
        start(),
        service('Work'),
        service('More'),
        end(),
        flows('Start -> Work', 'Work -> More', 'More -> End'),
        element(
          'subProcess',
          'Guard',
          [
            element('startEvent', 'Cancelled', onCondition('=cancelled'), `isInterrupting="${interrupting}"`),
            service('Undo'),
            flows('Cancelled -> Undo')
          ].join(''),
          'triggeredByEvent="true"'
        )
      ].join('')
    );

  it('takes the place of what it interrupts, once', async () => {
    await bench.deploy(guarded(true));
    const key = await bench.start();
    await bench.completeJob('Work', { cancelled: true });
    expect(bench.elements('ACTIVE', key)).toEqual(['Guard', 'Undo']);
    await set(key, { cancelled: false });
    await set(key, { cancelled: true });
    expect(times('Guard')).toBe(1);
    await bench.completeJob('Undo');
    bench.expectCompleted(key);
  });

  it('begins at once where the condition holds from the beginning', async () => {
    await bench.deploy(guarded(true));
    const key = await bench.start({ cancelled: true });
    expect(bench.elements('ACTIVE', key)).toEqual(['Guard', 'Undo']);
  });

  it('runs beside the rest, each time the condition holds anew', async () => {
    await bench.deploy(guarded(false));
    const key = await bench.start();
    await set(key, { cancelled: true });
    await set(key, { cancelled: false });
    await set(key, { cancelled: true });
    expect(times('Guard')).toBe(2);
    expect(bench.elements('ACTIVE', key)).toEqual(['Work', 'Guard', 'Undo', 'Guard', 'Undo']);
  });
});

describe('a deployment', () => {
  const refusal = async (xml: string) =>
    (await bench.refused({ type: 'DeployResources', resources: [{ name: 'p.bpmn', content: xml }] })).detail;

  it.each([
    [
      'without a condition',
      watched('').replace(/<bpmn:condition .*<\/bpmn:condition>/, ''),
      'Condition must be present'
    ],
    ['with an empty one', watched(' '), 'Condition must be present'],
    ['with one that is no FEEL', watched('x > 10'), "must be a FEEL expression, beginning with '='"],
    ['with a broken one', watched('=x >'), 'failed to parse expression'],
    [
      'with an unknown variable event',
      watched('=x', true, 'create, delete'),
      "Variable event 'delete' is not valid"
    ],
    [
      'with one condition at two start events',
      model(
        start('A', onCondition('=x')) + start('B', onCondition('=x')) + end() + flows('A -> End', 'B -> End')
      ),
      "Another start event has the condition 'x' already"
    ]
  ])('%s is refused', async (_what, xml, reason) => {
    expect(await refusal(xml)).toContain(reason);
  });
});

describe('modification', () => {
  it('sets variables that conditions see, and enters conditional events', async () => {
    await bench.deploy(watched('=x > 10', false));
    const key = await bench.start();
    await bench.do({
      type: 'ModifyProcessInstance',
      processInstanceKey: key,
      activate: [{ elementId: 'Work', variableInstructions: [{ variables: { x: 11 } }] }],
      terminate: [],
      move: []
    });
    expect(times('Seen')).toBe(2);
  });
});

describe('an event that makes itself happen', () => {
  const raising = model(
    [
      start(),
      service('Work'),
      boundary('Seen', 'Work', onCondition('=x > 0'), false),
      element('scriptTask', 'Raise', extensions('<zeebe:script expression="=x + 1" resultVariable="x" />')),
      end(),
      flows('Start -> Work', 'Seen -> Raise', 'Raise -> End')
    ].join(''),
    { id: 'raising' }
  );

  it('ends in an incident; other instances go on, and resolving tries again', async () => {
    await bench.deploy(raising, watched('=x > 10'));
    const key = await bench.start({ x: 1 }, { processDefinitionId: 'raising' });
    for (let turns = 0; bench.incidents().length === 0 && turns < 100; turns += 1) await bench.pass(0);
    expect(bench.incidents()).toMatchObject([{ elementId: 'Work', errorType: 'CONDITION_ERROR' }]);
    const other = await bench.start({ x: 11 });
    expect(bench.elements('ACTIVE', other)).toEqual(['Care']);
    await bench.pass(1_000);
    const before = times('Seen');
    await bench.do({ type: 'ResolveIncident', incidentKey: bench.incidents()[0]!.key });
    await bench.pass(0);
    expect(times('Seen')).toBeGreaterThan(before);
    await bench.do({ type: 'CancelProcessInstance', processInstanceKey: key });
    expect(bench.instance(key).state).toBe('TERMINATED');
  });
});
