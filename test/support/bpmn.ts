/** Writes small BPMN files for tests: elements as XML snippets, flows as `A -> B`. */

export interface ModelOptions {
  id?: string;
  name?: string;
  /** Root elements beside the process: messages, errors. */
  roots?: string;
  /** Further processes' XML. */
  more?: string;
  /** Extension elements of the process. */
  extensions?: string;
}

const attributes = (id: string, more = '') => `id="${id}"${more ? ` ${more}` : ''}`;

/** Extension elements. */
export const extensions = (...content: string[]) =>
  content.length > 0 ? `<bpmn:extensionElements>${content.join('')}</bpmn:extensionElements>` : '';

export const job = (type: string, retries = '3') =>
  `<zeebe:taskDefinition type="${type}" retries="${retries}" />`;

export const io = (inputs: Record<string, string>, outputs: Record<string, string> = {}) => {
  const one =
    (tag: string) =>
    ([target, source]: [string, string]) =>
      `<zeebe:${tag} source="${escape(source)}" target="${target}" />`;
  const all = [...Object.entries(inputs).map(one('input')), ...Object.entries(outputs).map(one('output'))];
  return `<zeebe:ioMapping>${all.join('')}</zeebe:ioMapping>`;
};

/** Text as an attribute or element content. */
export const escape = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Any element. */
export const element = (tag: string, id: string, content = '', more = '') =>
  `<bpmn:${tag} ${attributes(id, more)}>${content}</bpmn:${tag}>`;

export const start = (id = 'Start', content = '') => element('startEvent', id, content);
export const end = (id = 'End', content = '') => element('endEvent', id, content);
export const service = (id: string, type = id, ...more: string[]) =>
  element('serviceTask', id, extensions(job(type), ...more));

/** Sequence flows: `'A -> B'`, with a condition `'A -> B: =x > 1'`. Their ids are `A-B`. */
export const flows = (...lines: string[]) =>
  lines
    .map((line) => {
      const match = /^(\S+) -> (\S+?)(?:: (.+))?$/.exec(line);
      if (!match) throw new Error(`not a flow: ${line}`);
      const [, from = '', to = '', condition] = match;
      const content = condition
        ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escape(condition)}</bpmn:conditionExpression>`
        : '';
      return `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${content}</bpmn:sequenceFlow>`;
    })
    .join('');

/** A message with its correlation key. */
export const message = (id: string, name: string, correlationKey?: string) =>
  element(
    'message',
    id,
    correlationKey ? extensions(`<zeebe:subscription correlationKey="${escape(correlationKey)}" />`) : '',
    `name="${name}"`
  );

export const onMessage = (messageId: string) => `<bpmn:messageEventDefinition messageRef="${messageId}" />`;
export const onError = (errorId?: string) =>
  `<bpmn:errorEventDefinition${errorId ? ` errorRef="${errorId}"` : ''} />`;
/** A signal. */
export const signal = (id: string, name: string) => element('signal', id, '', `name="${escape(name)}"`);
export const onSignal = (signalId: string) => `<bpmn:signalEventDefinition signalRef="${signalId}" />`;
/** A condition, with the variable events of its filter where it has one. */
export const onCondition = (condition: string, variableEvents?: string) =>
  `<bpmn:conditionalEventDefinition>${
    variableEvents === undefined
      ? ''
      : extensions(`<zeebe:conditionalFilter variableEvents="${variableEvents}" />`)
  }<bpmn:condition xsi:type="bpmn:tFormalExpression">${escape(condition)}</bpmn:condition></bpmn:conditionalEventDefinition>`;
export const onTimer = (kind: 'timeDate' | 'timeDuration' | 'timeCycle', text: string) =>
  `<bpmn:timerEventDefinition><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${escape(text)}</bpmn:${kind}></bpmn:timerEventDefinition>`;
export const error = (id: string, code: string) =>
  `<bpmn:error id="${id}" name="${id}" errorCode="${code}" />`;

export const escalation = (id: string, code: string) =>
  `<bpmn:escalation id="${id}" name="${id}" escalationCode="${escape(code)}" />`;
export const onEscalation = (escalationId?: string) =>
  `<bpmn:escalationEventDefinition${escalationId ? ` escalationRef="${escalationId}"` : ''} />`;

export const onLink = (name: string) => `<bpmn:linkEventDefinition name="${name}" />`;

export const boundary = (id: string, attachedTo: string, content: string, interrupting = true) =>
  element('boundaryEvent', id, content, `attachedToRef="${attachedTo}" cancelActivity="${interrupting}"`);

/** A compensation boundary event and its handler: `undo` of `activity`. */
export const compensated = (activity: string, undo: string) =>
  boundary(`${activity}Undo`, activity, '<bpmn:compensateEventDefinition />') +
  undo +
  `<bpmn:association id="${activity}Association" sourceRef="${activity}Undo" targetRef="${/id="([^"]+)"/.exec(undo)?.[1] ?? ''}" associationDirection="One" />`;
export const onCompensation = (activity?: string) =>
  `<bpmn:compensateEventDefinition${activity ? ` activityRef="${activity}"` : ''} />`;

/** Execution listeners as `'start setup'`: event and job type. */
export const listeners = (...given: string[]) =>
  `<zeebe:executionListeners>${given
    .map((one) => one.split(' '))
    .map(([event, type]) => `<zeebe:executionListener eventType="${event}" type="${type}" retries="2" />`)
    .join('')}</zeebe:executionListeners>`;

/** Task listeners as `'creating check'`: event and job type. */
export const taskListeners = (...given: string[]) =>
  `<zeebe:taskListeners>${given
    .map((one) => one.split(' '))
    .map(([event, type]) => `<zeebe:taskListener eventType="${event}" type="${type}" retries="2" />`)
    .join('')}</zeebe:taskListeners>`;

/** A multi-instance loop. */
export const loop = (given: {
  input: string;
  item?: string;
  output?: [collection: string, element: string];
  condition?: string;
  sequential?: boolean;
}) => {
  const output = given.output
    ? ` outputCollection="${given.output[0]}" outputElement="${escape(given.output[1])}"`
    : '';
  const item = given.item ? ` inputElement="${given.item}"` : '';
  const condition = given.condition
    ? `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${escape(given.condition)}</bpmn:completionCondition>`
    : '';
  return `<bpmn:multiInstanceLoopCharacteristics isSequential="${given.sequential ?? false}">${extensions(
    `<zeebe:loopCharacteristics inputCollection="${escape(given.input)}"${item}${output} />`
  )}${condition}</bpmn:multiInstanceLoopCharacteristics>`;
};

/** A process element. */
export const process = (id: string, body: string, extra = '', name = id) =>
  `<bpmn:process id="${id}" name="${name}" isExecutable="true">${extra ? extensions(extra) : ''}${body}</bpmn:process>`;

/** A whole BPMN file with one process (id `p` unless told). */
export const model = (body: string, options: ModelOptions = {}) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions" targetNamespace="http://bpmn.io/schema/bpmn">${options.roots ?? ''}${process(options.id ?? 'p', body, options.extensions, options.name)}${options.more ?? ''}</bpmn:definitions>`;
