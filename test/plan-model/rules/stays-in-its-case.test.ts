import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { checkPlan, readPlan } from '../../../plan-model/index.ts';
import { staysInItsCase } from '../../../plan-model/rules/stays-in-its-case.ts';
import { broken, diagram, flows, inARow, plain, service, sub, task } from '../support/draw.ts';

const extended = (tag: string, id: string, extension: string, inner = ''): string =>
  plain(tag, id, '', `<bpmn:extensionElements>${extension}</bpmn:extensionElements>${inner}`);

const mapping = (inner: string): string => `<zeebe:ioMapping>${inner}</zeebe:ioMapping>`;
const called = (attributes: string, inner = ''): string =>
  extended('callActivity', 'Step', `<zeebe:calledElement ${attributes} />${inner}`);
const paperCall = 'processId="controlled-papers" bindingType="deployment"';
const loop = (attributes: string): string =>
  `<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics ${attributes} /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>`;
const job = (extension: string, type = 'notify'): string =>
  extended('serviceTask', 'Step', `<zeebe:taskDefinition type="${type}" />${extension}`);
const form = (attributes: string): string => task('Step').replace('formId="any"', attributes);

const message = (key: string, name = 'hold-lifted'): string =>
  `<bpmn:message id="Awaited" name="${name}"><bpmn:extensionElements><zeebe:subscription correlationKey="${key}" /></bpmn:extensionElements></bpmn:message>`;
const awaits = '<bpmn:messageEventDefinition messageRef="Awaited" />';
const waiting = plain('intermediateCatchEvent', 'Step', '', awaits);

const faults = async (body: string, definitions = '') =>
  broken(
    staysInItsCase,
    await readPlan(diagram(body).replace('</bpmn:definitions>', `${definitions}</bpmn:definitions>`))
  );

describe('a drawing that stays in its case', () => {
  it.each([
    ['a step with a job', service('Step', 'notify', { template: 'phase-overdue' })],
    ['a form of the bundle', form('formId="any" bindingType="deployment"')],
    [
      'its own key handed on',
      called(paperCall, mapping('<zeebe:input source="=caseKey" target="caseKey" />'))
    ],
    ['another variable set', job(mapping('<zeebe:output source="=1" target="sealRound" />'))],
    ['participants resolved', service('Step', 'resolve-participants', { result: 'drafters' })],
    [
      'a message to itself',
      service('Step', 'publish-message', { message: 'hold-lifted', correlate: 'caseKey' })
    ]
  ])('may have %s', async (_what, step) => {
    expect(await faults(inARow(step))).toEqual([]);
  });

  it('may wait for messages of its own case', async () => {
    expect(await faults(inARow(waiting), message('=caseKey'))).toEqual([]);
    expect(await faults(inARow(waiting), message('= caseKey'))).toEqual([]);
  });

  it('may begin event sub-processes by messages', async () => {
    const stop = sub('Stop', plain('startEvent', 'Ordered', '', awaits), 'triggeredByEvent="true"');
    expect(
      await faults(
        inARow(task('Keep').replace('formId="any"', 'formId="any" bindingType="deployment"')) + stop,
        message('=caseKey')
      )
    ).toEqual([]);
  });

  it('is what the shipped template is', async () => {
    const file = new URL('../../../workflows/plan-procurement-bid.bpmn', import.meta.url);
    expect(checkPlan(await readPlan(await readFile(file, 'utf8')))).toEqual([]);
  });
});

describe('a drawing that leaves its case is refused', () => {
  it.each([
    ['by an output', job(mapping('<zeebe:output source="=other" target="caseKey" />'))],
    ['by an output of its parent', job(mapping('<zeebe:output source="=other" target="parentCaseKey" />'))],
    ['by a part of it', job(mapping('<zeebe:output source="=other" target="caseKey.part" />'))],
    ['by an input', called(paperCall, mapping('<zeebe:input source="=other" target="caseKey" />'))],
    ['by a second mapping', job(mapping('') + mapping('<zeebe:output source="=other" target="caseKey" />'))],
    [
      'by a script',
      extended('scriptTask', 'Step', '<zeebe:script expression="=other" resultVariable="caseKey" />')
    ],
    [
      'by a decision',
      extended(
        'businessRuleTask',
        'Step',
        '<zeebe:calledDecision decisionId="leak-clocks" resultVariable="caseKey" bindingType="deployment" />'
      )
    ],
    [
      'by a loop over it',
      extended(
        'serviceTask',
        'Step',
        '<zeebe:taskDefinition type="notify" />',
        loop('inputCollection="=all" inputElement="caseKey"')
      )
    ],
    [
      'by what a loop gathers',
      extended(
        'serviceTask',
        'Step',
        '<zeebe:taskDefinition type="notify" />',
        loop('inputCollection="=all" outputCollection="caseKey" outputElement="=1"')
      )
    ],
    [
      'by what an ad-hoc sub-process gathers',
      extended(
        'adHocSubProcess',
        'Step',
        '<zeebe:adHoc outputCollection="caseKey" outputElement="=1" />',
        plain('task', 'In')
      )
    ],
    ['by a result of a job', service('Step', 'resolve-participants', { result: 'caseKey' })],
    ['by the outsiders of a job', service('Step', 'resolve-participants', { outsiders: 'caseKey' })],
    ['by publishing elsewhere', service('Step', 'publish-message', { correlate: 'otherCase' })],
    ['by calling what a variable names', called('processId="=which" bindingType="deployment"')],
    ['by calling what an expression names', called(`${paperCall} processIdExpression="=which"`)],
    ['by calling what is newest', called('processId="controlled-papers"')],
    ['by calling itself', called('processId="plan-under-test" bindingType="deployment"')],
    [
      'by a decision that is newest',
      extended(
        'businessRuleTask',
        'Step',
        '<zeebe:calledDecision decisionId="leak-clocks" resultVariable="it" />'
      )
    ],
    ['by a form that is newest', task('Step')],
    ['by a form that a variable names', form('formId="=which" bindingType="deployment"')],
    ['by a form from elsewhere', form('externalReference="https://elsewhere.example"')],
    ['by a job of nobody', job('', 'shell')],
    ['by a job that a variable names', job('', '=which')],
    ['by a job of the approval', job('', 'deploy-plan')],
    [
      'by a listener',
      job(
        '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="notify" /></zeebe:executionListeners>'
      )
    ],
    ['by a signal', plain('intermediateThrowEvent', 'Step', '', '<bpmn:signalEventDefinition />')]
  ])('%s', async (_how, step) => {
    expect(await faults(inARow(step))).toEqual(['Step']);
  });

  it.each([
    ['another case', message('=otherCase')],
    ['a fixed key', message('all')],
    ['a name that a variable holds', message('=caseKey', '=which')]
  ])('by waiting for %s', async (_whom, awaited) => {
    expect(await faults(inARow(waiting), awaited)).toEqual(['Step']);
    const received = plain('receiveTask', 'Step', 'messageRef="Awaited"');
    expect(await faults(inARow(received), awaited)).toEqual(['Step']);
  });

  it('by what is deep within it', async () => {
    const inner = inARow(job(mapping('<zeebe:output source="=other" target="caseKey" />')));
    const nested = sub('Phase', inner.replaceAll('Begun', 'PhaseBegun').replaceAll('Done', 'PhaseDone'));
    expect(await faults(inARow(nested))).toEqual(['Step']);
  });

  it.each([
    ['a message', awaits],
    ['a timer', '<bpmn:timerEventDefinition />'],
    ['a signal', '<bpmn:signalEventDefinition />']
  ])('by starting through %s', async (_what, definition) => {
    const begun = plain('startEvent', 'Begun', '', definition);
    const body = begun + plain('endEvent', 'Done') + flows('Begun>Done');
    expect(await faults(body, message('=caseKey'))).toContain('Begun');
  });

  it('by starting in two places or in none', async () => {
    const second = plain('startEvent', 'Again');
    expect(await faults(inARow(service('Step', 'notify')) + second)).toEqual(['plan']);
    expect(await faults(service('Step', 'notify'))).toEqual(['plan']);
  });

  it('in words of both languages', async () => {
    const step = job(mapping('<zeebe:output source="=other" target="caseKey" />'));
    const [problem] = staysInItsCase(await readPlan(diagram(inARow(step))), { clauses: [] });
    expect(problem).toMatchObject({
      rule: 'stays-in-its-case',
      zh: '「Step」不得設定變數「caseKey」。',
      en: '“Step” must not set the variable “caseKey”.'
    });
  });
});
