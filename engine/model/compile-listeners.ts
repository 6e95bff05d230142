/** Reads execution listeners and user-task listeners: jobs that an element waits for at points of its life. */
import type { BpmnNode, ListenerNode } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import type { UserTaskEvent } from '../records.ts';
import type { CompileContext } from './compile-context.ts';
import type { ExecutableElement, JobDefinition } from './executable.ts';
import { headerTexts, headersOf } from './compile-job.ts';

/** Fills in the start and end listeners of a process or flow node; refuses those that its type cannot have. */
export function compileListeners(context: CompileContext, node: BpmnNode, element: ExecutableElement): void {
  const given = extensionOf(node, 'zeebe:ExecutionListeners')?.listeners ?? [];
  listenerTwice(context, node, given);
  const byEvent = groupListeners(context, node, given, ['start', 'end']);
  element.startListeners = byEvent.start;
  element.endListeners = byEvent.end;
}

const taskEvents = ['creating', 'assigning', 'updating', 'completing', 'canceling'] as const;

/** The names that task listeners had at first; Zeebe still knows them. */
const formerly: ReadonlyMap<string | undefined, UserTaskEvent> = new Map([
  ['create', 'creating'],
  ['assignment', 'assigning'],
  ['update', 'updating'],
  ['complete', 'completing'],
  ['cancel', 'canceling']
]);

/** The listeners of a native user task. */
export function compileTaskListeners(
  context: CompileContext,
  node: BpmnNode
): Record<UserTaskEvent, JobDefinition[]> {
  const given = extensionOf(node, 'zeebe:TaskListeners')?.listeners ?? [];
  const renamed = given.map((listener) => ({
    ...listener,
    eventType: formerly.get(listener.eventType) ?? listener.eventType
  }));
  return groupListeners(context, node, renamed, taskEvents);
}

/** Refuses a listener that an element has twice: a combination of event and type may come once. */
function listenerTwice(context: CompileContext, node: BpmnNode, given: readonly ListenerNode[]): void {
  const seen = new Set<string>();
  for (const { eventType = '', type = '' } of given) {
    const combination = `${eventType}|${type}`;
    if (seen.has(combination))
      context.problems.add(
        node.id,
        `Two listeners have the eventType '${eventType}' and the type '${type}', these combinations should be unique.`
      );
    seen.add(combination);
  }
}

/** Listeners by event, each list in the order of the model. */
function groupListeners<Event extends string>(
  context: CompileContext,
  node: BpmnNode,
  given: readonly ListenerNode[],
  events: readonly Event[]
): Record<Event, JobDefinition[]> {
  const groups = Object.fromEntries(events.map((event) => [event, []])) as unknown as Record<
    Event,
    JobDefinition[]
  >;
  for (const listener of given) {
    const event = events.find((known) => known === listener.eventType);
    if (!event) context.problems.add(node.id, unknownEvent(listener.eventType, events));
    else groups[event].push(listenerJob(context, node, listener));
  }
  return groups;
}

function unknownEvent(given: string | undefined, events: readonly string[]): string {
  const choice = `The eventType of a listener must be one of: ${events.join(', ')}`;
  return given === 'beforeAll'
    ? `${choice}. 'beforeAll' is known from Camunda 8.10 on; this engine runs 8.9`
    : choice;
}

function listenerJob(context: CompileContext, node: BpmnNode, listener: ListenerNode): JobDefinition {
  return {
    type: context.required(node, listener.type, 'Listener type'),
    retries: context.attribute(node, listener.retries ?? '3'),
    headers: { ...headersOf(node), ...headerTexts(listener.headers) }
  };
}
