import { between, type Cases, definition, native, task } from './around.ts';
import {
  boundary,
  element,
  end,
  error,
  extensions,
  flows,
  listeners,
  message,
  model,
  onCompensation,
  onError,
  onLink,
  onMessage,
  onTimer,
  service,
  start,
  taskListeners
} from '../../support/bpmn.ts';

const roots = message('M', 'm', '=k') + error('E', 'e');
const hour = onTimer('timeDuration', 'PT1H');
const listening = (tag: string, kinds: string[], content = '', more = '', given: string[] = []) =>
  between(
    element(tag, 'T', extensions(...given, listeners(...kinds.map((kind) => `${kind} l`))) + content, more),
    { roots }
  );
const both = ['start', 'end'];
const listener = (attributes: string) =>
  task(
    'task',
    `<zeebe:executionListeners><zeebe:executionListener ${attributes} /></zeebe:executionListeners>`
  );
const hears = (attributes: string) =>
  native(`<zeebe:taskListeners><zeebe:taskListener ${attributes} /></zeebe:taskListeners>`);

/** Execution listeners and task listeners. */
export const listenerPlaces: Cases = {
  ...Object.fromEntries(
    (
      [
        ['task', '', ''],
        ['manualTask', '', ''],
        ['userTask', '', ''],
        ['exclusiveGateway', '', ''],
        ['inclusiveGateway', '', ''],
        ['parallelGateway', '', ''],
        ['subProcess', start('S'), ''],
        ['adHocSubProcess', service('A'), ''],
        ['intermediateCatchEvent', hour, ''],
        ['intermediateThrowEvent', '', ''],
        ['receiveTask', '', 'messageRef="M"']
      ] as const
    ).flatMap(([tag, content, more]) =>
      both.map((kind) => [`a ${kind} listener of ${tag}`, listening(tag, [kind], content, more)])
    )
  ),
  ...Object.fromEntries(
    both.flatMap((kind) => {
      const heard = extensions(listeners(`${kind} l`));
      return [
        [
          `a ${kind} listener of the process`,
          model(start() + end() + flows('Start -> End'), { extensions: listeners(`${kind} l`) })
        ],
        [
          `a ${kind} listener of a start event`,
          model(element('startEvent', 'T', heard) + end() + flows('T -> End'))
        ],
        [
          `a ${kind} listener of an end event`,
          model(start() + element('endEvent', 'T', heard) + flows('Start -> T'))
        ],
        [
          `a ${kind} listener of an error end event`,
          model(start() + element('endEvent', 'T', heard + onError('E')) + flows('Start -> T'), { roots })
        ],
        [
          `a ${kind} listener of a terminate end event`,
          model(
            start() +
              element('endEvent', 'T', heard + '<bpmn:terminateEventDefinition />') +
              flows('Start -> T'),
            { roots }
          )
        ],
        [
          `a ${kind} listener of a compensation end event`,
          model(start() + element('endEvent', 'T', heard + onCompensation()) + flows('Start -> T'), { roots })
        ],
        [
          `a ${kind} listener of a link throw event`,
          model(
            start() +
              element('intermediateThrowEvent', 'T', heard + onLink('there')) +
              element('intermediateCatchEvent', 'C', onLink('there')) +
              flows('Start -> T')
          )
        ],
        [
          `a ${kind} listener of a link catch event`,
          model(
            start() +
              element('intermediateThrowEvent', 'C', onLink('there')) +
              element('intermediateCatchEvent', 'T', heard + onLink('there')) +
              flows('Start -> C')
          )
        ],
        [
          `a ${kind} listener of a boundary event`,
          model(start() + service('W') + boundary('T', 'W', heard + onError()) + flows('Start -> W'))
        ],
        [
          `a ${kind} listener of a compensation boundary event`,
          model(
            start() +
              service('W') +
              boundary('T', 'W', heard + onCompensation()) +
              element('task', 'U', '', 'isForCompensation="true"') +
              flows('Start -> W') +
              '<bpmn:association id="As" sourceRef="T" targetRef="U" />'
          )
        ],
        [
          `a ${kind} listener of an event-based gateway`,
          model(
            start() +
              element('eventBasedGateway', 'T', heard) +
              element('intermediateCatchEvent', 'A', hour) +
              element('intermediateCatchEvent', 'B', onMessage('M')) +
              flows('Start -> T', 'T -> A', 'T -> B'),
            { roots }
          )
        ],
        [
          `a ${kind} listener of an event sub-process`,
          model(
            start() +
              end() +
              flows('Start -> End') +
              element(
                'subProcess',
                'T',
                heard + element('startEvent', 'HS', onError()),
                'triggeredByEvent="true"'
              )
          )
        ],
        [
          `a ${kind} listener of the start of an event sub-process`,
          model(
            start() +
              end() +
              flows('Start -> End') +
              element(
                'subProcess',
                'H',
                element('startEvent', 'T', heard + onError()),
                'triggeredByEvent="true"'
              )
          )
        ],
        [
          `a ${kind} listener of a loop`,
          between(
            element(
              'serviceTask',
              'T',
              extensions(definition) +
                `<bpmn:multiInstanceLoopCharacteristics>${extensions('<zeebe:loopCharacteristics inputCollection="=a" />', listeners(`${kind} l`))}</bpmn:multiInstanceLoopCharacteristics>`
            )
          )
        ],
        [
          `a ${kind} listener of a flow`,
          model(
            start() +
              end() +
              `<bpmn:sequenceFlow id="T" sourceRef="Start" targetRef="End">${heard}</bpmn:sequenceFlow>`
          )
        ]
      ] as const;
    })
  ),
  'a listener of no event': listener('type="l"'),
  'a listener of an unknown event': listener('eventType="middle" type="l"'),
  'a listener of an empty event': listener('eventType="" type="l"'),
  'a listener without a type': listener('eventType="start"'),
  'a listener with an empty type': listener('eventType="start" type=""'),
  'a listener with empty retries': listener('eventType="start" type="l" retries=""'),
  'a listener with retries in words': listener('eventType="start" type="l" retries="three"'),
  'a listener with broken FEEL for its type': listener('eventType="start" type="=1 +"'),
  'a listener with broken FEEL for its retries': listener('eventType="start" type="l" retries="=1 +"'),
  'a listener of cancelling': listener('eventType="cancel" type="l"'),
  'a listener twice': task('task', listeners('start l', 'start l')),
  'a listener thrice': task('task', listeners('start l', 'start l', 'start l')),
  'a listener of start and end': task('task', listeners('start l', 'end l')),
  'two listeners': task('task', listeners('start l', 'start m')),
  'two lists of listeners': task('task', listeners('start l'), listeners('end m')),
  'two lists of listeners of the process': model(start(), {
    extensions: listeners('start l') + listeners('end m')
  }),
  'a listener of the process twice': model(start(), { extensions: listeners('start l', 'start l') }),
  'no listeners': task('task', '<zeebe:executionListeners />'),
  ...Object.fromEntries(
    [
      'creating',
      'assigning',
      'updating',
      'completing',
      'canceling',
      'create',
      'assignment',
      'complete',
      'cancel',
      'update',
      'assign',
      'nothing',
      ''
    ].map((kind) => [`a task listener of ${kind}`, hears(`eventType="${kind}" type="l"`)])
  ),
  'a task listener of no event': hears('type="l"'),
  'a task listener without a type': hears('eventType="creating"'),
  'a task listener with an empty type': hears('eventType="creating" type=""'),
  'a task listener with empty retries': hears('eventType="creating" type="l" retries=""'),
  'a task listener with broken FEEL': hears('eventType="creating" type="=1 +"'),
  'a task listener twice': native(taskListeners('creating l', 'creating l')),
  'a task listener by two names': native(taskListeners('completing l', 'complete l')),
  'two lists of task listeners': native(taskListeners('creating l'), taskListeners('assigning l')),
  'a task listener of a task by job': task('userTask', taskListeners('creating l')),
  'a task listener of a service task': task('serviceTask', definition, taskListeners('creating l')),
  'no task listeners of a task by job': task('userTask', '<zeebe:taskListeners />')
};
