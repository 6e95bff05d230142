import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { JobResult } from '../../../engine/commands.ts';
import {
  boundary,
  element,
  end,
  extensions,
  flows,
  io,
  job,
  model,
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

interface Given {
  adHoc?: string;
  condition?: string;
  attributes?: string;
  inside?: string;
}
const adHoc = ({ adHoc: given = '', condition, attributes, inside = '' }: Given) =>
  element(
    'adHocSubProcess',
    'AdHoc',
    extensions(given) +
      service('A', 'a') +
      service('B', 'b') +
      service('C', 'c') +
      flows('A -> C') +
      inside +
      (condition
        ? `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${condition}</bpmn:completionCondition>`
        : ''),
    attributes
  );
const around = (given: Given, more = '', ...lines: string[]) =>
  model(start() + adHoc(given) + more + end() + flows('Start -> AdHoc', 'AdHoc -> End', ...lines));
const list = '<zeebe:adHoc activeElementsCollection="=elements" />';
const active = (key: string) => bench.elements('ACTIVE', key).filter((id) => /^[ABC]$/.test(id));
const adHocKey = () =>
  bench.store.rows('elementInstance').find((row) => row.elementId === 'AdHoc')?.key ?? '';

describe('an ad-hoc sub-process', () => {
  it('activates the listed elements, each in a scope of its own, and ends after the last, also across a restart', async () => {
    await bench.deploy(around({ adHoc: list }));
    const key = await bench.start({ elements: ['A', 'B'] });
    expect(active(key)).toEqual(['A', 'B']);
    expect(bench.elements('ACTIVE', key).filter((id) => id === 'AdHoc#innerInstance')).toHaveLength(2);
    await bench.completeJob('b');
    await bench.restart();
    await bench.completeJob('a');
    expect(active(key)).toEqual(['C']);
    await bench.completeJob('c');
    bench.expectCompleted(key);
  });

  it('tells about its elements what they have', async () => {
    await bench.deploy(around({ adHoc: list }));
    await bench.start({ elements: [] });
    expect(bench.variables(adHocKey()).adHocSubProcessElements).toEqual([
      { elementId: 'A' },
      { elementId: 'B' }
    ]);
  });

  it('tells which parameters of them are asked of a worker, and takes them', async () => {
    const inputs = {
      url: '=fromAi(toolCall.url, "The page", "string", {enum: ["a", "b"]})',
      note: '="- " + fromAi(value: toolCall.note, description: "A note")'
    };
    const tool = service('Tool', 'tool', io(inputs));
    await bench.deploy(
      model(
        [
          start(),
          element(
            'adHocSubProcess',
            'AdHoc',
            extensions('<zeebe:adHoc activeElementsCollection="=[&quot;Tool&quot;]" />') + tool
          ),
          end(),
          flows('Start -> AdHoc', 'AdHoc -> End')
        ].join('')
      )
    );
    await bench.start({ toolCall: { url: 'a', note: 'n' } });
    expect(bench.variables(adHocKey()).adHocSubProcessElements).toMatchObject([
      {
        elementId: 'Tool',
        parameters: [
          { name: 'url', description: 'The page', type: 'string', schema: { enum: ['a', 'b'] } },
          { name: 'note', description: 'A note' }
        ]
      }
    ]);
    expect((await bench.job('tool')).variables).toMatchObject({ url: 'a', note: '- n' });
  });

  it.each([['=["A","C"]'], ['="A"'], ['=[1]']])('raises an incident for %s', async (expression) => {
    await bench.deploy(around({ adHoc: list.replace('=elements', expression.replaceAll('"', '&quot;')) }));
    const key = await bench.start();
    expect(bench.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR', elementId: 'AdHoc' }]);
    expect(active(key)).toEqual([]);
  });

  it('ends as soon as its condition holds, with the rest or after it', async () => {
    for (const [attributes, left] of [
      ['', []],
      ['cancelRemainingInstances="false"', ['B']]
    ] as const) {
      await bench.deploy(around({ adHoc: list, condition: '=done', attributes }));
      const key = await bench.start({ elements: ['A', 'B'], done: false });
      await bench.completeJob('a');
      await bench.completeJob('c', { done: true });
      expect(active(key)).toEqual(left);
      if (left.length > 0) await bench.completeJob('b');
      bench.expectCompleted(key);
    }
  });

  it('with a condition that does not hold stays for elements that are activated later, with variables', async () => {
    await bench.deploy(around({ adHoc: list, condition: '=done' }));
    const key = await bench.start({ elements: ['B'], done: false });
    await bench.completeJob('b');
    expect(bench.elements('ACTIVE', key)).toEqual(['AdHoc']);
    const command = { type: 'ActivateAdHocActivities', adHocSubProcessInstanceKey: adHocKey() } as const;
    expect(await bench.refused({ ...command, elements: [{ elementId: 'C' }] })).toMatchObject({
      code: 'NOT_FOUND'
    });
    await bench.do({ ...command, elements: [{ elementId: 'A', variables: { x: 1 } }, { elementId: 'B' }] });
    expect((await bench.job('a')).variables).toMatchObject({ x: 1 });
    expect((await bench.job('b')).variables).not.toHaveProperty('x');
    await bench.do({ ...command, elements: [{ elementId: 'B' }], cancelRemainingInstances: true });
    expect(active(key)).toEqual(['B']);
    await bench.completeJob('b', { done: true });
    bench.expectCompleted(key);
  });

  it('collects what its elements bring', async () => {
    const collecting = list.replace(' />', ' outputCollection="results" outputElement="=result" />');
    await bench.deploy(around({ adHoc: collecting }));
    const key = await bench.start({ elements: ['B', 'B'] });
    await bench.completeJob('b', { result: 1 });
    await bench.completeJob('b', { result: 2 });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ elements: ['B', 'B'], results: [1, 2] });
  });

  it('is left by a boundary event', async () => {
    await bench.deploy(
      around(
        { adHoc: list },
        boundary('Late', 'AdHoc', onTimer('timeDuration', 'PT1H')) + service('Follow'),
        'Late -> Follow'
      )
    );
    const key = await bench.start({ elements: ['A'] });
    await bench.pass(3_600_000);
    expect(bench.elements('ACTIVE', key)).toEqual(['Follow']);
  });
});

describe('an ad-hoc sub-process of a worker', () => {
  const complete = async (result?: JobResult, variables = {}) => {
    const { job: found } = await bench.job('agent');
    await bench.do({ type: 'CompleteJob', jobKey: found.key, result, variables });
  };

  it('asks the worker at first and after each element, until it says that all is done', async () => {
    await bench.deploy(around({ adHoc: job('agent') }));
    const key = await bench.start();
    const { kind } = await bench.job('agent');
    expect(kind).toBe('AD_HOC_SUB_PROCESS');
    await bench.pass(60_000);
    await complete(
      { activateElements: [{ elementId: 'A', variables: { x: 1 } }, { elementId: 'B' }] },
      { y: 2 }
    );
    expect(active(key)).toEqual(['A', 'B']);
    expect(await bench.jobs('agent')).toEqual([]);
    expect((await bench.job('b')).variables).toMatchObject({ y: 2 });
    await bench.pass(60_000);
    await bench.completeJob('b');
    await bench.restart();
    const { job: second } = await bench.job('agent');
    await bench.completeJob('a');
    await bench.completeJob('c');
    expect(await bench.refused({ type: 'CompleteJob', jobKey: second.key })).toMatchObject({
      code: 'NOT_FOUND'
    });
    await complete({ isCompletionConditionFulfilled: true });
    bench.expectCompleted(key);
  });

  it('hands on what its worker answers', async () => {
    await bench.deploy(around({ adHoc: job('agent') }));
    const key = await bench.start({ y: 1 });
    await complete({ activateElements: [{ elementId: 'A' }] }, { y: 2 });
    expect(bench.variables(key)).toMatchObject({ y: 2 });
  });

  it.each([
    [true, []],
    [false, ['B']]
  ])('ends with what is active (cancel: %s)', async (isCancelRemainingInstances, left) => {
    await bench.deploy(around({ adHoc: job('agent') }));
    const key = await bench.start();
    await complete({ activateElements: [{ elementId: 'B' }, { elementId: 'B' }] });
    await bench.completeJob('b');
    await complete({ isCompletionConditionFulfilled: true, isCancelRemainingInstances });
    expect(active(key)).toEqual(left);
    for (const _ of left) await bench.completeJob('b');
    bench.expectCompleted(key);
    expect(await bench.jobs('agent')).toEqual([]);
  });

  it('refuses elements that it does not have, and to go on and end at once', async () => {
    await bench.deploy(around({ adHoc: job('agent') }));
    await bench.start();
    const { job: found } = await bench.job('agent');
    const answer = (result: JobResult) => bench.refused({ type: 'CompleteJob', jobKey: found.key, result });
    expect(await answer({ activateElements: [{ elementId: 'No' }] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await answer({ activateElements: [{ elementId: 'A' }], isCompletionConditionFulfilled: true })
    ).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it('has an incident of its own when the worker gives up', async () => {
    await bench.deploy(around({ adHoc: job('agent') }));
    await bench.start();
    const { job: found } = await bench.job('agent');
    await bench.do({ type: 'FailJob', jobKey: found.key, retries: 0 });
    expect(bench.incidents()).toMatchObject([{ errorType: 'AD_HOC_SUB_PROCESS_NO_RETRIES' }]);
  });

  it('is refused with a condition or a list beside the worker', async () => {
    for (const given of [{ adHoc: job('agent') + list }, { adHoc: job('agent'), condition: '=true' }]) {
      const refusal = await bench.refused({
        type: 'DeployResources',
        resources: [{ name: 'm.bpmn', content: around(given) }]
      });
      expect(refusal.detail).toContain('zeebe:taskDefinition');
    }
  });
});

describe('an event sub-process of an ad-hoc sub-process', () => {
  const hearing = (more: string) =>
    element(
      'subProcess',
      'Event',
      element('startEvent', 'Begin', onTimer('timeDuration', 'PT1H'), more) +
        service('Hear') +
        flows('Begin -> Hear'),
      'triggeredByEvent="true"'
    );

  it('goes on beside what is active', async () => {
    await bench.deploy(around({ adHoc: list, inside: hearing('isInterrupting="false"') }));
    const key = await bench.start({ elements: ['A'] });
    await bench.pass(3_600_000);
    expect(bench.elements('ACTIVE', key)).toEqual(expect.arrayContaining(['A', 'AdHoc', 'Event', 'Hear']));
    await bench.completeJob('Hear');
    await bench.completeJob('a');
    await bench.completeJob('c');
    bench.expectCompleted(key);
  });

  it('must not interrupt', async () => {
    const resources = [{ name: 'm.bpmn', content: around({ adHoc: list, inside: hearing('') }) }];
    expect((await bench.refused({ type: 'DeployResources', resources })).detail).toMatch(
      /Element: Event .*An interrupting event subprocess is not allowed inside an ad-hoc subprocess/
    );
  });
});
