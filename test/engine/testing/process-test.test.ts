import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryStore } from '../../../engine/state/memory-store.ts';
import { BpmnError, JobAnswer, ProcessTest } from '../../../engine/testing/process-test.ts';
import {
  boundary,
  element,
  end,
  error,
  extensions,
  flows,
  model,
  onError,
  service,
  start,
  taskListeners
} from '../../support/bpmn.ts';

const offer = model(
  [
    start(),
    service('Check', 'check'),
    boundary('Invalid', 'Check', onError('NotValid')),
    element('userTask', 'Decide', extensions('<zeebe:userTask />')),
    end('Decided'),
    end('Rejected'),
    flows('Start -> Check', 'Check -> Decide', 'Decide -> Decided', 'Invalid -> Rejected')
  ].join(''),
  { id: 'offer', roots: error('NotValid', 'NOT_VALID') }
);

let test: ProcessTest;

beforeEach(async () => {
  test = await ProcessTest.open();
  await test.deploy(offer);
  test.worker('check', ({ variables }) => {
    if (variables['price'] === undefined) throw new Error('no price');
    if (Number(variables['price']) < 0) throw new BpmnError('NOT_VALID');
    return { checked: true };
  });
});

afterEach(() => test.close());

const offered = (variables: Record<string, unknown>) =>
  test.start(variables, { processDefinitionId: 'offer' });

describe('a test of a process', () => {
  it('has the jobs done and reaches the element where people are waited for', async () => {
    const key = await offered({ price: 5 });
    await test.reach('Decide', key);
    expect(test.variables(key)).toMatchObject({ checked: true });
    expect(test.tasks().map((task) => task.elementId)).toEqual(['Decide']);
  });

  it('says where the tokens stand instead', async () => {
    const key = await offered({ price: -5 });
    await expect(test.reach('Decide', key)).rejects.toThrow(/no token at Decide\n[^]*Rejected COMPLETED/);
  });

  it('says what keeps them there: what a worker threw, its incident, jobs that no worker takes', async () => {
    const key = await offered({});
    const error = await test.reach('Decide', key).catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({
      message: expect.stringMatching(
        /incident at Check: JOB_NO_RETRIES no price\nthe worker of 'check' threw Error: no price$/
      ),
      cause: expect.objectContaining({ message: 'no price' })
    });
    const other = await ProcessTest.open();
    await other.deploy(offer);
    await other.start({}, { processDefinitionId: 'offer' });
    await expect(other.reach('Decide')).rejects.toThrow(
      /Check ACTIVE\nno worker takes the job of type 'check' at Check$/
    );
    await other.close();
  });

  it('fails a job whose handler throws, down to its incident', async () => {
    await offered({});
    await test.work();
    expect(test.incidents()).toMatchObject([{ errorType: 'JOB_NO_RETRIES', elementId: 'Check' }]);
  });

  it('lets a worker correct a task, and deny a change', async () => {
    const listeners = extensions('<zeebe:userTask />', taskListeners('creating prepare', 'assigning ask'));
    const body = start() + element('userTask', 'Decide', listeners) + end();
    await test.deploy(model(body + flows('Start -> Decide', 'Decide -> End'), { id: 'listened' }));
    test.worker('prepare', () => new JobAnswer({ corrections: { priority: 77 } }));
    test.worker('ask', () => new JobAnswer({ denied: true, deniedReason: 'on leave' }));
    await test.start({}, { processDefinitionId: 'listened' });
    await test.reach('Decide');
    const [task] = test.tasks();
    expect(task).toMatchObject({ priority: 77, assignee: null });
    const refused = test.refused({ type: 'AssignUserTask', userTaskKey: task!.key, assignee: 'a' });
    await test.work();
    expect((await refused).detail).toMatch(/on leave/);
    expect(test.tasks()).toMatchObject([{ assignee: null }]);
  });

  it('does not follow a model that has always one more job', async () => {
    await test.deploy(
      model(start() + service('Again', 'again') + flows('Start -> Again', 'Again -> Again'), {
        id: 'endless'
      })
    );
    test.worker('again', () => undefined);
    await test.start({}, { processDefinitionId: 'endless' });
    await expect(test.reach('End')).rejects.toThrow(/after 10000 jobs there is another of type again/);
  }, 60_000);

  it('starts again on what is wrapped around its store', async () => {
    const store = new MemoryStore();
    let commits = 0;
    const counting = new Proxy(store, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name);
        if (typeof found !== 'function') return found;
        commits += Number(name === 'commit');
        return found.bind(target) as unknown;
      }
    });
    const wrapped = await ProcessTest.open(store, counting);
    await wrapped.restart();
    const before = commits;
    await wrapped.deploy(offer);
    expect(commits).toBeGreaterThan(before);
    await wrapped.close();
  });

  it('refuses a command that there is not', async () => {
    const refusal = await test.refused({ type: 'completeUserTask' } as never);
    expect(refusal).toMatchObject({
      code: 'INVALID_ARGUMENT',
      detail: "There is no command of type 'completeUserTask'."
    });
  });

  it('tells which flow nodes have been reached', async () => {
    await offered({ price: -5 });
    await test.work();
    expect(await test.coverage('offer')).toEqual({
      reached: ['Start', 'Check', 'Invalid', 'Rejected'],
      missed: ['Decide', 'Decided'],
      share: 4 / 6
    });
  });
});
