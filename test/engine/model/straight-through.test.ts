import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { element, end, extensions, flows, model, service, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

/** A loop through one element, left by a condition. */
const loopThrough = (body: string) =>
  model(
    start() +
      element('exclusiveGateway', 'Enter') +
      body +
      element('exclusiveGateway', 'Again', '', 'default="Again-Enter"') +
      end() +
      flows('Start -> Enter', 'Enter -> Step', 'Step -> Again', 'Again -> Enter', 'Again -> End: =done')
  );

const refusal = async (xml: string) =>
  (await bench.refused({ type: 'DeployResources', resources: [{ name: 'm.bpmn', content: xml }] })).detail;

const script = extensions('<zeebe:script expression="=1" resultVariable="x" />');
const inner = element('startEvent', 'In') + element('task', 'T') + element('endEvent', 'Out');

describe('a loop in which nothing waits', () => {
  it.each([
    ['a task', element('task', 'Step'), 'Step > Again > Enter > Step'],
    ['a script', element('scriptTask', 'Step', script), 'Step > Again > Enter > Step'],
    ['a none throw event', element('intermediateThrowEvent', 'Step'), 'Step > Again > Enter > Step'],
    [
      'a sub-process',
      element('subProcess', 'Step', inner + flows('In -> T', 'T -> Out')),
      'T > Out > Again > Enter > Step > In > T'
    ]
  ])('is refused with %s in it', async (_, body, way) => {
    expect(await refusal(loopThrough(body))).toContain(`straight-through processing loop: ${way}`);
  });

  it('is refused where a process calls itself', async () => {
    const call = element('callActivity', 'Call', extensions('<zeebe:calledElement processId="p" />'));
    expect(await refusal(model(start() + call + flows('Start -> Call')))).toContain('Call > Start > Call');
  });

  it('is let through where a job waits, and where there are gateways alone', async () => {
    await bench.deploy(loopThrough(service('Step')));
    await bench.deploy(loopThrough(element('exclusiveGateway', 'Step')));
  });
});
