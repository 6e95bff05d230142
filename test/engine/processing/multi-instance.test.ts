import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  boundary,
  element,
  end,
  extensions,
  flows,
  io,
  job,
  loop,
  model,
  onCondition,
  onTimer,
  start
} from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const each = (given: Parameters<typeof loop>[0], rest = '') =>
  model(
    start() +
      element('serviceTask', 'Each', extensions(job('each')) + loop(given)) +
      end() +
      rest +
      flows('Start -> Each', 'Each -> End')
  );

describe('the variable that is collected of each instance', () => {
  it('stays within it', async () => {
    const task = element(
      'serviceTask',
      'Each',
      extensions(job('each')) + loop({ input: '=[1,2]', item: 'item', output: ['results', '=result.value'] })
    );
    await bench.deploy(model(start() + task + end() + flows('Start -> Each', 'Each -> End')));
    const key = await bench.start({ result: 'mine' });
    await bench.completeJob('each', { result: { value: 'a' } });
    await bench.completeJob('each', { result: { value: 'b' } });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ result: 'mine', results: ['a', 'b'] });
  });
});

describe('a parallel multi-instance activity', () => {
  it('works on all items at once and collects the outputs in the order of the items', async () => {
    await bench.deploy(each({ input: '=items', item: 'item', output: ['results', '=item + n'] }));
    const key = await bench.start({ items: [10, 20, 30] });
    const jobs = await bench.jobs('each');
    expect(jobs.map(({ variables }) => [variables.item, variables.loopCounter])).toEqual([
      [10, 1],
      [20, 2],
      [30, 3]
    ]);
    await bench.restart();
    for (const [index, { job: one }] of [...jobs].reverse().entries()) {
      await bench.do({ type: 'CompleteJob', jobKey: one.key, variables: { n: index } });
    }
    bench.expectCompleted(key);
    expect(bench.variables(key).results).toEqual([12, 21, 30]);
  });

  it('keeps what each returns apart when a local variable of that name is there', async () => {
    await bench.deploy(each({ input: '=[1, 2]', item: 'item' }));
    const key = await bench.start();
    for (const { job: one } of await bench.jobs('each'))
      await bench.do({ type: 'CompleteJob', jobKey: one.key, variables: { item: 'changed' } });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({});
  });

  it('ends early when its completion condition holds', async () => {
    await bench.deploy(each({ input: '=items', condition: '=numberOfCompletedInstances = 2' }));
    const key = await bench.start({ items: [1, 2, 3] });
    await bench.completeJob('each');
    expect(bench.instance(key).state).toBe('ACTIVE');
    await bench.completeJob('each');
    bench.expectCompleted(key);
    expect(bench.elements('TERMINATED', key)).toEqual(['Each']);
  });

  it('is passed at once when there is no item', async () => {
    await bench.deploy(each({ input: '=items', output: ['results', '=1'] }));
    const key = await bench.start({ items: [] });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ items: [], results: [] });
  });

  it('raises an incident when its input is no list', async () => {
    await bench.deploy(each({ input: '=items' }));
    await bench.start({ items: 5 });
    expect(bench.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR', elementId: 'Each' }]);
  });

  it('is ended as a whole by its boundary event', async () => {
    await bench.deploy(
      each(
        { input: '=[1, 2]' },
        boundary('Late', 'Each', onTimer('timeDuration', 'PT1M')) + end('TooLate') + flows('Late -> TooLate')
      )
    );
    const key = await bench.start();
    expect(bench.store.rows('timer')).toHaveLength(1);
    await bench.pass(60_000);
    bench.expectCompleted(key);
    expect(bench.elements('TERMINATED', key)).toHaveLength(3);
  });
});

it('enters no item twice when an incident of something else is resolved while it enters them', async () => {
  const many = 3000;
  const seen = boundary('Seen', 'Each', onCondition('=x > 0'), false) + flows('Seen -> End');
  await bench.deploy(each({ input: '=items', item: 'item' }, seen));
  const key = await bench.start({ items: Array.from({ length: many }, (_, i) => i), x: 0 });
  const tooOften = Array.from({ length: 501 }, (_, i) =>
    bench.do({ type: 'SetVariables', elementInstanceKey: key, variables: { x: i + 1 } })
  );
  await Promise.all(tooOften);
  const [incident] = bench.incidents();
  expect(incident).toMatchObject({ elementId: 'Each', errorType: 'CONDITION_ERROR' });
  const entered = () =>
    bench.store.rows('elementInstance').filter(({ elementId }) => elementId === 'Each').length - 1;
  expect(entered()).toBeLessThan(many);
  await bench.do({ type: 'ResolveIncident', incidentKey: incident!.key });
  for (let before = -1; before < entered();) {
    before = entered();
    await bench.pass(0);
  }
  expect(entered()).toBe(many);
});

describe('a sequential multi-instance activity', () => {
  it('works on one item after the other', async () => {
    await bench.deploy(
      each({ input: '=items', item: 'item', sequential: true, output: ['results', '=item'] })
    );
    const key = await bench.start({ items: ['a', 'b'] });
    const [first, ...others] = await bench.jobs('each');
    expect(first?.variables.item).toBe('a');
    expect(others).toEqual([]);
    await bench.do({ type: 'CompleteJob', jobKey: first?.job.key ?? '' });
    await bench.completeJob('each');
    bench.expectCompleted(key);
    expect(bench.variables(key).results).toEqual(['a', 'b']);
  });

  it('ends early when its completion condition holds', async () => {
    await bench.deploy(each({ input: '=items', sequential: true, condition: '=done' }));
    const key = await bench.start({ items: [1, 2, 3] });
    await bench.completeJob('each', { done: true });
    bench.expectCompleted(key);
  });
});

describe('the output of an inner instance', () => {
  const output: [string, string] = ['results', '=result.value'];

  it('is a variable of its own from the beginning', async () => {
    await bench.deploy(each({ input: '=items', item: 'item', output }));
    const key = await bench.start({ items: [1], result: { value: 'from outside' } });
    expect((await bench.job('each')).variables).toMatchObject({ item: 1, result: null });
    expect(bench.variables(key)).toEqual({ items: [1], result: { value: 'from outside' } });
  });

  it('may come from its output mappings', async () => {
    const mapped = each({ input: '=items', item: 'item', output: ['results', '=result'] }).replace(
      job('each'),
      job('each') + io({}, { result: '=item * 2' })
    );
    await bench.deploy(mapped);
    const key = await bench.start({ items: [1, 2] });
    await bench.completeJob('each');
    await bench.completeJob('each');
    expect(bench.variables(key)).toEqual({ items: [1, 2], results: [2, 4] });
  });

  it('raises an incident where something else has made the collection shorter', async () => {
    await bench.deploy(each({ input: '=items', item: 'item', output: ['results', '=item'] }));
    await bench.start({ items: [1] });
    const { job: inner } = await bench.job('each');
    const body = bench.store.rows('elementInstance').find(({ type }) => type === 'MULTI_INSTANCE_BODY');
    await bench.do({
      type: 'SetVariables',
      elementInstanceKey: body?.key ?? '',
      variables: { results: [] },
      local: true
    });
    await bench.do({ type: 'CompleteJob', jobKey: inner.key });
    expect(bench.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR', elementId: 'Each' }]);
  });
});
