import { between, type Cases, definition, task } from './around.ts';
import {
  boundary,
  element,
  end,
  error,
  escalation,
  extensions,
  flows,
  message,
  model,
  onError,
  onLink,
  onMessage,
  onSignal,
  onTimer,
  process,
  service,
  signal,
  start
} from '../../support/bpmn.ts';

const roots =
  message('M', 'm', '=k') +
  message('M2', 'm', '=k') +
  signal('S1', 's') +
  signal('S2', 's') +
  error('E', 'e') +
  escalation('X', 'x');
const awaits = (a: string, b: string, more = '') =>
  model(
    start() +
      element('eventBasedGateway', 'T') +
      element('intermediateCatchEvent', 'A', a) +
      element('intermediateCatchEvent', 'B', b) +
      flows('Start -> T', 'T -> A', 'T -> B') +
      more,
    { roots }
  );
const hour = onTimer('timeDuration', 'PT1H');
const choice = (tag: string, attributes: string, ...ways: string[]) =>
  model(
    start() +
      element(tag, 'T', '', attributes) +
      service('W') +
      end('A') +
      end('B') +
      flows('Start -> T', ...ways)
  );
const wild = (id: string, from: string, to: string) =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`;
const adHoc = (body: string, more = '', ...given: string[]) =>
  between(element('adHocSubProcess', 'T', extensions(...given) + body, more));
const completion = (text: string) =>
  `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${text}</bpmn:completionCondition>`;
const ad = (attributes: string) => `<zeebe:adHoc ${attributes} />`;

/** Gateways, flows and ids. */
export const structure: Cases = {
  'a gateway that waits for a message twice': awaits(onMessage('M'), onMessage('M')),
  'a gateway that waits for a message by another reference': awaits(onMessage('M'), onMessage('M2')),
  'a gateway that waits for a signal twice': awaits(onSignal('S1'), onSignal('S1')),
  'a gateway that waits for a signal by another reference': awaits(onSignal('S1'), onSignal('S2')),
  'a gateway that waits for a timer twice': awaits(hour, hour),
  'a gateway that waits for a link': awaits(onMessage('M'), onLink('there')),
  'a gateway that waits for a message and a timer': awaits(onMessage('M'), hour),
  'a gateway that waits for one event': model(
    start() +
      element('eventBasedGateway', 'T') +
      element('intermediateCatchEvent', 'A', hour) +
      flows('Start -> T', 'T -> A')
  ),
  'a gateway that waits for nothing': model(
    start() + element('eventBasedGateway', 'T') + flows('Start -> T')
  ),
  'a gateway that waits for a receive task': model(
    start() +
      element('eventBasedGateway', 'T') +
      element('receiveTask', 'A', '', 'messageRef="M"') +
      element('intermediateCatchEvent', 'B', hour) +
      flows('Start -> T', 'T -> A', 'T -> B'),
    { roots }
  ),
  'an event of a gateway that is entered otherwise': awaits(
    onMessage('M'),
    hour,
    service('W') + flows('Start -> W', 'W -> A')
  ),
  'an event of two gateways': awaits(
    onMessage('M'),
    hour,
    element('eventBasedGateway', 'G') + flows('Start -> G', 'G -> A', 'G -> B')
  ),
  'an event of a gateway twice': awaits(onMessage('M'), hour, wild('again', 'T', 'A')),
  'an event-based gateway that creates instances': model(
    element('eventBasedGateway', 'T', '', 'instantiate="true"') +
      start() +
      element('intermediateCatchEvent', 'A', onMessage('M')) +
      element('intermediateCatchEvent', 'B', hour) +
      flows('T -> A', 'T -> B'),
    { roots }
  ),
  'an event-based gateway with conditions': awaits(onMessage('M'), hour).replace(
    'targetRef="A">',
    'targetRef="A"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=x</bpmn:conditionExpression>'
  ),
  ...Object.fromEntries(
    ['exclusiveGateway', 'inclusiveGateway'].flatMap((tag) => [
      [`${tag} with a default`, choice(tag, 'default="T-B"', 'T -> A: =x', 'T -> B')],
      [
        `${tag} with a default of another`,
        choice(tag, 'default="W-A"', 'T -> W: =x', 'T -> B: =y', 'W -> A')
      ],
      [`${tag} with a default into it`, choice(tag, 'default="Start-T"', 'T -> A: =x', 'T -> B: =y')],
      [`${tag} with a default that is no flow`, choice(tag, 'default="A"', 'T -> A: =x', 'T -> B: =y')],
      [`${tag} with an unknown default`, choice(tag, 'default="Nothing"', 'T -> A: =x', 'T -> B: =y')],
      [`${tag} with an empty default`, choice(tag, 'default=""', 'T -> A: =x', 'T -> B: =y')],
      [`${tag} with a condition at its default`, choice(tag, 'default="T-B"', 'T -> A: =x', 'T -> B: =y')],
      [`${tag} with one way and a default`, choice(tag, 'default="T-A"', 'T -> A')],
      [`${tag} with one conditional way and a default`, choice(tag, 'default="T-A"', 'T -> A: =x')],
      [`${tag} without conditions`, choice(tag, '', 'T -> A', 'T -> B')],
      [`${tag} without one condition`, choice(tag, '', 'T -> A: =x', 'T -> B')],
      [`${tag} with conditions`, choice(tag, '', 'T -> A: =x', 'T -> B: =y')],
      [`${tag} with one way`, choice(tag, '', 'T -> A')],
      [`${tag} with one conditional way`, choice(tag, '', 'T -> A: =x')],
      [`${tag} with a static condition`, choice(tag, '', 'T -> A: x', 'T -> B: =y')],
      [`${tag} with broken FEEL`, choice(tag, '', 'T -> A: =1 +', 'T -> B: =y')],
      [`${tag} with no way`, choice(tag, '')],
      [`${tag} with an empty condition`, choice(tag, '', 'T -> A: =x', 'T -> B: =y').replace('>=x<', '><')],
      [`${tag} with a blank condition`, choice(tag, '', 'T -> A: =x', 'T -> B: =y').replace('>=x<', '> <')]
    ])
  ),
  'a default of a task': model(
    start() +
      element('task', 'T', '', 'default="T-A"') +
      end('A') +
      end('B') +
      flows('Start -> T', 'T -> A', 'T -> B: =x')
  ),
  'a condition at the default of a task': model(
    start() +
      element('task', 'T', '', 'default="T-A"') +
      end('A') +
      end('B') +
      flows('Start -> T', 'T -> A: =y', 'T -> B: =x')
  ),
  'a default of a task that another has': model(
    start() + element('task', 'T', '', 'default="Start-T"') + end('A') + flows('Start -> T', 'T -> A')
  ),
  'conditions after a task': model(
    start() + element('task', 'T') + end('A') + end('B') + flows('Start -> T', 'T -> A: =x', 'T -> B: =y')
  ),
  'a static condition after a task': model(
    start() + element('task', 'T') + end('A') + flows('Start -> T', 'T -> A: x')
  ),
  'conditions after a parallel gateway': model(
    start() +
      element('parallelGateway', 'T') +
      end('A') +
      end('B') +
      flows('Start -> T', 'T -> A: =x', 'T -> B: =y')
  ),
  'a complex gateway': between(element('complexGateway', 'T')),
  'a transaction': between(element('transaction', 'T', start('S'))),
  'an id twice': model(start() + end('T') + service('T') + flows('Start -> T')),
  'the id of a process twice': model(start('p') + end() + flows('p -> End')),
  'an id twice in two processes': model(start() + end() + flows('Start -> End'), {
    more: process('q', start() + end() + flows('Start -> End'))
  }),
  'two processes of one id': model(start() + flows(), { more: process('p', start('S2')) }),
  'the id of a message twice': model(start() + end() + flows('Start -> End'), {
    roots: message('M', 'a') + message('M', 'b')
  }),
  'the id of a flow twice': model(start() + end() + flows('Start -> End') + flows('Start -> End')),
  'a task without an id': model(start() + '<bpmn:task />' + end() + flows('Start -> End')),
  'a flow without an id': model(start() + end() + '<bpmn:sequenceFlow sourceRef="Start" targetRef="End" />'),
  'a process without an id': model(start() + end() + flows('Start -> End')).replace('id="p" ', ''),
  'a message without an id': model(start() + end() + flows('Start -> End'), {
    roots: '<bpmn:message name="m" />'
  }),
  'a signal without an id': model(start() + end() + flows('Start -> End'), {
    roots: '<bpmn:signal name="m" />'
  }),
  'an error without an id': model(start() + end() + flows('Start -> End'), {
    roots: '<bpmn:error name="m" errorCode="e" />'
  }),
  'an escalation without an id': model(start() + end() + flows('Start -> End'), {
    roots: '<bpmn:escalation name="m" escalationCode="e" />'
  }),
  'a shape of what is not there': model(start() + end() + flows('Start -> End')).replace(
    '</bpmn:definitions>',
    '<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="Di"><bpmndi:BPMNPlane id="Pl" bpmnElement="p"><bpmndi:BPMNShape id="Sh" bpmnElement="zz"><dc:Bounds x="1" y="1" width="1" height="1" /></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>'
  ),
  'a condition after a task': model(
    start() + element('task', 'T') + end('A') + flows('Start -> T', 'T -> A: =x')
  ),
  'a condition after a start event': model(start('T') + end('A') + flows('T -> A: =x')),
  'a condition after a sub-process': model(
    start() + element('subProcess', 'T', start('S')) + end('A') + flows('Start -> T', 'T -> A: =x')
  ),
  'a condition after a boundary event': model(
    start() + service('W') + boundary('T', 'W', onError()) + end('A') + flows('Start -> W', 'T -> A: =x')
  ),
  'a definition without an id': model(start() + end() + flows('Start -> End')).replace(
    'id="Definitions" ',
    ''
  ),
  'definitions without a namespace': model(start() + end() + flows('Start -> End')).replace(
    ' targetNamespace="http://bpmn.io/schema/bpmn"',
    ''
  ),
  'a flow to nothing': model(start() + end() + flows('Start -> End') + wild('lost', 'Start', 'zz')),
  'a flow from nothing': model(start() + end() + flows('Start -> End') + wild('lost', 'zz', 'End')),
  'a flow without a target': model(
    start() + end() + flows('Start -> End') + '<bpmn:sequenceFlow id="lost" sourceRef="Start" />'
  ),
  'a flow without a source': model(
    start() + end() + flows('Start -> End') + '<bpmn:sequenceFlow id="lost" targetRef="End" />'
  ),
  'a flow with an empty target': model(start() + end() + flows('Start -> End') + wild('lost', 'Start', '')),
  'a flow to a flow': model(start() + end() + flows('Start -> End') + wild('lost', 'Start', 'Start-End')),
  'a flow to a data object': model(
    start() + end() + '<bpmn:dataObject id="D" />' + flows('Start -> End') + wild('lost', 'Start', 'D')
  ),
  'a flow out of a sub-process': model(
    start() + element('subProcess', 'T', start('S')) + end() + flows('Start -> T') + wild('lost', 'S', 'End')
  ),
  'a flow into a sub-process': model(
    start() +
      element('subProcess', 'T', start('S') + service('W')) +
      flows('Start -> T') +
      wild('lost', 'T', 'W')
  ),
  'a flow into another process': model(start() + end() + wild('lost', 'Start', 'E2'), {
    more: process('q', start('S2') + end('E2') + flows('S2 -> E2'))
  }),
  'a flow into itself': model(start() + service('T') + flows('Start -> T', 'T -> T')),
  'an unknown incoming': model(
    start() +
      '<bpmn:endEvent id="End"><bpmn:incoming>zz</bpmn:incoming></bpmn:endEvent>' +
      flows('Start -> End')
  ),
  'an unknown element': model(start() + '<bpmn:wishfulTask id="T" />' + end() + flows('Start -> End')),
  'an unknown attribute': model(start() + '<bpmn:task id="T" wish="1" />' + end() + flows('Start -> End')),
  'an element of another namespace': model(
    start() + '<x:task xmlns:x="http://x" id="T" />' + end() + flows('Start -> End')
  ),
  'no process': model(start()).replace(/<bpmn:process.*<\/bpmn:process>/, ''),
  'nothing executable': model(start()).replace('isExecutable="true"', 'isExecutable="false"'),
  'not told whether executable': model(start()).replace(' isExecutable="true"', ''),
  'one executable of two': model(start(), {
    more: process('q', '').replace('isExecutable="true"', 'isExecutable="false"')
  }),
  'a wrong process that is not executable': model(start(), {
    more: process(
      'q',
      task('serviceTask').match(/<bpmn:serviceTask.*<\/bpmn:serviceTask>/)?.[0] ?? ''
    ).replace('isExecutable="true"', 'isExecutable="false"')
  }),
  'a loop of tasks': model(
    start() +
      element('task', 'T') +
      element('exclusiveGateway', 'G', '', 'default="G-T"') +
      end() +
      flows('Start -> T', 'T -> G', 'G -> T', 'G -> End: =x')
  ),
  'an unreachable task': model(start() + end() + service('T') + flows('Start -> End')),
  'a data object': model(
    start() +
      end() +
      '<bpmn:dataObject id="D" /><bpmn:dataObjectReference id="R" dataObjectRef="D" />' +
      flows('Start -> End')
  ),
  'a data object that is not there': model(
    start() + end() + '<bpmn:dataObjectReference id="R" dataObjectRef="zz" />' + flows('Start -> End')
  ),
  'a lane': model(
    '<bpmn:laneSet id="L"><bpmn:lane id="L1"><bpmn:flowNodeRef>Start</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>' +
      start() +
      end() +
      flows('Start -> End')
  ),
  'a lane of what is not there': model(
    '<bpmn:laneSet id="L"><bpmn:lane id="L1"><bpmn:flowNodeRef>zz</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>' +
      start() +
      end() +
      flows('Start -> End')
  ),
  'a text annotation': model(
    start() +
      end() +
      flows('Start -> End') +
      '<bpmn:textAnnotation id="A"><bpmn:text>a</bpmn:text></bpmn:textAnnotation><bpmn:association id="As" sourceRef="Start" targetRef="A" />'
  ),
  'a text annotation of what is not there': model(
    start() +
      end() +
      flows('Start -> End') +
      '<bpmn:textAnnotation id="A"><bpmn:text>a</bpmn:text></bpmn:textAnnotation><bpmn:association id="As" sourceRef="zz" targetRef="A" />'
  ),
  'a collaboration': model(start() + end() + flows('Start -> End'), {
    roots:
      '<bpmn:collaboration id="C"><bpmn:participant id="P" name="P" processRef="p" /></bpmn:collaboration>'
  }),
  'a participant of what is not there': model(start() + end() + flows('Start -> End'), {
    roots:
      '<bpmn:collaboration id="C"><bpmn:participant id="P" name="P" processRef="zz" /></bpmn:collaboration>'
  }),
  'a process that is empty': model(''),
  'an empty ad-hoc sub-process': adHoc(''),
  'an ad-hoc sub-process': adHoc(service('A')),
  'an ad-hoc sub-process with a start event': adHoc(start('S') + service('A')),
  'an ad-hoc sub-process with an end event': adHoc(end('S') + service('A')),
  'an ad-hoc sub-process of a gateway': adHoc(element('parallelGateway', 'A')),
  'an ad-hoc sub-process of an event': adHoc(element('intermediateThrowEvent', 'A')),
  'an ad-hoc sub-process of an event sub-process': adHoc(
    element('subProcess', 'H', element('startEvent', 'HS', onError()), 'triggeredByEvent="true"')
  ),
  'an ad-hoc sub-process of an event sub-process beside a task': adHoc(
    service('A') +
      element('subProcess', 'H', element('startEvent', 'HS', onError()), 'triggeredByEvent="true"')
  ),
  'an ad-hoc sub-process of an event sub-process that does not interrupt': adHoc(
    service('A') +
      element(
        'subProcess',
        'H',
        element('startEvent', 'HS', onSignal('S1'), 'isInterrupting="false"'),
        'triggeredByEvent="true"'
      )
  ).replace('<bpmn:process', '<bpmn:signal id="S1" name="s" /><bpmn:process'),
  'an ad-hoc sub-process of annotations': adHoc(
    '<bpmn:textAnnotation id="A"><bpmn:text>a</bpmn:text></bpmn:textAnnotation>'
  ),
  'an ad-hoc sub-process by a job': adHoc(service('A'), '', definition),
  'an ad-hoc sub-process by a job with a condition': adHoc(service('A') + completion('=x'), '', definition),
  'an ad-hoc sub-process by a job with a list': adHoc(
    service('A'),
    '',
    definition,
    ad('activeElementsCollection="=x"')
  ),
  'an ad-hoc sub-process by a job that keeps': adHoc(
    service('A'),
    'cancelRemainingInstances="false"',
    definition
  ),
  'an ad-hoc sub-process of two jobs': adHoc(service('A'), '', definition, definition),
  'an ad-hoc sub-process with two definitions': adHoc(service('A'), '', ad(''), ad('')),
  'a static list of active elements': adHoc(service('A'), '', ad('activeElementsCollection="A"')),
  'an empty list of active elements': adHoc(service('A'), '', ad('activeElementsCollection=""')),
  'broken FEEL for active elements': adHoc(service('A'), '', ad('activeElementsCollection="=1 +"')),
  'a static completion condition of an ad-hoc sub-process': adHoc(service('A') + completion('done')),
  'an empty completion condition of an ad-hoc sub-process': adHoc(service('A') + completion('')),
  'broken FEEL for the completion of an ad-hoc sub-process': adHoc(service('A') + completion('=1 +')),
  'an ad-hoc sub-process with an output collection alone': adHoc(
    service('A'),
    '',
    ad('outputCollection="a"')
  ),
  'an ad-hoc sub-process with an output element alone': adHoc(service('A'), '', ad('outputElement="=a"')),
  'an ad-hoc sub-process with a static output': adHoc(
    service('A'),
    '',
    ad('outputCollection="a" outputElement="a"')
  ),
  'an ad-hoc sub-process with broken FEEL for its output': adHoc(
    service('A'),
    '',
    ad('outputCollection="a" outputElement="=1 +"')
  ),
  'an ad-hoc sub-process that is sequential': adHoc(service('A'), 'ordering="Sequential"'),
  'an ad-hoc sub-process of a handler alone': adHoc(
    element('serviceTask', 'A', extensions(definition), 'isForCompensation="true"')
  )
};
