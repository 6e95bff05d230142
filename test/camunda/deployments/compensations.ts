import { type Cases, definition, finish } from './around.ts';
import {
  boundary,
  compensated,
  element,
  end,
  extensions,
  flows,
  model,
  onCompensation,
  onError,
  service,
  start
} from '../../support/bpmn.ts';
import { roots, handler, conditional } from './catching.ts';

const compensating = (content: string, undo: string, more = '') =>
  model(
    start() +
      service('W') +
      boundary('T', 'W', onCompensation()) +
      undo +
      content +
      end() +
      flows('Start -> W', 'W -> End') +
      more,
    { roots }
  );
const undo = (tagName = 'serviceTask', more = '', id = 'U') =>
  element(tagName, id, extensions(definition) + more, 'isForCompensation="true"');
const association = (from = 'T', to = 'U') =>
  `<bpmn:association id="Assoc" sourceRef="${from}" targetRef="${to}" />`;
const again = (ref: string) =>
  element('intermediateThrowEvent', 'C', onCompensation(ref)) + flows('Start -> W', 'W -> C');

/** Compensation. */
export const compensations: Cases = {
  'a compensation': compensating('', undo(), association()),
  'a compensation without a handler': compensating('', ''),
  'a compensation without an association': compensating('', undo()),
  'a compensation by what is no handler': compensating(
    '',
    element('serviceTask', 'U', extensions(definition)),
    association()
  ),
  'a compensation event that is left': compensating('', undo() + flows('T -> End'), association()),
  'a compensation event that is left for its handler': compensating('', undo() + flows('T -> U')),
  'a handler that is entered': compensating('', undo() + flows('W -> U'), association()),
  'a handler that is left': compensating('', undo() + flows('U -> End'), association()),
  'a handler with a boundary event': compensating('', undo() + boundary('B', 'U', onError()), association()),
  ...Object.fromEntries(
    [
      'receiveTask',
      'businessRuleTask',
      'scriptTask',
      'userTask',
      'sendTask',
      'manualTask',
      'task',
      'callActivity',
      'subProcess'
    ].map((name) => [
      `a handler that is a ${name}`,
      compensating(
        '',
        element(
          name,
          'U',
          extensions(name === 'callActivity' ? '<zeebe:calledElement processId="a" />' : definition) +
            (name === 'subProcess' ? start('US') : ''),
          `isForCompensation="true"${name === 'receiveTask' ? ' messageRef="M"' : ''}`
        ),
        association()
      )
    ])
  ),
  'a handler that is a decision': compensating(
    '',
    element(
      'businessRuleTask',
      'U',
      extensions('<zeebe:calledDecision decisionId="d" resultVariable="x" />'),
      'isForCompensation="true"'
    ),
    association()
  ),
  'a handler that is a script': compensating(
    '',
    element(
      'scriptTask',
      'U',
      extensions('<zeebe:script expression="=1" resultVariable="x" />'),
      'isForCompensation="true"'
    ),
    association()
  ),
  'a handler in a loop': compensating(
    '',
    undo(
      'serviceTask',
      `<bpmn:multiInstanceLoopCharacteristics>${extensions('<zeebe:loopCharacteristics inputCollection="=a" />')}</bpmn:multiInstanceLoopCharacteristics>`
    ),
    association()
  ),
  'a handler that nothing leads to': model(
    start() + end() + undo('serviceTask', '', 'T') + flows('Start -> End')
  ),
  'an activity compensated twice': model(
    start() +
      service('W') +
      boundary('T', 'W', onCompensation()) +
      boundary('B', 'W', onCompensation()) +
      undo() +
      undo('serviceTask', '', 'V') +
      flows('Start -> W') +
      association() +
      '<bpmn:association id="A2" sourceRef="B" targetRef="V" />'
  ),
  'two handlers of one event': model(
    start() +
      service('W') +
      boundary('T', 'W', onCompensation()) +
      undo() +
      undo('serviceTask', '', 'V') +
      flows('Start -> W') +
      association() +
      '<bpmn:association id="A2" sourceRef="T" targetRef="V" />'
  ),
  'compensation of an activity': model(start() + service('W') + compensated('W', undo()) + again('W')),
  'compensation of nothing known': model(start() + service('W') + again('zz')),
  'compensation of what cannot be compensated': model(start() + service('W') + again('W')),
  'compensation of a sub-process': model(start() + element('subProcess', 'W', start('S')) + again('W')),
  'compensation of a call': model(
    start() + element('callActivity', 'W', extensions('<zeebe:calledElement processId="a" />')) + again('W')
  ),
  'compensation of what is further in': model(
    start() +
      element('subProcess', 'W', start('S') + service('I') + compensated('I', undo()) + flows('S -> I')) +
      again('I')
  ),
  'compensation of what is further out': model(
    start() +
      service('W') +
      compensated('W', undo()) +
      element(
        'subProcess',
        'Sub',
        start('S') + element('endEvent', 'C', onCompensation('W')) + flows('S -> C')
      ) +
      flows('Start -> W', 'W -> Sub')
  ),
  'compensation from an event sub-process': model(
    start() +
      service('W') +
      compensated('W', undo()) +
      flows('Start -> W') +
      element(
        'subProcess',
        'H',
        element('startEvent', 'HS', onError()) +
          element('endEvent', 'C', onCompensation('W')) +
          flows('HS -> C'),
        'triggeredByEvent="true"'
      )
  ),
  'compensation of a gateway': model(start() + element('parallelGateway', 'W') + again('W')),
  'compensation of a handler': model(start() + service('W') + compensated('W', undo()) + again('U')),
  'compensation that is not waited for': model(
    start() +
      service('W') +
      element('intermediateThrowEvent', 'C', '<bpmn:compensateEventDefinition waitForCompletion="false" />') +
      flows('Start -> W', 'W -> C')
  ),
  'compensation at an end that is not waited for': model(
    start() +
      service('W') +
      element('endEvent', 'C', '<bpmn:compensateEventDefinition waitForCompletion="false" />') +
      flows('Start -> W', 'W -> C')
  ),
  'compensation of all': model(
    start() +
      service('W') +
      element('intermediateThrowEvent', 'C', onCompensation()) +
      flows('Start -> W', 'W -> C')
  ),
  'compensation of an event sub-process': model(
    start() + service('W') + handler('H', onError()) + again('H')
  ),
  'a compensation event that does not interrupt': model(
    start() +
      service('W') +
      boundary('T', 'W', onCompensation(), false) +
      undo() +
      flows('Start -> W') +
      association()
  ),
  'a boundary event that names an activity': model(
    start() +
      service('W') +
      boundary('T', 'W', onCompensation('W')) +
      undo() +
      flows('Start -> W') +
      association()
  ),
  'an association from nothing': model(
    start() +
      service('W') +
      boundary('T', 'W', onCompensation()) +
      undo() +
      flows('Start -> W') +
      association('zz', 'U')
  ),
  'an association to nothing': model(
    start() +
      service('W') +
      boundary('T', 'W', onCompensation()) +
      undo() +
      flows('Start -> W') +
      association('T', 'zz')
  ),
  'a terminate': finish(conditional)
};
