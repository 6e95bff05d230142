import { begin, between, type Cases, finish } from './around.ts';
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
  onCompensation,
  onError,
  onEscalation,
  onLink,
  onMessage,
  onSignal,
  onTimer,
  service,
  signal,
  start
} from '../../support/bpmn.ts';
import {
  s,
  roots,
  throws,
  catches,
  bounds,
  bound,
  twice,
  handler,
  handled,
  begins,
  beginning,
  nested
} from './catching.ts';

const tag = '<zeebe:taskDefinition type="t" />';

/** Events of each kind at each place. */
export const events: Cases = {
  'a message without a name': catches(
    onMessage('N'),
    '<bpmn:message id="N">' + extensions('<zeebe:subscription correlationKey="=k" />') + '</bpmn:message>'
  ),
  'a message with an empty name': catches(onMessage('N'), message('N', '', '=k')),
  'a message with a blank name': catches(onMessage('N'), message('N', ' ', '=k')),
  'a message without a correlation key': catches(onMessage('N'), message('N', 'n')),
  'an empty correlation key': catches(
    onMessage('N'),
    element('message', 'N', extensions('<zeebe:subscription correlationKey="" />'), 'name="n"')
  ),
  'a static correlation key': catches(onMessage('N'), message('N', 'n', 'k')),
  'broken FEEL for a correlation key': catches(onMessage('N'), message('N', 'n', '=1 +')),
  'broken FEEL for a message': catches(onMessage('N'), message('N', '=1 +', '=k')),
  'two subscriptions': catches(
    onMessage('N'),
    element(
      'message',
      'N',
      extensions('<zeebe:subscription correlationKey="=k" />', '<zeebe:subscription correlationKey="=k" />'),
      'name="n"'
    )
  ),
  'no message': catches('<bpmn:messageEventDefinition />'),
  'an unknown message': catches(onMessage('Nothing')),
  'a message that nothing waits for': between(element('task', 'T'), { roots: '<bpmn:message id="N" />' }),
  'a message with a static key that nothing waits for': between(element('task', 'T'), {
    roots: message('N', 'n', 'k')
  }),
  'a signal that nothing waits for': between(element('task', 'T'), { roots: '<bpmn:signal id="N" />' }),
  'broken FEEL for a signal that nothing waits for': between(element('task', 'T'), {
    roots: signal('N', '=1 +')
  }),
  'broken FEEL for a message that nothing waits for': between(element('task', 'T'), {
    roots: message('N', '=1 +')
  }),
  'an escalation that nothing catches': between(element('task', 'T'), {
    roots: '<bpmn:escalation id="N" />'
  }),
  'an error that nothing catches': between(element('task', 'T'), { roots: '<bpmn:error id="N" />' }),
  'an empty message reference': catches(onMessage('')),
  'a reference to a signal instead of a message': catches(onMessage('S1'), s),
  'a receive task of an unknown message': between(element('receiveTask', 'T', '', 'messageRef="Nothing"')),
  'a receive task of a message without a key': between(element('receiveTask', 'T', '', 'messageRef="N"'), {
    roots: message('N', 'n')
  }),
  'a receive task of a message without a name': between(element('receiveTask', 'T', '', 'messageRef="N"'), {
    roots:
      '<bpmn:message id="N">' + extensions('<zeebe:subscription correlationKey="=k" />') + '</bpmn:message>'
  }),
  'a signal without a name': catches(onSignal('N'), '<bpmn:signal id="N" />'),
  'a signal with an empty name': catches(onSignal('N'), signal('N', '')),
  'a signal with a blank name': catches(onSignal('N'), signal('N', ' ')),
  'broken FEEL for a signal': catches(onSignal('N'), signal('N', '=1 +')),
  'no signal': catches('<bpmn:signalEventDefinition />'),
  'an unknown signal': catches(onSignal('Nothing')),
  'no signal thrown': throws('<bpmn:signalEventDefinition />'),
  'a signal without a name thrown': throws(onSignal('N'), '<bpmn:signal id="N" />'),
  'a link without a name': catches('<bpmn:linkEventDefinition />'),
  'a link with an empty name': catches(onLink('')),
  'a link to nothing': model(
    start() + element('intermediateThrowEvent', 'T', onLink('there')) + flows('Start -> T')
  ),
  'a link from nothing': model(
    start() + element('intermediateCatchEvent', 'T', onLink('there')) + end() + flows('T -> End')
  ),
  'a link': model(
    start() +
      element('intermediateThrowEvent', 'T', onLink('there')) +
      element('intermediateCatchEvent', 'C', onLink('there')) +
      end() +
      flows('Start -> T', 'C -> End')
  ),
  'a link into a sub-process': model(
    start() +
      element('intermediateThrowEvent', 'T', onLink('there')) +
      element('subProcess', 'Sub', start('S') + element('intermediateCatchEvent', 'C', onLink('there'))) +
      flows('Start -> T')
  ),
  'two targets of a link': model(
    start() +
      element('intermediateThrowEvent', 'T', onLink('there')) +
      element('intermediateCatchEvent', 'C', onLink('there')) +
      element('intermediateCatchEvent', 'D', onLink('there')) +
      flows('Start -> T')
  ),
  'two sources of a link': model(
    start() +
      element('parallelGateway', 'F') +
      element('intermediateThrowEvent', 'T', onLink('there')) +
      element('intermediateThrowEvent', 'U', onLink('there')) +
      element('intermediateCatchEvent', 'C', onLink('there')) +
      flows('Start -> F', 'F -> T', 'F -> U')
  ),
  'a link that goes on': model(
    start() +
      element('intermediateThrowEvent', 'T', onLink('there')) +
      element('intermediateCatchEvent', 'C', onLink('there')) +
      end() +
      flows('Start -> T', 'T -> End', 'C -> End')
  ),
  'a link that is entered': model(
    start() +
      element('intermediateThrowEvent', 'T', onLink('there')) +
      element('intermediateCatchEvent', 'C', onLink('there')) +
      element('parallelGateway', 'F') +
      flows('Start -> F', 'F -> T', 'F -> C')
  ),
  'a link end event': finish(onLink('there')),
  'an error end event': finish(onError('E'), roots),
  'an error end event without an error': finish(onError()),
  'an error end event of an unknown error': finish(onError('Nothing')),
  'an error end event without a code': finish(onError('N'), '<bpmn:error id="N" name="n" />'),
  'an error end event with an empty code': finish(onError('N'), error('N', '')),
  'an error end event with a blank code': finish(onError('N'), error('N', ' ')),
  'an error end event with broken FEEL': finish(onError('N'), error('N', '=1 +')),
  'an error end event with FEEL': finish(onError('N'), error('N', '=code')),
  'an escalation end event without an escalation': finish(onEscalation()),
  'an escalation end event without a code': finish(onEscalation('N'), '<bpmn:escalation id="N" name="n" />'),
  'an escalation end event with an empty code': finish(onEscalation('N'), escalation('N', '')),
  'an escalation end event of an unknown escalation': finish(onEscalation('Nothing')),
  'an escalation end event with broken FEEL': finish(onEscalation('N'), escalation('N', '=1 +')),
  'an escalation throw event without an escalation': throws(onEscalation()),
  'an error throw event': throws(onError('E'), roots),
  'a timer throw event': throws(onTimer('timeDuration', 'PT1H')),
  'a timer end event': finish(onTimer('timeDuration', 'PT1H')),
  'a terminate throw event': throws('<bpmn:terminateEventDefinition />'),
  'a terminate boundary event': bounds(bound('<bpmn:terminateEventDefinition />')),
  'a message end event without a job': finish(onMessage('M'), roots),
  'a message end event by a job': finish(onMessage('M'), roots, tag),
  'a message end event without a message': finish('<bpmn:messageEventDefinition />', '', tag),
  'a message end event of an unknown message': finish(onMessage('Nothing'), '', tag),
  'a message end event of a message without a name': finish(onMessage('N'), '<bpmn:message id="N" />', tag),
  'a message end event of two jobs': finish(onMessage('M'), roots, tag, tag),
  'a message throw event of two jobs': throws(onMessage('M'), roots, tag, tag),
  'a message throw event without a job': throws(onMessage('M'), roots),
  'a message throw event without a message': throws('<bpmn:messageEventDefinition />', '', tag),
  'a message throw event that publishes': throws(
    onMessage('M'),
    roots,
    '<zeebe:publishMessage correlationKey="=k" />'
  ),
  'an end event with a job': finish('', '', tag),
  'a none throw event with a job': throws('', '', tag),
  'two end events with two jobs': finish('', '', tag, tag),
  'a none catch event': catches(''),
  'an error catch event': catches(onError('E'), roots),
  'an escalation catch event': catches(onEscalation('X'), roots),
  'a compensation catch event': catches(onCompensation()),
  'two definitions of a catch event': catches(onMessage('M') + onTimer('timeDuration', 'PT1H'), roots),
  'two definitions of an end event': finish(onSignal('S1') + onError('E'), roots),
  'two definitions of a throw event': throws(onSignal('S1') + onEscalation('X'), roots),
  'two definitions of a boundary event': bounds(bound(onMessage('M') + onTimer('timeDuration', 'PT1H'))),
  'two definitions of a start event': begin(onMessage('M') + onSignal('S1'), roots),
  'a none boundary event': bounds(bound('')),
  'a boundary event of nothing': model(
    start() +
      service('W') +
      element('boundaryEvent', 'T', onError(), 'attachedToRef="Nothing"') +
      flows('Start -> W')
  ),
  'a boundary event without an activity': model(
    start() + service('W') + element('boundaryEvent', 'T', onError()) + flows('Start -> W')
  ),
  'a boundary event of a gateway': model(
    start() +
      element('parallelGateway', 'W') +
      boundary('T', 'W', onError()) +
      end() +
      flows('Start -> W', 'W -> End')
  ),
  'a boundary event of an event': model(
    start() + boundary('T', 'End', onError()) + end() + flows('Start -> End')
  ),
  'a boundary event of a task in a sub-process': model(
    start() +
      element('subProcess', 'Sub', start('S') + service('W') + flows('S -> W')) +
      boundary('T', 'W', onError()) +
      flows('Start -> Sub')
  ),
  'a boundary event of an event sub-process': handled(
    handler('H', onError()) + boundary('T', 'H', onError())
  ),
  'a boundary event of a task that ends at once': model(
    start() + element('task', 'W') + boundary('T', 'W', onTimer('timeDuration', 'PT1H')) + flows('Start -> W')
  ),
  'a boundary event that is entered': model(
    start() + service('W') + boundary('T', 'W', onError()) + flows('Start -> W', 'W -> T')
  ),
  'an error boundary event that does not interrupt': bounds(bound(onError('E'), false)),
  'an error boundary event of FEEL': model(
    start() + service('W') + boundary('T', 'W', onError('N')) + flows('Start -> W'),
    { roots: error('N', '=code') }
  ),
  'an error boundary event without a code': model(
    start() + service('W') + boundary('T', 'W', onError('N')) + flows('Start -> W'),
    { roots: '<bpmn:error id="N" />' }
  ),
  'an error boundary event with an empty code': model(
    start() + service('W') + boundary('T', 'W', onError('N')) + flows('Start -> W'),
    { roots: error('N', '') }
  ),
  'an escalation boundary event of FEEL': model(
    start() +
      element('subProcess', 'W', start('S')) +
      boundary('T', 'W', onEscalation('N')) +
      flows('Start -> W'),
    { roots: escalation('N', '=code') }
  ),
  'an escalation boundary event of a service task': bounds(bound(onEscalation('X'))),
  'an escalation boundary event of a call': model(
    start() +
      element('callActivity', 'W', extensions('<zeebe:calledElement processId="a" />')) +
      boundary('T', 'W', onEscalation('X')) +
      flows('Start -> W'),
    { roots }
  ),
  'an escalation boundary event of a user task': model(
    start() + element('userTask', 'W') + boundary('T', 'W', onEscalation('X')) + flows('Start -> W'),
    { roots }
  ),
  'an error twice': twice(onError('E'), onError('E')),
  'an error by another reference': twice(onError('E'), onError('E2')),
  'every error twice': twice(onError(), onError()),
  'every error and one': twice(onError(), onError('E')),
  'an escalation twice': model(
    start() +
      element('subProcess', 'W', start('S')) +
      boundary('B', 'W', onEscalation('X')) +
      boundary('T', 'W', onEscalation('X2'), false) +
      flows('Start -> W'),
    { roots }
  ),
  'every escalation twice': model(
    start() +
      element('subProcess', 'W', start('S')) +
      boundary('B', 'W', onEscalation()) +
      boundary('T', 'W', onEscalation(), false) +
      flows('Start -> W'),
    { roots }
  ),
  'every escalation and one': model(
    start() +
      element('subProcess', 'W', start('S')) +
      boundary('B', 'W', onEscalation()) +
      boundary('T', 'W', onEscalation('X'), false) +
      flows('Start -> W'),
    { roots }
  ),
  'a message twice': twice(onMessage('M'), onMessage('M')),
  'a message by another reference': twice(onMessage('M'), onMessage('M2')),
  'a message twice, not interrupting': twice(onMessage('M'), onMessage('M'), false),
  'a signal twice': twice(onSignal('S1'), onSignal('S1')),
  'a signal by another reference': twice(onSignal('S1'), onSignal('S2')),
  'a timer twice': twice(onTimer('timeDuration', 'PT1H'), onTimer('timeDuration', 'PT1H')),
  'an expression twice': model(
    start() +
      service('W') +
      boundary('B', 'W', onMessage('A')) +
      boundary('T', 'W', onMessage('C')) +
      flows('Start -> W'),
    { roots: message('A', '=x', '=k') + message('C', '=x', '=k') }
  ),
  'the same message at task and boundary': model(
    start() +
      element('receiveTask', 'W', '', 'messageRef="M"') +
      boundary('T', 'W', onMessage('M')) +
      flows('Start -> W'),
    { roots }
  ),
  'the same signal at sub-process and event sub-process': nested(start('IS') + handler('H', onSignal('S1'))),
  'no start event': model(service('W')),
  'two none start events': begins(beginning('', 'A'), beginning('')),
  'a none and a message start event': begins(beginning('', 'A'), beginning(onMessage('M'))),
  'a message start event twice': begins(beginning(onMessage('M'), 'A'), beginning(onMessage('M'))),
  'a message start event by another reference': begins(
    beginning(onMessage('M'), 'A'),
    beginning(onMessage('M2'))
  ),
  'a signal start event twice': begins(beginning(onSignal('S1'), 'A'), beginning(onSignal('S1'))),
  'a signal start event by another reference': begins(
    beginning(onSignal('S1'), 'A'),
    beginning(onSignal('S2'))
  ),
  'a timer start event twice': begins(
    beginning(onTimer('timeDate', '2099-12-01T09:00:00Z'), 'A'),
    beginning(onTimer('timeDate', '2099-12-01T09:00:00Z'))
  ),
  'an error start event': begins(beginning('', 'A'), beginning(onError('E'))),
  'an error start event alone': begins(beginning(onError('E'))),
  'an escalation start event': begins(beginning('', 'A'), beginning(onEscalation('X'))),
  'a compensation start event': begins(beginning('', 'A'), beginning(onCompensation())),
  'a message start event without a message': begin('<bpmn:messageEventDefinition />'),
  'a message start event without a name': begin(onMessage('N'), '<bpmn:message id="N" />'),
  'a message start event of a variable': begin(onMessage('N'), message('N', '=x')),
  'a message start event of an expression': begin(
    onMessage('N'),
    message('N', '=&quot;a&quot; + &quot;b&quot;')
  ),
  'a message start event of a number': begin(onMessage('N'), message('N', '=5')),
  'a message start event with a key that is static': begin(onMessage('N'), message('N', 'n', 'k')),
  'a signal start event of a variable': begin(onSignal('N'), signal('N', '=x')),
  'a signal start event of an expression': begin(onSignal('N'), signal('N', '="a" + "b"')),
  'a signal start event without a name': begin(onSignal('N'), '<bpmn:signal id="N" />'),
  'a start event that is entered': model(start('T') + service('W') + flows('T -> W', 'W -> T')),
  'an end event that is left': model(start() + end('T') + service('W') + flows('Start -> T', 'T -> W')),
  'a sub-process without a start': nested(service('W')),
  'a sub-process with two starts': nested(start('A') + start('B')),
  'a sub-process with a message start': nested(element('startEvent', 'A', onMessage('M'))),
  'a sub-process with an empty event': nested(''),
  'an event sub-process with a none start': handled(handler('T', '')),
  'an event sub-process with two starts': handled(
    element(
      'subProcess',
      'T',
      beginning(onError('E'), 'A') + beginning(onSignal('S1'), 'B'),
      'triggeredByEvent="true"'
    )
  ),
  'an event sub-process without a start': handled(
    element('subProcess', 'T', end('A'), 'triggeredByEvent="true"')
  ),
  'an event sub-process that is entered': model(start() + handler('T', onError()) + flows('Start -> T')),
  'an event sub-process that is left': model(start() + handler('T', onError()) + end() + flows('T -> End')),
  'an event sub-process with a terminate start': handled(handler('T', '<bpmn:terminateEventDefinition />')),
  'an event sub-process with a compensation start': handled(handler('T', onCompensation())),
  'a nested event sub-process with a compensation start': nested(
    start('IS') + handler('H', onCompensation())
  ),
  'an error event sub-process that does not interrupt': handled(
    handler('T', onError('E'), 'isInterrupting="false"')
  ),
  'an error event sub-process twice': handled(handler('H', onError('E')), handler('T', onError('E'))),
  'an error event sub-process by another reference': handled(
    handler('H', onError('E')),
    handler('T', onError('E2'))
  ),
  'an event sub-process of every error twice': handled(handler('H', onError()), handler('T', onError())),
  'an event sub-process of every error and one': handled(handler('H', onError()), handler('T', onError('E'))),
  'an escalation event sub-process twice': handled(
    handler('H', onEscalation('X')),
    handler('T', onEscalation('X2'))
  ),
  'an event sub-process of every escalation twice': handled(
    handler('H', onEscalation()),
    handler('T', onEscalation())
  ),
  'an event sub-process of every escalation and one': handled(
    handler('H', onEscalation()),
    handler('T', onEscalation('X'))
  ),
  'a message event sub-process twice': handled(handler('H', onMessage('M')), handler('T', onMessage('M'))),
  'a message event sub-process by another reference': handled(
    handler('H', onMessage('M')),
    handler('T', onMessage('M2'))
  ),
  'a message event sub-process of an expression twice': model(
    start() + end() + flows('Start -> End') + handler('H', onMessage('A')) + handler('T', onMessage('C')),
    { roots: message('A', '=x', '=k') + message('C', '=x', '=k') }
  ),
  'a signal event sub-process twice': handled(handler('H', onSignal('S1')), handler('T', onSignal('S1'))),
  'a signal event sub-process by another reference': handled(
    handler('H', onSignal('S1')),
    handler('T', onSignal('S2'))
  ),
  'a timer event sub-process twice': handled(
    handler('H', onTimer('timeDuration', 'PT1H')),
    handler('T', onTimer('timeDuration', 'PT1H'))
  ),
  'a message event sub-process without a key': model(
    start() + end() + flows('Start -> End') + handler('T', onMessage('N')),
    { roots: message('N', 'n') }
  ),
  'an event sub-process with a boundary event': handled(
    handler('H', onError()) + boundary('T', 'H', onMessage('M'))
  ),
  'an event sub-process in a loop': handled(
    element(
      'subProcess',
      'T',
      beginning(onError('E'), 'A') + '<bpmn:multiInstanceLoopCharacteristics />',
      'triggeredByEvent="true"'
    )
  ),
  'a nested event sub-process twice': nested(
    start('IS') + handler('H', onError('E')) + handler('J', onError('E'))
  ),
  'an error boundary event of an unknown error': bounds(bound(onError('Nothing'))),
  'an escalation boundary event of an unknown escalation': model(
    start() +
      element('subProcess', 'W', start('S')) +
      boundary('T', 'W', onEscalation('Nothing')) +
      flows('Start -> W')
  ),
  'a signal boundary event of an unknown signal': bounds(bound(onSignal('Nothing'))),
  'a signal end event of an unknown signal': finish(onSignal('Nothing')),
  'a message throw event of an unknown message': throws(onMessage('Nothing'), '', tag),
  'an error event sub-process of an unknown error': handled(handler('H', onError('Nothing'))),
  'an escalation boundary event of an ad-hoc sub-process': model(
    start() +
      element('adHocSubProcess', 'W', service('A')) +
      boundary('T', 'W', onEscalation('X')) +
      flows('Start -> W'),
    { roots }
  ),
  'an escalation boundary event of a script': model(
    start() +
      element('scriptTask', 'W', extensions(tag)) +
      boundary('T', 'W', onEscalation()) +
      flows('Start -> W')
  ),
  'a message start event and a message event sub-process': model(
    beginning(onMessage('M')) + end() + flows('T -> End') + handler('H', onMessage('M')),
    { roots }
  )
};
