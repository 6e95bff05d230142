import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActivateJobs } from '../../../engine/commands.ts';
import {
  element,
  end,
  extensions,
  flows,
  job as definition,
  model,
  onMessage,
  service,
  start
} from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';
import { processorMsOf } from '../../support/processor-time.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
  await bench.deploy(
    model(start() + service('Work', 'work') + end() + flows('Start -> Work', 'Work -> End'))
  );
});
afterEach(() => bench.close());

const poll = (more: Partial<ActivateJobs> = {}): ActivateJobs => ({
  type: 'ActivateJobs',
  jobType: 'work',
  maxJobsToActivate: 10,
  timeout: 60_000,
  requestTimeout: 5_000,
  ...more
});

describe('activation', () => {
  it('gives a job to one worker only', async () => {
    await bench.start();
    expect(await bench.jobs('work')).toHaveLength(1);
    expect(await bench.jobs('work')).toHaveLength(0);
  });

  it('gives no more than asked for, oldest first, with the variables asked for', async () => {
    await bench.start({ n: 1, secret: 'x' });
    await bench.start({ n: 2, secret: 'x' });
    const { jobs } = await bench.do(poll({ maxJobsToActivate: 1, fetchVariables: ['n'] }));
    expect(jobs.map(({ variables }) => variables)).toEqual([{ n: 1 }]);
  });

  it('takes little for many names of variables', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `v${i}`);
    await bench.start(Object.fromEntries(names.map((name) => [name, 1])));
    const fetchVariables = [...Array.from({ length: 1_000_000 }, (_, i) => `other${i}`), 'v7'];
    const took = await processorMsOf(async () => {
      const { jobs } = await bench.do(poll({ fetchVariables }));
      expect(jobs.map(({ variables }) => variables)).toEqual([{ v7: 1 }]);
    });
    expect(took).toBeLessThan(3_000);
  });

  it('gives no more than fits into an answer; the others are there for the next', async () => {
    const text = 'x'.repeat(1_500_000);
    for (let n = 1; n <= 4; n += 1) await bench.start({ n, text });
    const numbers = async (more: Partial<ActivateJobs> = {}) =>
      (await bench.do(poll({ requestTimeout: -1, ...more }))).jobs.map(({ variables }) => variables['n']);
    expect(await numbers()).toEqual([1, 2]);
    expect(await numbers()).toEqual([3, 4]);
    await bench.pass(60_000);
    expect(await numbers({ fetchVariables: ['n'] })).toHaveLength(4);
  });

  it('makes an incident of a job that fits into no answer, and gives the others', async () => {
    await bench.start({ n: 1, text: 'x'.repeat(5_000_000) });
    await bench.start({ n: 2 });
    const numbers = async (more: Partial<ActivateJobs> = {}) =>
      (await bench.do(poll({ requestTimeout: -1, maxJobsToActivate: 1, ...more }))).jobs.map(
        ({ variables }) => variables['n']
      );
    expect(await numbers()).toEqual([2]);
    const [incident] = await bench.incidents();
    expect(incident).toMatchObject({ errorType: 'MESSAGE_SIZE_EXCEEDED', state: 'ACTIVE' });
    expect(await numbers({ fetchVariables: ['n'] })).toEqual([]);
    await bench.restart();
    expect(await numbers({ fetchVariables: ['n'] })).toEqual([]);
    await bench.do({ type: 'ResolveIncident', incidentKey: incident!.key });
    expect(await numbers({ fetchVariables: ['n'] })).toEqual([1]);
  });

  it('shares what does not fit into one answer among those that wait', async () => {
    const polls = [1, 2, 3].map(() => bench.do(poll()));
    await Promise.all([1, 2, 3].map(() => bench.start({ text: 'x'.repeat(3_000_000) })));
    expect((await Promise.all(polls)).map(({ jobs }) => jobs.length)).toEqual([1, 1, 1]);
  });

  it('waits for a job to come', async () => {
    const polled = bench.do(poll());
    const key = await bench.start();
    const { jobs } = await polled;
    expect(jobs).toMatchObject([{ job: { processInstanceKey: key, state: 'ACTIVATED' } }]);
  });

  it('answers with none when nothing has come in its time', async () => {
    expect(await bench.do(poll({ requestTimeout: 5 }))).toEqual({ jobs: [] });
  });

  it('forgets a waiting request whose caller has gone', async () => {
    const caller = new AbortController();
    const polled = bench.engine.submit(poll(), { signal: caller.signal });
    await bench.pass(0);
    caller.abort();
    expect(await polled).toEqual({ ok: true, value: { jobs: [] } });
    await bench.start();
    expect(await bench.jobs('work')).toHaveLength(1);
  });

  it('gives the job to another when the worker takes too long', async () => {
    await bench.start();
    const first = await bench.job('work');
    await bench.pass(60_000);
    const second = await bench.job('work');
    expect(second.job.key).toBe(first.job.key);
  });

  it('respects a timeout that the worker has prolonged', async () => {
    await bench.start();
    const { job } = await bench.job('work');
    await bench.do({ type: 'UpdateJob', jobKey: job.key, timeout: 120_000 });
    await bench.pass(60_000);
    expect(await bench.jobs('work')).toEqual([]);
    await bench.restart();
    await bench.pass(60_000);
    expect(await bench.jobs('work')).toHaveLength(1);
  });
});

describe('failure', () => {
  it('gives the job out again while retries are left', async () => {
    await bench.start();
    const { job } = await bench.job('work');
    await bench.do({ type: 'FailJob', jobKey: job.key, retries: 2, errorMessage: 'no network' });
    const again = await bench.job('work');
    expect(again.job).toMatchObject({ key: job.key, retries: 2, errorMessage: 'no network' });
  });

  it('waits for its back-off, also over a restart', async () => {
    await bench.start();
    const { job } = await bench.job('work');
    await bench.do({ type: 'FailJob', jobKey: job.key, retries: 1, retryBackOff: 1_000 });
    await bench.restart();
    expect(await bench.jobs('work')).toEqual([]);
    await bench.pass(1_000);
    expect(await bench.jobs('work')).toHaveLength(1);
  });

  it('without retries raises an incident, which is resolved after new retries', async () => {
    const key = await bench.start();
    const { job } = await bench.job('work');
    await bench.do({
      type: 'FailJob',
      jobKey: job.key,
      retries: 0,
      errorMessage: 'broken',
      variables: { tried: true }
    });
    const [incident] = bench.incidents();
    expect(incident).toMatchObject({ errorType: 'JOB_NO_RETRIES', errorMessage: 'broken', jobKey: job.key });
    expect(bench.instance(key).incidents).toBe(1);
    const resolve = { type: 'ResolveIncident', incidentKey: incident?.key ?? '' } as const;
    expect(await bench.refused(resolve)).toMatchObject({ code: 'INVALID_STATE' });
    await bench.do({ type: 'UpdateJob', jobKey: job.key, retries: 1 });
    await bench.restart();
    await bench.do(resolve);
    await bench.completeJob('work');
    bench.expectCompleted(key);
    expect(bench.instance(key).incidents).toBe(0);
  });
});

describe('a job', () => {
  it('takes type and retries from FEEL, and the headers from the model', async () => {
    const headers = '<zeebe:taskHeaders><zeebe:header key="template" value="memo" /></zeebe:taskHeaders>';
    const task = element(
      'serviceTask',
      'Dynamic',
      extensions(definition('=kind + &quot;-worker&quot;', '=n'), headers)
    );
    await bench.deploy(model(start() + task + flows('Start -> Dynamic')));
    await bench.start({ kind: 'print', n: 7 });
    const { job } = await bench.job('print-worker');
    expect(job).toMatchObject({ retries: 7, customHeaders: { template: 'memo' } });
  });

  it('does the work of send tasks, message end events and business rule tasks with a task definition', async () => {
    const worked = (tag: string, id: string, inside = '') =>
      element(tag, id, extensions(definition(id)) + inside);
    await bench.deploy(
      model(
        start() +
          worked('sendTask', 'Send') +
          worked('businessRuleTask', 'Rule') +
          worked('intermediateThrowEvent', 'Throw', onMessage('M')) +
          worked('endEvent', 'Finish', onMessage('M')) +
          flows('Start -> Send', 'Send -> Rule', 'Rule -> Throw', 'Throw -> Finish'),
        { roots: '<bpmn:message id="M" name="m" />' }
      )
    );
    const key = await bench.start();
    for (const type of ['Send', 'Rule', 'Throw', 'Finish']) await bench.completeJob(type);
    bench.expectCompleted(key);
  });

  it('is cancelled with its instance', async () => {
    const key = await bench.start();
    await bench.do({ type: 'CancelProcessInstance', processInstanceKey: key });
    expect(bench.instance(key).state).toBe('TERMINATED');
    expect(bench.store.rows('job')).toMatchObject([{ state: 'CANCELED' }]);
    expect(await bench.jobs('work')).toEqual([]);
    expect(await bench.refused({ type: 'CancelProcessInstance', processInstanceKey: key })).toMatchObject({
      status: 404
    });
  });
});

describe('awaiting the result of an instance', () => {
  it('answers with the variables that it ends with', async () => {
    const created = bench.do({
      type: 'CreateProcessInstance',
      processDefinitionId: 'p',
      variables: { a: 1 },
      awaitCompletion: true,
      fetchVariables: ['b']
    });
    const { jobs } = await bench.do(poll());
    await bench.do({ type: 'CompleteJob', jobKey: jobs[0]?.job.key ?? '', variables: { b: 2 } });
    expect((await created).variables).toEqual({ b: 2 });
  });

  it('says so when it takes too long', async () => {
    const command = {
      type: 'CreateProcessInstance',
      processDefinitionId: 'p',
      awaitCompletion: true,
      requestTimeout: 5
    } as const;
    expect(await bench.refused(command)).toMatchObject({ code: 'DEADLINE_EXCEEDED', status: 504 });
  });
});
