import {
  element,
  end,
  error,
  escalation,
  escape,
  extensions,
  flows,
  io,
  job,
  listeners,
  loop,
  message,
  model,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  onTimer,
  service,
  signal,
  start
} from '../../support/bpmn.ts';

/** A BPMN file with one process, which asks for a FEEL text (without `=`) at one place of a model. */
type Place = (id: string, text: string) => string;

const attribute = (text: string) => escape(`=${text}`);

/** A process of one element between its start and its end. */
const around = (content: string, id: string, roots = '') =>
  model(`${start()}${content}${end()}${flows('Start -> A', 'A -> End')}`, { id, roots });

const serviceTask = (...content: string[]) => element('serviceTask', 'A', extensions(...content));

const userTask = (...content: string[]) =>
  element('userTask', 'A', extensions('<zeebe:userTask />', ...content));

const caught = (definition: string) => element('intermediateCatchEvent', 'A', definition);

const thrown = (definition: string) => element('intermediateThrowEvent', 'A', definition);

const called = (tag: string, content: string) => element(tag, 'A', extensions(content));

const timer =
  (kind: 'timeDate' | 'timeDuration' | 'timeCycle'): Place =>
  (id, text) =>
    kind === 'timeCycle'
      ? model(
          `${start()}${service('A', 'waits')}${element('boundaryEvent', 'T', onTimer(kind, `=${text}`), 'attachedToRef="A" cancelActivity="false"')}${end()}${flows('Start -> A', 'A -> End', 'T -> End')}`,
          { id }
        )
      : around(caught(onTimer(kind, `=${text}`)), id);

const gateway =
  (tag: string): Place =>
  (id, text) =>
    model(
      `${start()}${element(tag, 'A')}${end('E1')}${end('E2')}${flows('Start -> A', `A -> E1: =${text}`, 'A -> E2: =false')}`,
      { id }
    );

/** Where a model asks for FEEL, by name. */
export const places: Readonly<Record<string, Place>> = {
  'job type': (id, text) => around(serviceTask(job(attribute(text))), id),
  retries: (id, text) => around(serviceTask(job('t', attribute(text))), id),
  'input mapping': (id, text) => around(serviceTask(io({ into: `=${text}` }), job('t')), id),
  'listener type': (id, text) =>
    around(serviceTask(job('t'), listeners('start x').replace('"x"', `"${attribute(text)}"`)), id),
  'correlation key': (id, text) => around(caught(onMessage('M')), id, message('M', 'm', `=${text}`)),
  'message name': (id, text) => around(caught(onMessage('M')), id, message('M', attribute(text), '="k"')),
  'signal name': (id, text) => around(caught(onSignal('S')), id, signal('S', `=${text}`)),
  'thrown signal': (id, text) => around(thrown(onSignal('S')), id, signal('S', `=${text}`)),
  'thrown error': (id, text) =>
    model(`${start()}${element('endEvent', 'A', onError('R'))}${flows('Start -> A')}`, {
      id,
      roots: error('R', attribute(text))
    }),
  'thrown escalation': (id, text) => around(thrown(onEscalation('R')), id, escalation('R', `=${text}`)),
  'time date': timer('timeDate'),
  'time duration': timer('timeDuration'),
  'time cycle': timer('timeCycle'),
  'exclusive gateway': gateway('exclusiveGateway'),
  'inclusive gateway': gateway('inclusiveGateway'),
  'input collection': (id, text) =>
    around(element('serviceTask', 'A', extensions(job('t')) + loop({ input: `=${text}` })), id),
  'completion condition': (id, text) =>
    around(element('task', 'A', loop({ input: '=[1]', condition: `=${text}` })), id),
  'called process': (id, text) =>
    around(called('callActivity', `<zeebe:calledElement processId="${attribute(text)}" />`), id),
  'called decision': (id, text) =>
    around(
      called(
        'businessRuleTask',
        `<zeebe:calledDecision decisionId="${attribute(text)}" resultVariable="r" />`
      ),
      id
    ),
  assignee: (id, text) =>
    around(userTask(`<zeebe:assignmentDefinition assignee="${attribute(text)}" />`), id),
  'candidate groups': (id, text) =>
    around(userTask(`<zeebe:assignmentDefinition candidateGroups="${attribute(text)}" />`), id),
  'candidate users': (id, text) =>
    around(userTask(`<zeebe:assignmentDefinition candidateUsers="${attribute(text)}" />`), id),
  'due date': (id, text) => around(userTask(`<zeebe:taskSchedule dueDate="${attribute(text)}" />`), id),
  'follow-up date': (id, text) =>
    around(userTask(`<zeebe:taskSchedule followUpDate="${attribute(text)}" />`), id),
  priority: (id, text) => around(userTask(`<zeebe:priorityDefinition priority="${attribute(text)}" />`), id),
  form: (id, text) => around(userTask(`<zeebe:formDefinition formId="${attribute(text)}" />`), id),
  script: (id, text) =>
    around(called('scriptTask', `<zeebe:script expression="${attribute(text)}" resultVariable="r" />`), id),
  'active elements': (id, text) =>
    around(
      element(
        'adHocSubProcess',
        'A',
        extensions(`<zeebe:adHoc activeElementsCollection="${attribute(text)}" />`) + element('task', 'B')
      ),
      id
    ),
  'ad-hoc completion condition': (id, text) =>
    around(
      element(
        'adHocSubProcess',
        'A',
        extensions('<zeebe:adHoc activeElementsCollection="=[&quot;B&quot;]" />') +
          element('task', 'B') +
          `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${attribute(text)}</bpmn:completionCondition>`
      ),
      id
    )
};
