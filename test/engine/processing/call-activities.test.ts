import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  boundary,
  element,
  end,
  error,
  extensions,
  flows,
  io,
  loop,
  model,
  onError,
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

const call = (attributes = '', more = '', after = '') =>
  element(
    'callActivity',
    'Call',
    extensions(`<zeebe:calledElement processId="child" ${attributes} />`, more) + after
  );
const parent = (activity: string, rest = '', roots = '') =>
  model(start() + activity + end() + rest + flows('Start -> Call', 'Call -> End'), { roots });
const child = (name = 'child') =>
  model(start() + service('Work', 'work') + end() + flows('Start -> Work', 'Work -> End'), {
    id: 'child',
    name
  });

describe('a call activity', () => {
  it('runs another process with its variables and takes over what that ends with', async () => {
    await bench.deploy(parent(call()), child());
    const key = await bench.start({ a: 1 });
    const { job, variables } = await bench.job('work');
    expect(variables).toEqual({ a: 1 });
    expect(bench.instance(job.processInstanceKey)).toMatchObject({
      processDefinitionId: 'child',
      parentProcessInstanceKey: key,
      rootProcessInstanceKey: key
    });
    await bench.restart();
    await bench.do({ type: 'CompleteJob', jobKey: job.key, variables: { b: 2 } });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ a: 1, b: 2 });
  });

  it('hands over and takes back only what is mapped, when told so', async () => {
    const mapped = call(
      'propagateAllParentVariables="false" propagateAllChildVariables="false"',
      io({ x: '=a' }, { y: '=b' })
    );
    await bench.deploy(parent(mapped), child());
    const key = await bench.start({ a: 1 });
    const { job, variables } = await bench.job('work');
    expect(variables).toEqual({ x: 1 });
    await bench.do({ type: 'CompleteJob', jobKey: job.key, variables: { b: 2, c: 3 } });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ a: 1, y: 2 });
  });

  it('takes over nothing when told so and nothing is mapped', async () => {
    await bench.deploy(parent(call('propagateAllChildVariables="false"')), child());
    const key = await bench.start({ a: 1 });
    await bench.completeJob('work', { b: 2 });
    expect(bench.variables(key)).toEqual({ a: 1 });
  });

  it('catches errors thrown in the called process', async () => {
    const caught = boundary('Caught', 'Call', extensions(io({}, { why: '=why' })) + onError('E'));
    const rest = caught + end('Handled') + flows('Caught -> Handled');
    await bench.deploy(parent(call(), rest, error('E', 'bad')), child());
    const key = await bench.start();
    const { job } = await bench.job('work');
    await bench.do({ type: 'ThrowJobError', jobKey: job.key, errorCode: 'bad', variables: { why: 1 } });
    bench.expectCompleted(key);
    expect(bench.instance(job.processInstanceKey).state).toBe('TERMINATED');
    expect(bench.elements('COMPLETED', key)).toContain('Handled');
    expect(bench.variables(key)).toEqual({ why: 1 });
  });

  it('ends the called instance when it is interrupted or cancelled', async () => {
    const rest = boundary('Late', 'Call', onTimer('timeDuration', 'PT1M'));
    await bench.deploy(parent(call(), rest), child());
    const first = await bench.start();
    await bench.pass(60_000);
    bench.expectCompleted(first);
    const second = await bench.start();
    await bench.do({ type: 'CancelProcessInstance', processInstanceKey: second });
    expect(bench.store.rows('processInstance').map((row) => row.state)).toEqual([
      'COMPLETED',
      'TERMINATED',
      'TERMINATED',
      'TERMINATED'
    ]);
  });

  it('calls the version of its own deployment, when bound so', async () => {
    await bench.deploy(parent(call('bindingType="deployment"')), child('old'));
    await bench.deployFiles({ 'child.bpmn': child('new') });
    await bench.start();
    const { job } = await bench.job('work');
    expect(bench.instance(job.processInstanceKey).processDefinitionName).toBe('old');
  });

  it('calls the version with its tag, when bound so', async () => {
    const tagged = model(start() + end() + flows('Start -> End'), {
      id: 'child',
      extensions: '<zeebe:versionTag value="v1" />'
    });
    await bench.deploy(parent(call('bindingType="versionTag" versionTag="v1"')), tagged);
    await bench.deployFiles({ 'child.bpmn': child('new') });
    bench.expectCompleted(await bench.start());
  });

  it('raises an incident while the called process is not deployed', async () => {
    await bench.deploy(parent(call()));
    const key = await bench.start();
    const [incident] = bench.incidents();
    expect(incident).toMatchObject({ errorType: 'CALLED_ELEMENT_ERROR', elementId: 'Call' });
    await bench.deployFiles({ 'child.bpmn': child() });
    await bench.do({ type: 'ResolveIncident', incidentKey: incident?.key ?? '' });
    await bench.completeJob('work');
    bench.expectCompleted(key);
  });

  it('shows incidents of the called instance at its callers', async () => {
    await bench.deploy(parent(call()), child());
    const key = await bench.start();
    const { job } = await bench.job('work');
    await bench.do({ type: 'FailJob', jobKey: job.key, retries: 0 });
    expect(bench.instance(key).incidents).toBe(1);
  });

  it('refuses to cancel the called instance by itself', async () => {
    await bench.deploy(parent(call()), child());
    await bench.start();
    const { job } = await bench.job('work');
    expect(
      await bench.refused({ type: 'CancelProcessInstance', processInstanceKey: job.processInstanceKey })
    ).toMatchObject({ code: 'INVALID_STATE' });
  });

  it('stops calling itself without end', async () => {
    await bench.deploy(
      model(
        start() +
          element('callActivity', 'Call', extensions('<zeebe:calledElement processId="=&quot;p&quot;" />')) +
          flows('Start -> Call')
      )
    );
    await bench.start();
    for (let turn = 0; turn < 10; turn += 1) await bench.pass(1);
    expect(bench.incidents()).toMatchObject([{ errorType: 'CALLED_ELEMENT_ERROR', elementId: 'Call' }]);
  });

  it('runs once per item of a list', async () => {
    const each = loop({ input: '=items', item: 'item', output: ['results', '=result'] });
    await bench.deploy(
      parent(call('propagateAllChildVariables="false"', io({}, { result: '=result' }), each)),
      child()
    );
    const key = await bench.start({ items: ['a', 'b'] });
    for (const { job, variables } of await bench.jobs('work')) {
      await bench.do({
        type: 'CompleteJob',
        jobKey: job.key,
        variables: { result: `${String(variables.item)}!` }
      });
    }
    bench.expectCompleted(key);
    expect(bench.variables(key).results).toEqual(['a!', 'b!']);
  });
});
