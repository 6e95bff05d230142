/** Reads what events catch and throw. */
import type { Expression } from '../feel/expression.ts';
import { constant } from '../feel/expression.ts';
import type { BpmnNode } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import { compileCondition } from './compile-condition.ts';
import { compileJob } from './compile-job.ts';
import type { CompileContext } from './compile-context.ts';
import type { EventKind, ExecutableElement, MessageDefinition, TimerDefinition } from './executable.ts';

const kinds: Record<string, EventKind> = {
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:TimerEventDefinition': 'timer',
  'bpmn:SignalEventDefinition': 'signal',
  'bpmn:ConditionalEventDefinition': 'conditional',
  'bpmn:ErrorEventDefinition': 'error',
  'bpmn:EscalationEventDefinition': 'escalation',
  'bpmn:LinkEventDefinition': 'link',
  'bpmn:CompensateEventDefinition': 'compensation',
  'bpmn:TerminateEventDefinition': 'terminate'
};

/** The kinds that each sort of event may have. */
export const eventKinds: Readonly<Record<string, EventKind[]>> = {
  'bpmn:StartEvent': ['none', 'message', 'timer', 'signal', 'conditional', 'error', 'escalation'],
  'bpmn:EndEvent': ['none', 'message', 'signal', 'error', 'escalation', 'compensation', 'terminate'],
  'bpmn:IntermediateCatchEvent': ['message', 'timer', 'signal', 'conditional', 'link'],
  'bpmn:IntermediateThrowEvent': ['none', 'message', 'signal', 'escalation', 'link', 'compensation'],
  'bpmn:BoundaryEvent': ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensation']
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
  if (element.event === 'signal') element.signal = compileSignal(context, node, definition.signalRef);
  if (element.event === 'conditional') element.condition = compileCondition(context, node, definition);
  if (element.event === 'link') compileLink(context, node, element, definition);
  if (element.event === 'error') compileError(context, node, element, definition.errorRef, throwing);
  if (element.event === 'escalation')
    element.code = compileCode(context, node, 'escalation', definition.escalationRef, throwing);
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

function compileSignal(
  context: CompileContext,
  node: BpmnNode,
  signal: BpmnNode | undefined
): Expression | null {
  if (signal) return context.required(node, signal.name, `Name of signal '${signal.id ?? ''}'`);
  context.problems.add(node.id, 'Must reference a signal');
  return null;
}

/** A link has no scope of its own to map into: input mappings of link events are left alone, as in Zeebe. */
function compileLink(
  context: CompileContext,
  node: BpmnNode,
  element: ExecutableElement,
  { name }: BpmnNode
): void {
  element.inputs = [];
  if (name) element.link = name;
  else context.problems.add(node.id, 'Link name must be present and not empty');
}

function compileThrownMessage(
  context: CompileContext,
  node: BpmnNode,
  element: ExecutableElement,
  definition: BpmnNode
): void {
  if (definition.messageRef && !definition.messageRef.name)
    context.problems.add(
      node.id,
      `Name of message '${definition.messageRef.id ?? ''}' must be present and not empty`
    );
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

/** The code that a referenced error or escalation names; undefined without a reference. */
function codeOf(referenced: BpmnNode | undefined): string | undefined {
  return referenced && (referenced.errorCode ?? referenced.escalationCode ?? '');
}

function compileError(
  context: CompileContext,
  node: BpmnNode,
  element: ExecutableElement,
  error: BpmnNode | undefined,
  throwing: boolean
): void {
  element.code = compileCode(context, node, 'error', error, throwing);
  const interrupts = node.$type === 'bpmn:BoundaryEvent' ? node.cancelActivity : node.isInterrupting;
  if (!throwing && interrupts === false) context.problems.add(node.id, 'An error event must be interrupting');
}

/** A thrown code may be FEEL; a caught one is static, and absent where everything is caught. */
function compileCode(
  context: CompileContext,
  node: BpmnNode,
  what: 'error' | 'escalation',
  referenced: BpmnNode | undefined,
  throwing: boolean
): Expression | null {
  const code = codeOf(referenced);
  const id = referenced?.id ? ` '${referenced.id}'` : '';
  if (throwing) return context.required(node, code, `The ${what} code of the referenced ${what}${id}`);
  if (code?.startsWith('='))
    context.problems.add(node.id, `The ${what} code of a catching event must be static`);
  return code ? constant(code) : null;
}
