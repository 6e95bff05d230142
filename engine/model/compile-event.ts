/** Reads what events catch and throw. */
import { constant } from '../feel/expression.ts';
import type { BpmnNode } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import { compileJob } from './compile-activity.ts';
import type { CompileContext } from './compile-context.ts';
import type { EventKind, ExecutableElement, MessageDefinition, TimerDefinition } from './executable.ts';

const kinds: Record<string, EventKind> = {
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:TimerEventDefinition': 'timer',
  'bpmn:ErrorEventDefinition': 'error',
  'bpmn:TerminateEventDefinition': 'terminate'
};

/** The kinds that each sort of event may have. */
export const eventKinds: Readonly<Record<string, EventKind[]>> = {
  'bpmn:StartEvent': ['none', 'message', 'timer', 'error'],
  'bpmn:EndEvent': ['none', 'message', 'error', 'terminate'],
  'bpmn:IntermediateCatchEvent': ['message', 'timer'],
  'bpmn:IntermediateThrowEvent': ['none', 'message'],
  'bpmn:BoundaryEvent': ['message', 'timer', 'error']
};

/** Fills in the event part of one flow node; `inEventSubProcess` for start events of event sub-processes. */
export function compileEvent(
  context: CompileContext,
  node: BpmnNode,
  element: ExecutableElement,
  inEventSubProcess: boolean
): void {
  const kindsAllowed = eventKinds[node.$type];
  if (!kindsAllowed) return;
  const definitions = node.eventDefinitions ?? [];
  const definition = definitions[0];
  const kind = definition ? kinds[definition.$type] : 'none';
  if (definitions.length > 1) context.problems.add(node.id, 'Must have at most one event definition');
  if (!kind || !kindsAllowed.includes(kind)) {
    const what = definition ? definition.$type.slice('bpmn:'.length) : 'no event definition';
    context.problems.add(
      node.id,
      `Event with ${what} is not supported here; use one of: ${kindsAllowed.join(', ')}`
    );
    return;
  }
  element.event = kind;
  if (definition) fill(context, node, element, definition, inEventSubProcess);
}

function fill(
  context: CompileContext,
  node: BpmnNode,
  element: ExecutableElement,
  definition: BpmnNode,
  inEventSubProcess: boolean
): void {
  const throwing = node.$type === 'bpmn:EndEvent' || node.$type === 'bpmn:IntermediateThrowEvent';
  if (element.event === 'message' && throwing) compileThrownMessage(context, node, element, definition);
  if (element.event === 'message' && !throwing) {
    const starts = node.$type === 'bpmn:StartEvent' && !inEventSubProcess;
    element.message = compileMessage(context, node, definition.messageRef, starts);
  }
  if (element.event === 'timer') element.timer = compileTimer(context, node, definition);
  if (element.event === 'error') compileError(context, node, element, definition, throwing);
}

/** The message that a node waits for. */
export function compileMessage(
  context: CompileContext,
  node: BpmnNode,
  message: BpmnNode | undefined,
  starts: boolean
): MessageDefinition | null {
  if (!message) {
    context.problems.add(node.id, 'Must reference a message');
    return null;
  }
  const name = context.required(node, message.name, `Name of message '${message.id ?? ''}'`);
  if (starts) return { name, correlationKey: null };
  const subscription = extensionOf(message, 'zeebe:Subscription');
  const what = `'zeebe:subscription' with attribute 'correlationKey' of message '${message.id ?? ''}'`;
  return { name, correlationKey: context.requiredFeel(node, subscription?.correlationKey, what) };
}

function compileThrownMessage(
  context: CompileContext,
  node: BpmnNode,
  element: ExecutableElement,
  definition: BpmnNode
): void {
  element.job = compileJob(context, node);
  if (element.job) return;
  const reference = definition.messageRef ? '' : ' (there is no message reference either)';
  context.problems.add(node.id, `Must have exactly one 'zeebe:taskDefinition' extension element${reference}`);
}

function compileTimer(context: CompileContext, node: BpmnNode, definition: BpmnNode): TimerDefinition | null {
  const given: [TimerDefinition['kind'], BpmnNode | undefined][] = [
    ['date', definition.timeDate],
    ['duration', definition.timeDuration],
    ['cycle', definition.timeCycle]
  ];
  const present = given.filter(([, value]) => value?.body);
  const [first] = present;
  if (!first || present.length > 1) {
    context.problems.add(node.id, 'Must have exactly one of timeDate, timeDuration and timeCycle');
    return null;
  }
  const [kind, value] = first;
  if (kind === 'cycle' && !mayRepeat(node)) {
    context.problems.add(
      node.id,
      'A time cycle is allowed only at non-interrupting boundary and start events'
    );
  }
  return { kind, expression: context.attribute(node, (value?.body ?? '').trim()) };
}

function mayRepeat(node: BpmnNode): boolean {
  if (node.$type === 'bpmn:StartEvent')
    return !node.$parent?.triggeredByEvent || node.isInterrupting === false;
  return node.$type === 'bpmn:BoundaryEvent' && node.cancelActivity === false;
}

function compileError(
  context: CompileContext,
  node: BpmnNode,
  element: ExecutableElement,
  definition: BpmnNode,
  throwing: boolean
): void {
  const code = definition.errorRef?.errorCode;
  if (throwing) element.errorCode = context.required(node, code, 'Error code of the referenced error');
  else if (definition.errorRef && code) element.errorCode = constant(code);
  const interrupts = node.$type === 'bpmn:BoundaryEvent' ? node.cancelActivity : node.isInterrupting;
  if (!throwing && interrupts === false) context.problems.add(node.id, 'An error event must be interrupting');
  if (!throwing && code?.startsWith('='))
    context.problems.add(node.id, 'The error code of a catching event must be static');
}
