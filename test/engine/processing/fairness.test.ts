import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createEngine } from '../../../engine/engine.ts';
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
import { EngineBench, silentLogger } from '../../support/engine.ts';

/** What one may cost the others. */
jest.setTimeout(120_000);

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

/** More than half of what one element may evaluate; alone it is let through. */
const heavy = '=count(for i in 1..600000 return 1)';
const many = 12;

const script = (id: string, more = '') =>
  element('scriptTask', id, extensions(`<zeebe:script expression="${heavy}" resultVariable="x" />`) + more);
const quick = model([start(), end(), flows('Start -> End')].join(''), { id: 'quick' });

it('lets others in between heavy expressions', async () => {
  const ids = Array.from({ length: many }, (_, index) => `S${index}`);
  const places = ['Start', ...ids, 'End'];
  const chain = places.slice(1).map((place, index) => `${places[index]} -> ${place}`);
  await bench.deploy(
    model([start(), ...ids.map((id) => script(id)), end(), flows(...chain)].join(''), { id: 'chain' })
  );
  await bench.deploy(quick);
  const key = await bench.start({}, { processDefinitionId: 'chain' });
  await bench.start({}, { processDefinitionId: 'quick' });
  expect(bench.instance(key).state).toBe('ACTIVE');
  await bench.start({}, { processDefinitionId: 'quick', awaitCompletion: true });
  while (bench.instance(key).state === 'ACTIVE') await bench.start({}, { processDefinitionId: 'quick' });
  bench.expectCompleted(key);
});

it('counts what all mappings of an element take together', async () => {
  const inputs = Object.fromEntries(Array.from({ length: many }, (_, index) => [`x${index}`, heavy]));
  await bench.deploy(
    model(
      [start(), service('Work', 'work', io(inputs)), end(), flows('Start -> Work', 'Work -> End')].join('')
    )
  );
  await bench.start();
  expect(bench.incidents()).toMatchObject([
    { errorType: 'IO_MAPPING_ERROR', errorMessage: expect.stringMatching(/too many steps/) as unknown }
  ]);
});

it('makes an incident of a condition that comes after dear ones, and refuses to ask for those that are to start a process', async () => {
  const dear = '=x > 0 and count(for i in 1..1100000 return 1) < 0';
  const events = ['C1', 'C2', 'C3', 'C4'];
  await bench.deploy(
    model(
      [
        start(),
        service('Work', 'work'),
        ...events.map((id) =>
          boundary(id, 'Work', onCondition(id === 'C4' ? '=x > 0 and y > 0' : dear), false)
        ),
        end(),
        flows('Start -> Work', 'Work -> End', ...events.map((id) => `${id} -> End`))
      ].join('')
    )
  );
  await bench.start({ x: 1, y: 1 });
  expect(bench.incidents()).toMatchObject([
    {
      elementId: 'Work',
      errorType: 'CONDITION_ERROR',
      errorMessage: expect.stringMatching(/too many steps/) as unknown
    }
  ]);
  for (const id of events)
    await bench.deploy(model(start('Start', onCondition(dear)) + end() + flows('Start -> End'), { id }));
  expect(await bench.refused({ type: 'EvaluateConditions', variables: { x: 1 } })).toMatchObject({
    code: 'INVALID_ARGUMENT',
    detail: expect.stringMatching(/too many steps/) as unknown
  });
});

it('gives every instance its turn, however many tokens another has', async () => {
  const chain = (from: string, ids: readonly string[]) =>
    ids.map((id, i) => `${ids[i - 1] ?? from} -> ${id}`);
  const manual = (ids: readonly string[]) => ids.map((id) => element('manualTask', id)).join('');
  const numbered = (letter: string, many: number) => Array.from({ length: many }, (_, i) => `${letter}${i}`);
  const [levels, left, right] = [numbered('L', 11), numbered('M', 10), numbered('N', 10)];
  const [tail, path] = [numbered('T', 40), numbered('P', 20)];
  const doubled = [left, right].flatMap((side) =>
    side.flatMap((id, i) => [`${levels[i]} -> ${id}`, `${id} -> ${levels[i + 1]}`])
  );
  const poison =
    start() +
    manual([...levels, ...left, ...right, ...tail]) +
    flows('Start -> L0', ...doubled, ...chain('L10', tail));
  await bench.deploy(model(poison, { id: 'poison' }));
  await bench.deploy(model(start() + manual(path) + flows(...chain('Start', path)), { id: 'path' }));
  const key = await bench.start({}, { processDefinitionId: 'poison' });
  const ended = () => bench.store.rows('elementInstance').filter(({ state }) => state === 'COMPLETED').length;
  while (ended() < 4_000) await bench.do({ type: 'BroadcastSignal', signalName: 'nobody waits for it' });
  const before = ended();
  await bench.start({}, { processDefinitionId: 'path', awaitCompletion: true });
  expect(ended() - before).toBeLessThan(8_000);
  expect(bench.instance(key).state).toBe('ACTIVE');
});

it('answers who sets the clock once all that is due has fired, however long what follows takes', async () => {
  const waits = element('intermediateCatchEvent', 'Wait', onTimer('timeDuration', 'PT1H'));
  await bench.deploy(
    model([start(), waits, script('S'), end(), flows('Start -> Wait', 'Wait -> S', 'S -> End')].join(''))
  );
  for (let i = 0; i < 6; i += 1) await bench.start();
  await bench.do({ type: 'PinClock', timestamp: bench.clock.now() + 3_600_000 });
  const waiting = bench.store
    .rows('elementInstance')
    .filter(({ elementId, state }) => elementId === 'Wait' && state === 'ACTIVE');
  expect(waiting).toHaveLength(0);
});

describe('where only a few element instances may be active', () => {
  const mostActive = 50;

  beforeEach(async () => {
    await bench.close();
    const { store, clock } = bench;
    bench = new EngineBench(
      store,
      clock,
      await createEngine({ store, clock, logger: silentLogger, mostActive })
    );
    await bench.deploy(quick);
  });

  it('a multi-instance stops with an incident, and goes on where there is room again', async () => {
    const items = mostActive + 10;
    const work = element(
      'serviceTask',
      'Work',
      extensions('<zeebe:taskDefinition type="work" />') + loop({ input: `=for i in 1..${items} return i` })
    );
    await bench.deploy(model([start(), work, end(), flows('Start -> Work', 'Work -> End')].join('')));
    const key = await bench.start();
    const [incident] = bench.incidents();
    expect(incident).toMatchObject({ elementId: 'Work', errorType: 'UNKNOWN' });
    const begun = await bench.jobs('work');
    expect(begun).toHaveLength(mostActive - 2);
    for (const { job } of begun) await bench.do({ type: 'CompleteJob', jobKey: job.key });
    expect(bench.instance(key).state).toBe('ACTIVE');
    await bench.do({ type: 'ResolveIncident', incidentKey: incident?.key ?? '' });
    const others = await bench.jobs('work');
    expect(others).toHaveLength(items - begun.length);
    for (const { job } of others) await bench.do({ type: 'CompleteJob', jobKey: job.key });
    bench.expectCompleted(key);
  });

  it('a loop that forks stops with an incident', async () => {
    const gateway = (kind: string, id: string) => element(`${kind}Gateway`, id);
    const around = [
      start(),
      gateway('exclusive', 'Merge'),
      gateway('parallel', 'Fork'),
      service('Work', 'work'),
      end(),
      flows('Start -> Merge', 'Merge -> Fork', 'Fork -> Merge', 'Fork -> Work', 'Work -> End')
    ];
    await bench.deploy(model(around.join('')));
    const key = await bench.start();
    for (let turns = 0; bench.incidents().length === 0 && turns < 100; turns += 1)
      await bench.start({}, { processDefinitionId: 'quick' });
    expect(bench.incidents()[0]).toMatchObject({
      errorType: 'UNKNOWN',
      processInstanceKey: key,
      errorMessage: expect.stringMatching(/^No more than 100 .*a loop that forks/) as unknown
    });
    expect(bench.store.rows('elementInstance').filter(({ state }) => state === 'ACTIVE').length).toBeLessThan(
      4 * mostActive
    );
  });

  it('processes that call each other many times stop with incidents, and the others run', async () => {
    const call = element(
      'callActivity',
      'Call',
      extensions('<zeebe:calledElement processId="=self" />') + loop({ input: '=[1, 2, 3]' })
    );
    await bench.deploy(model([start(), call, end(), flows('Start -> Call', 'Call -> End')].join('')));
    const key = await bench.start({ self: 'p' });
    await bench.start({}, { processDefinitionId: 'quick', awaitCompletion: true });
    const kinds = new Set(bench.incidents().map(({ errorType }) => errorType));
    expect([...kinds].sort()).toEqual(['CALLED_ELEMENT_ERROR', 'UNKNOWN']);
    expect(bench.store.rows('elementInstance').length).toBeLessThan(4 * mostActive);
    await bench.do({ type: 'CancelProcessInstance', processInstanceKey: key });
    expect(bench.instance(key).state).toBe('TERMINATED');
  });
});
