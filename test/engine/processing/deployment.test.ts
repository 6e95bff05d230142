import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Command } from '../../../engine/commands.ts';
import {
  boundary,
  element,
  end,
  extensions,
  flows,
  message,
  model,
  onError,
  onEscalation,
  onLink,
  onMessage,
  onTimer,
  service,
  start
} from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';
import { processorMsOf } from '../../support/processor-time.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const simple = (name = 'p') => model(start() + end() + flows('Start -> End'), { name });
const form = (id: string, title = '') => JSON.stringify({ id, title });
const refused = (xml: string) =>
  bench.refused({ type: 'DeployResources', resources: [{ name: 'm.bpmn', content: xml }] });

describe('a deployment', () => {
  it('gives a changed resource a new version and keeps that of an unchanged one', async () => {
    const first = await bench.deploy(simple());
    const same = await bench.deploy(simple());
    const changed = await bench.deploy(simple('other'));
    expect(first.processes).toMatchObject([{ processDefinitionId: 'p', version: 1 }]);
    expect(same.processes).toEqual(first.processes);
    expect(changed.processes).toMatchObject([{ version: 2 }]);
  });

  it('gives all its resources new versions together when one has changed', async () => {
    await bench.deployFiles({ 'p.bpmn': simple(), 'f.form': form('f') });
    const { processes, forms } = await bench.deployFiles({ 'p.bpmn': simple(), 'f.form': form('f', 'new') });
    expect([processes[0]?.version, forms[0]?.version]).toEqual([2, 2]);
  });

  it('deploys all or nothing', async () => {
    const resources = [
      { name: 'good.bpmn', content: simple() },
      { name: 'bad.form', content: '{}' }
    ];
    expect(await bench.refused({ type: 'DeployResources', resources })).toMatchObject({
      code: 'INVALID_ARGUMENT',
      detail: expect.stringContaining('bad.form')
    });
    expect(bench.store.rows('processDefinition')).toEqual([]);
  });

  it('names the file of each timer that tells no time', async () => {
    const timed = (text: string) =>
      model(start() + service('T', 't') + boundary('B', 'T', onTimer('timeDuration', text)) + end());
    const resources = ['1 day', 'soon'].map((text, at) => ({
      name: `${at}.bpmn`,
      content: timed(text).replaceAll('"p"', `"p${at}"`)
    }));
    const { detail } = await bench.refused({ type: 'DeployResources', resources });
    expect(detail.split('\n')).toEqual([
      'Expected to deploy new resources, but encountered the following errors:',
      expect.stringMatching(/^'0.bpmn': Element: B - ERROR: Invalid duration '1 day'/),
      expect.stringMatching(/^'1.bpmn': Element: B - ERROR: Invalid duration 'soon'/)
    ]);
  });

  it('survives a restart', async () => {
    await bench.deploy(simple());
    await bench.restart();
    bench.expectCompleted(await bench.start());
    expect((await bench.deploy(simple())).processes).toMatchObject([{ version: 1 }]);
  });

  it('starts instances by version and by key', async () => {
    const { processes } = await bench.deploy(simple('one'));
    await bench.deploy(simple('two'));
    const byVersion = await bench.start({}, { version: 1 });
    const byKey = await bench.start(
      {},
      { processDefinitionId: undefined, processDefinitionKey: processes[0]?.key }
    );
    expect([
      bench.instance(byVersion).processDefinitionVersion,
      bench.instance(byKey).processDefinitionVersion
    ]).toEqual([1, 1]);
    expect(
      await bench.refused({ type: 'CreateProcessInstance', processDefinitionId: 'p', version: 9 })
    ).toMatchObject({ status: 404 });
    expect(await bench.refused({ type: 'CreateProcessInstance', processDefinitionId: 'no' })).toMatchObject({
      status: 404
    });
  });

  it('starts where start instructions say, inside sub-processes too', async () => {
    await bench.deploy(
      model(
        start() +
          element('subProcess', 'Sub', start('S') + service('A') + service('B') + flows('S -> A', 'A -> B')) +
          end() +
          flows('Start -> Sub', 'Sub -> End')
      )
    );
    const key = await bench.start({}, { startInstructions: [{ elementId: 'B' }] });
    expect(bench.elements('ACTIVE', key)).toEqual(['Sub', 'B']);
    await bench.completeJob('B');
    bench.expectCompleted(key);
    const wrong: Command = {
      type: 'CreateProcessInstance',
      processDefinitionId: 'p',
      startInstructions: [{ elementId: 'No' }]
    };
    expect(await bench.refused(wrong)).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('a model is refused, with the element and the reason,', () => {
  const withTask = (task: string, rest = '') => model(start() + task + rest + flows('Start -> T'));
  it.each([
    [
      'a service task without task definition',
      withTask(element('serviceTask', 'T')),
      'T',
      'zeebe:taskDefinition'
    ],
    ['a task type with broken FEEL', withTask(service('T', '=1 +')), 'T', 'failed to parse'],
    ['an unsupported element', withTask(element('transaction', 'T')), 'T', 'not supported'],
    ['an empty ad-hoc sub-process', withTask(element('adHocSubProcess', 'T')), 'T', 'at least one activity'],
    [
      'an ad-hoc sub-process with a start event',
      withTask(element('adHocSubProcess', 'T', start('S'))),
      'T',
      'start event'
    ],
    [
      'an unsupported event',
      model(start() + end('T', '<bpmn:cancelEventDefinition />') + flows('Start -> T')),
      'T',
      'CancelEventDefinition'
    ],
    [
      'a gateway without conditions',
      model(
        start() +
          element('exclusiveGateway', 'T') +
          end('A') +
          end('B') +
          flows('Start -> T', 'T -> A', 'T -> B')
      ),
      'T-A',
      'condition'
    ],
    [
      'a condition that is not FEEL',
      model(
        start() +
          element('exclusiveGateway', 'T') +
          end('A') +
          end('B') +
          flows('Start -> T', 'T -> A: x', 'T -> B: =y')
      ),
      'T-A',
      'FEEL'
    ],
    [
      'a signal without reference',
      model(start() + end('T', '<bpmn:signalEventDefinition />') + flows('Start -> T')),
      'T',
      'reference a signal'
    ],
    [
      'an escalation thrown without a code',
      model(start() + end('T', onEscalation('E')) + flows('Start -> T'), {
        roots: '<bpmn:escalation id="E" name="e" />'
      }),
      'T',
      'escalation code'
    ],
    [
      'two catchers of one escalation',
      withTask(
        element('subProcess', 'T', start('S')),
        boundary('B', 'T', onEscalation(), false) + boundary('C', 'T', onEscalation())
      ),
      'C',
      'already'
    ],
    [
      'an escalation start event outside an event sub-process',
      model(start('T', onEscalation())),
      'p',
      'event sub-process'
    ],
    [
      'a link to nothing',
      model(
        start() +
          element('intermediateThrowEvent', 'T', onLink('there')) +
          element('subProcess', 'Sub', start('S') + element('intermediateCatchEvent', 'C', onLink('there'))) +
          flows('Start -> T')
      ),
      'T',
      "name 'there'"
    ],
    [
      'two targets of one link',
      model(
        start() +
          element('intermediateCatchEvent', 'C', onLink('there')) +
          element('intermediateCatchEvent', 'T', onLink('there'))
      ),
      'T',
      'already'
    ],
    [
      'a link without a name',
      model(start() + element('intermediateCatchEvent', 'T', '<bpmn:linkEventDefinition />')),
      'T',
      'Link name'
    ],
    [
      'two start events of one message',
      model(start('Start', onMessage('M')) + start('T', onMessage('M')), { roots: message('M', 'm') }),
      'T',
      'already'
    ],
    ['a message without reference', withTask(element('receiveTask', 'T')), 'T', 'reference a message'],
    [
      'a message without correlation key',
      model(start() + element('intermediateCatchEvent', 'T', onMessage('M')) + flows('Start -> T'), {
        roots: message('M', 'm')
      }),
      'T',
      'correlationKey'
    ],
    [
      'a reference to nothing',
      model(start() + element('intermediateCatchEvent', 'T', onMessage('Nothing')) + flows('Start -> T')),
      '',
      'Nothing'
    ],
    ['no start event', model(service('T')), 'p', 'start event'],
    ['two none start events', model(start() + start('T')), 'p', 'none start'],
    [
      'a call activity without called element',
      withTask(element('callActivity', 'T')),
      'T',
      'zeebe:calledElement'
    ],
    [
      'a loop without input',
      withTask(
        element(
          'serviceTask',
          'T',
          extensions('<zeebe:taskDefinition type="t" />') + '<bpmn:multiInstanceLoopCharacteristics />'
        )
      ),
      'T',
      'loopCharacteristics'
    ],
    [
      'an interrupting cycle',
      withTask(service('T'), boundary('B', 'T', onTimer('timeCycle', 'R/PT1S'))),
      'B',
      'cycle'
    ],
    [
      'a date without offset',
      withTask(service('T'), boundary('B', 'T', onTimer('timeDate', '2026-12-01T09:00:00'))),
      'B',
      'offset'
    ],
    [
      'a cycle that is none',
      withTask(service('T'), boundary('B', 'T', onTimer('timeCycle', 'R3/PT1X'), false)),
      'B',
      'repetition'
    ],
    [
      'two catchers of one error',
      withTask(service('T'), boundary('B', 'T', onError()) + boundary('C', 'T', onError())),
      'C',
      'already'
    ],
    [
      'an event-based gateway before a task',
      model(
        start() +
          element('eventBasedGateway', 'T') +
          service('A') +
          service('B') +
          flows('Start -> T', 'T -> A', 'T -> B')
      ),
      'T',
      'catch events'
    ],
    [
      'a flow out of a sub-process',
      model(start() + element('subProcess', 'Sub', start('S')) + end('T') + flows('Start -> Sub', 'S -> T')),
      'S-T',
      'border'
    ],
    [
      'nothing executable',
      model(start()).replace('isExecutable="true"', 'isExecutable="false"'),
      'Definitions',
      'executable'
    ],
    ['an id used twice', model(start() + end('T') + service('T') + flows('Start -> T')), '', 'T']
  ])('with %s', async (_, xml, elementId, reason) => {
    const { code, detail } = await refused(xml);
    expect(code).toBe('INVALID_ARGUMENT');
    expect(detail).toContain(elementId);
    expect(detail).toContain(reason);
    expect(bench.store.rows('processDefinition')).toEqual([]);
  });
});

describe('a large model', () => {
  it('of nearly as many elements as are allowed is deployed', async () => {
    const count = 4_900;
    const ids = Array.from({ length: count }, (_, index) => `T${index}`);
    const tasks = ids.map((id) => element('task', id)).join('');
    const lines = ids.map((id, index) => `${index === 0 ? 'Start' : `T${index - 1}`} -> ${id}`);
    await bench.deploy(model(start() + tasks + flows(...lines)));
    const key = await bench.start();
    await bench.pass(1);
    await bench.pass(1);
    await bench.pass(1);
    await bench.pass(1);
    await bench.pass(1);
    await bench.pass(1);
    bench.expectCompleted(key);
  });
});

describe('hostile input is refused quickly:', () => {
  const head =
    '<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">';
  it.each([
    ['an entity bomb', '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'],
    ['deep nesting', head + '<a>'.repeat(100_000)],
    ['too many elements', head + '<a/>'.repeat(1_000_000)],
    ['unclosed brackets', head + '<'.repeat(2_000_000)],
    ['unclosed comments', head + '<!--'.repeat(500_000)],
    ['unclosed quotes', head + '<a b="'.repeat(500_000)],
    ['no XML at all', 'hello'],
    ['too much', 'x'.repeat(5 * 1024 * 1024)],
    [
      'an endless expression',
      model(start() + service('T', `=${'('.repeat(1_000_000)}`) + flows('Start -> T'))
    ],
    ['a deep expression', model(start() + service('T', `=${'('.repeat(31_000)}`) + flows('Start -> T'))]
  ])('%s', async (_, xml) => {
    const took = await processorMsOf(async () =>
      expect(await refused(xml)).toMatchObject({ code: 'INVALID_ARGUMENT' })
    );
    expect(took).toBeLessThan(3_000);
  });
});
