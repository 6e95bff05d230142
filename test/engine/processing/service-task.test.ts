import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { end, flows, model, service, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

const simple = model(start() + service('Work', 'work') + end() + flows('Start -> Work', 'Work -> End'));

describe('a service task', () => {
  let bench: EngineBench;
  beforeEach(async () => {
    bench = await EngineBench.open();
    await bench.deploy(simple);
  });
  afterEach(() => bench.close());

  it('hands its job to a worker with the variables, and goes on with what the worker returns', async () => {
    const key = await bench.start({ amount: 5 });
    const { job, variables } = await bench.job('work');
    expect(variables).toEqual({ amount: 5 });
    expect(job).toMatchObject({ elementId: 'Work', retries: 3, worker: 'test', state: 'ACTIVATED' });
    await bench.do({ type: 'CompleteJob', jobKey: job.key, variables: { done: true } });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ amount: 5, done: true });
    expect(bench.elements('COMPLETED', key)).toEqual(['Start', 'Work', 'End']);
    expect(bench.instance(key).sequenceFlows).toEqual(['Start-Work', 'Work-End']);
  });

  it('refuses to complete a job twice', async () => {
    await bench.start();
    const { job } = await bench.job('work');
    await bench.do({ type: 'CompleteJob', jobKey: job.key });
    expect(await bench.refused({ type: 'CompleteJob', jobKey: job.key })).toMatchObject({
      code: 'NOT_FOUND',
      status: 404
    });
  });

  it('goes on after a restart', async () => {
    const key = await bench.start({ amount: 5 });
    await bench.restart();
    await bench.completeJob('work');
    bench.expectCompleted(key);
  });
});
