import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Command, JobResult } from '../../../engine/commands.ts';
import {
  boundary,
  element,
  end,
  extensions,
  flows,
  model,
  onTimer,
  start,
  taskListeners
} from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const withTask = (given: string[], attributes = '', more = '', ...lines: string[]) =>
  model(
    start() +
      element('userTask', 'T', extensions('<zeebe:userTask />', attributes, taskListeners(...given))) +
      more +
      end() +
      flows('Start -> T', 'T -> End', ...lines)
  );
const assignee = '<zeebe:assignmentDefinition assignee="ann" />';
const task = () => bench.store.rows('userTask').at(-1)!;
const header = (name: string) => `io.camunda.zeebe:${name}`;

/** Submits a command; its answer comes when the listeners have given theirs. */
async function submit(command: Command): Promise<string> {
  const result = await bench.engine.submit(command);
  return result.ok ? 'done' : `${result.refusal.code} ${result.refusal.detail}`;
}

async function agree(type: string, result?: JobResult) {
  const { job } = await bench.job(type);
  await bench.do({ type: 'CompleteJob', jobKey: job.key, result });
}

describe('a creating listener', () => {
  it('is asked before the task is there, sees it in the headers and corrects it', async () => {
    await bench.deploy(withTask(['creating check']));
    const key = await bench.start();
    expect(task().state).toBe('CREATING');
    const { job, kind } = await bench.job('check');
    expect([kind, job.listenerEventType]).toEqual(['TASK_LISTENER', 'CREATING']);
    expect(job.customHeaders).toMatchObject({
      [header('userTaskKey')]: task().key,
      [header('priority')]: '50'
    });
    expect(job.customHeaders).not.toHaveProperty([header('action')]);
    await bench.restart();
    const corrections = { assignee: 'bob', candidateUsers: ['bob', 'eve'], priority: 80, dueDate: null };
    await bench.do({ type: 'CompleteJob', jobKey: job.key, result: { corrections } });
    expect(task()).toMatchObject({
      state: 'CREATED',
      assignee: 'bob',
      candidateUsers: ['bob', 'eve'],
      priority: 80,
      transition: null
    });
    expect(bench.elements('ACTIVE', key)).toEqual(['T']);
  });

  it('comes before the assigning listener for the assignee of the model, which it may not correct', async () => {
    await bench.deploy(withTask(['assigning assign', 'creating check'], assignee));
    await bench.start();
    const { job } = await bench.job('check');
    expect(job.customHeaders).toMatchObject({ [header('assignee')]: 'ann' });
    const corrected = {
      type: 'CompleteJob',
      jobKey: job.key,
      result: { corrections: { assignee: 'x' } }
    } as const;
    expect(await bench.refused(corrected)).toMatchObject({ code: 'INVALID_STATE' });
    await bench.do({ type: 'CompleteJob', jobKey: job.key });
    expect(task()).toMatchObject({ state: 'ASSIGNING', assignee: null });
    await agree('assign', { corrections: { assignee: 'carl' } });
    expect(task()).toMatchObject({ state: 'CREATED', assignee: 'carl' });
  });

  it('cannot deny', async () => {
    await bench.deploy(withTask(['creating check']));
    await bench.start();
    const { job } = await bench.job('check');
    expect(
      await bench.refused({ type: 'CompleteJob', jobKey: job.key, result: { denied: true } })
    ).toMatchObject({
      code: 'INVALID_ARGUMENT',
      detail: expect.stringMatching(
        /^Denying result is not supported for 'CREATING' task listener jobs .*denying: \[ASSIGNING, COMPLETING, UPDATING\]\.$/
      ) as unknown
    });
  });
});

describe('a completing listener', () => {
  it('sees the variables; the answer to the caller comes after all have agreed', async () => {
    await bench.deploy(withTask(['completing first', 'completing second']));
    const key = await bench.start({ a: 1 });
    const answer = submit({
      type: 'CompleteUserTask',
      userTaskKey: task().key,
      variables: { ok: true },
      action: 'approve'
    });
    const first = await bench.job('first');
    expect(first.variables).toEqual({ a: 1, ok: true });
    expect(first.job.customHeaders).toMatchObject({ [header('action')]: 'approve' });
    expect(task().state).toBe('COMPLETING');
    const again = { type: 'CompleteUserTask', userTaskKey: task().key } as const;
    expect(await bench.refused(again)).toMatchObject({ code: 'INVALID_STATE' });
    await bench.do({ type: 'CompleteJob', jobKey: first.job.key, result: { corrections: { priority: 7 } } });
    const second = await bench.job('second');
    expect(second.job.customHeaders[header('changedAttributes')]).toBe('["priority","variables"]');
    await bench.do({ type: 'CompleteJob', jobKey: second.job.key });
    expect(await answer).toBe('done');
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ a: 1, ok: true });
    expect(task()).toMatchObject({ state: 'COMPLETED', priority: 7, action: 'approve' });
  });

  it('denies: the caller is refused, the task stays as it was, corrections are forgotten', async () => {
    await bench.deploy(withTask(['completing first', 'completing second']));
    const key = await bench.start();
    const answer = submit({ type: 'CompleteUserTask', userTaskKey: task().key, variables: { x: 1 } });
    await agree('first', { corrections: { priority: 7 } });
    await agree('second', { denied: true, deniedReason: 'not signed' });
    expect(await answer).toMatch(/^INVALID_STATE .*not signed/);
    expect(task()).toMatchObject({ state: 'CREATED', priority: 50, transition: null });
    expect(bench.variables(key)).toEqual({});
    const next = submit({ type: 'CompleteUserTask', userTaskKey: task().key });
    await agree('first');
    await agree('second');
    expect(await next).toBe('done');
    bench.expectCompleted(key);
  });

  it('goes on after a restart, though nobody is told', async () => {
    await bench.deploy(withTask(['completing first']));
    const key = await bench.start();
    const answer = submit({ type: 'CompleteUserTask', userTaskKey: task().key, variables: { x: 1 } });
    await bench.job('first');
    await bench.restart();
    expect(await answer).toMatch(/^UNAVAILABLE/);
    await bench.pass(60_000);
    await agree('first');
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ x: 1 });
  });

  it('takes no variables, throws no error, and fails into an incident of its own', async () => {
    await bench.deploy(withTask(['completing first']));
    await bench.start();
    const answer = submit({ type: 'CompleteUserTask', userTaskKey: task().key });
    const { job } = await bench.job('first');
    const { key: jobKey } = job;
    expect(await bench.refused({ type: 'CompleteJob', jobKey, variables: { a: 1 } })).toMatchObject({
      code: 'INVALID_ARGUMENT'
    });
    expect(await bench.refused({ type: 'ThrowJobError', jobKey, errorCode: 'e' })).toMatchObject({
      code: 'INVALID_STATE'
    });
    await bench.do({ type: 'FailJob', jobKey, retries: 0 });
    const [incident] = bench.incidents();
    expect(incident?.errorType).toBe('TASK_LISTENER_NO_RETRIES');
    await bench.do({ type: 'UpdateJob', jobKey, retries: 1 });
    await bench.do({ type: 'ResolveIncident', incidentKey: incident?.key ?? '' });
    await agree('first');
    expect(await answer).toBe('done');
  });

  it('whose expression fails is asked again from the first listener', async () => {
    await bench.deploy(withTask(['completing first', 'completing =name']));
    const key = await bench.start();
    const answer = submit({ type: 'CompleteUserTask', userTaskKey: task().key });
    await agree('first');
    const [incident] = bench.incidents();
    await bench.do({ type: 'SetVariables', elementInstanceKey: key, variables: { name: 'second' } });
    await bench.do({ type: 'ResolveIncident', incidentKey: incident?.key ?? '' });
    await agree('first');
    await agree('second');
    expect(await answer).toBe('done');
    bench.expectCompleted(key);
  });
});

describe('assigning and updating listeners', () => {
  it('agree to what is asked, or deny it', async () => {
    await bench.deploy(withTask(['assigning assign', 'updating update']));
    await bench.start();
    const userTaskKey = task().key;
    const assigned = submit({ type: 'AssignUserTask', userTaskKey, assignee: 'ann' });
    await agree('assign', { denied: true });
    expect(await assigned).toMatch(/^INVALID_STATE/);
    expect(task().assignee).toBeNull();
    const updated = submit({ type: 'UpdateUserTask', userTaskKey, changeset: { priority: 3 } });
    expect((await bench.job('update')).job.customHeaders[header('changedAttributes')]).toBe('["priority"]');
    await bench.pass(60_000);
    await agree('update');
    expect(await updated).toBe('done');
    expect(task().priority).toBe(3);
  });

  it('tell which attributes have changed, lists by names of their own', async () => {
    await bench.deploy(withTask(['updating update']));
    await bench.start();
    const changeset = { candidateGroups: ['g'], priority: 3 };
    const updated = submit({ type: 'UpdateUserTask', userTaskKey: task().key, changeset });
    const { job } = await bench.job('update');
    const told = JSON.parse(job.customHeaders[header('changedAttributes')] ?? '[]') as string[];
    expect(told.sort()).toEqual(['candidateGroupsList', 'priority']);
    await bench.do({ type: 'CompleteJob', jobKey: job.key });
    expect(await updated).toBe('done');
  });

  it('hear of variables that are set at the task', async () => {
    await bench.deploy(withTask(['updating update']));
    const key = await bench.start();
    const set = submit({
      type: 'SetVariables',
      elementInstanceKey: task().elementInstanceKey,
      variables: { x: 1 }
    });
    expect((await bench.job('update')).variables).toEqual({ x: 1 });
    expect(bench.variables(key)).toEqual({});
    await bench.pass(60_000);
    await agree('update');
    expect(await set).toBe('done');
    expect(bench.variables(key)).toEqual({ x: 1 });
  });
});

describe('a canceling listener', () => {
  it('holds up the boundary event that interrupts', async () => {
    await bench.deploy(
      withTask(
        ['canceling last'],
        '',
        boundary('Late', 'T', onTimer('timeDuration', 'PT1H')) +
          element('userTask', 'Follow', extensions('<zeebe:userTask />')),
        'Late -> Follow'
      )
    );
    const key = await bench.start();
    await bench.pass(3_600_000);
    expect(task().state).toBe('CANCELING');
    await bench.restart();
    expect(bench.elements('ACTIVE', key)).toEqual(['T']);
    await agree('last');
    expect(bench.elements('ACTIVE', key)).toEqual(['Follow']);
    expect(bench.store.rows('userTask').map((row) => row.state)).toEqual(['CANCELED', 'CREATED']);
  });

  it('takes over from a listener that is being asked, and refuses the caller', async () => {
    await bench.deploy(withTask(['completing first', 'canceling last']));
    const key = await bench.start();
    const answer = submit({ type: 'CompleteUserTask', userTaskKey: task().key });
    await bench.job('first');
    await bench.do({ type: 'CancelProcessInstance', processInstanceKey: key });
    expect(await answer).toMatch(/^INVALID_STATE/);
    expect(bench.instance(key).state).toBe('ACTIVE');
    const again = await bench.refused({ type: 'CancelProcessInstance', processInstanceKey: key });
    expect(again).toMatchObject({ code: 'NOT_FOUND' });
    const { job } = await bench.job('last');
    expect(job.customHeaders).not.toHaveProperty([header('action')]);
    await bench.do({ type: 'CompleteJob', jobKey: job.key });
    expect(bench.instance(key).state).toBe('TERMINATED');
  });
});

it('a task listener of a task by job is refused', async () => {
  const content = model(
    start() + element('userTask', 'T', extensions(taskListeners('creating x'))) + flows('Start -> T')
  );
  expect(
    (await bench.refused({ type: 'DeployResources', resources: [{ name: 'm.bpmn', content }] })).detail
  ).toContain('zeebe:userTask');
});
