import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { element, end, extensions, flows, io, job, model, service, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const withMapping = (inputs: Record<string, string>, outputs: Record<string, string> = {}) =>
  model(
    start() +
      service('Work', 'work', io(inputs, outputs)) +
      service('After') +
      flows('Start -> Work', 'Work -> After')
  );

describe('output mappings', () => {
  it('into a part of a context go by the context that the element itself has', async () => {
    await bench.deploy(withMapping({ 'person.age': '=1' }, { 'person.age': '=2' }));
    const key = await bench.start({ person: { name: 'Chen' } });
    await bench.completeJob('work');
    expect(bench.variables(key)).toEqual({ person: { age: 2 } });
  });
});

describe('input mappings', () => {
  it('make local variables, which later ones may read and the worker sees', async () => {
    await bench.deploy(
      withMapping({ total: '=net + tax', doubled: '=total + total', 'nested.a': '=net', text: 'plain' })
    );
    await bench.start({ net: 10, tax: 2 });
    const { job: work, variables } = await bench.job('work');
    expect(variables).toEqual({ net: 10, tax: 2, total: 12, doubled: 24, nested: { a: 10 }, text: 'plain' });
    expect(bench.variables(work.elementInstanceKey)).toEqual({
      total: 12,
      doubled: 24,
      nested: { a: 10 },
      text: 'plain'
    });
  });

  it('give null for a variable that is not there', async () => {
    await bench.deploy(withMapping({ missing: '=nothing.there' }));
    await bench.start();
    expect((await bench.job('work')).variables).toEqual({ missing: null });
  });
});

describe('what a worker returns', () => {
  it('goes to the process instance when there are no output mappings', async () => {
    await bench.deploy(withMapping({}));
    const key = await bench.start({ a: 1 });
    await bench.completeJob('work', { a: 2, b: 3 });
    expect(bench.variables(key)).toEqual({ a: 2, b: 3 });
  });

  it('stays local where a local variable of that name is', async () => {
    await bench.deploy(withMapping({ a: '=0' }));
    const key = await bench.start({ a: 1 });
    await bench.completeJob('work', { a: 2 });
    expect(bench.variables(key)).toEqual({ a: 1 });
  });

  it('passes over a scope that has this very value, as in Zeebe', async () => {
    await bench.deploy(withMapping({ count: '=2' }));
    const key = await bench.start({ count: 1 });
    await bench.completeJob('work', { count: 2 });
    expect(bench.variables(key)).toEqual({ count: 2 });
  });

  it('stays local when output mappings choose', async () => {
    await bench.deploy(withMapping({}, { result: '=answer.value', 'box.inner': '=1' }));
    const key = await bench.start({ box: { outer: 0 } });
    await bench.completeJob('work', { answer: { value: 42 }, noise: true });
    expect(bench.variables(key)).toEqual({ result: 42, box: { outer: 0, inner: 1 } });
  });
});

describe('setting variables', () => {
  const scoped = model(
    start() +
      element(
        'subProcess',
        'Sub',
        extensions(io({ inner: '=1' })) +
          start('SubStart') +
          service('Work', 'work') +
          flows('SubStart -> Work')
      ) +
      flows('Start -> Sub')
  );

  it('changes each variable where it is known, and makes new ones in the process instance', async () => {
    await bench.deploy(scoped);
    const key = await bench.start({ outer: 1 });
    const { job: work } = await bench.job('work');
    await bench.do({
      type: 'SetVariables',
      elementInstanceKey: work.elementInstanceKey,
      variables: { inner: 2, outer: 2, fresh: 2 }
    });
    expect(bench.variables(key)).toEqual({ outer: 2, fresh: 2 });
    const sub = bench.store.rows('elementInstance').find((row) => row.elementId === 'Sub');
    expect(bench.variables(sub?.key ?? '')).toEqual({ inner: 2 });
  });

  it('stays in the scope when asked to', async () => {
    await bench.deploy(scoped);
    const key = await bench.start({ outer: 1 });
    const { job: work } = await bench.job('work');
    const elementInstanceKey = work.elementInstanceKey;
    await bench.do({ type: 'SetVariables', elementInstanceKey, variables: { outer: 2 }, local: true });
    expect(bench.variables(key)).toEqual({ outer: 1 });
    expect(bench.variables(elementInstanceKey)).toEqual({ outer: 2 });
  });

  it('is refused for an element instance that is not there', async () => {
    expect(
      await bench.refused({ type: 'SetVariables', elementInstanceKey: '1', variables: {} })
    ).toMatchObject({ status: 404 });
  });

  it('keeps hostile names as plain data', async () => {
    await bench.deploy(withMapping({ copy: '=x.constructor' }));
    const variables = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "x": {}}') as Record<
      string,
      unknown
    >;
    await bench.start(variables);
    const { variables: seen } = await bench.job('work');
    expect(Object.keys(seen).sort()).toEqual(['__proto__', 'constructor', 'copy', 'x']);
    expect(seen.copy).toBeNull();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a script task', () => {
  it('puts its FEEL result where its result variable says', async () => {
    const script = '<zeebe:script expression="=a + 1" resultVariable="b" />';
    await bench.deploy(
      model(
        start() +
          element('scriptTask', 'Count', extensions(script)) +
          end() +
          flows('Start -> Count', 'Count -> End')
      )
    );
    const key = await bench.start({ a: 1 });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ a: 1, b: 2 });
  });

  it('may be worked by a job', async () => {
    await bench.deploy(
      model(start() + element('scriptTask', 'Count', extensions(job('script'))) + flows('Start -> Count'))
    );
    const key = await bench.start();
    await bench.completeJob('script');
    bench.expectCompleted(key);
  });
});
