import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BpmnError, ProcessTest } from '../../../engine/testing/process-test.ts';
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
  start
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

  it('fails a job whose handler throws, down to its incident', async () => {
    await offered({});
    await test.work();
    expect(test.incidents()).toMatchObject([{ errorType: 'JOB_NO_RETRIES', elementId: 'Check' }]);
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
