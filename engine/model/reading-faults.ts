import type { BpmnNode } from './bpmn-tree.ts';
import type { Problems } from './problem.ts';

/** What the reader of a BPMN text warns of. */
export interface ReadingWarning {
  readonly message: string;
  /** Of an unresolved reference: who refers, by which property, to which id. */
  readonly element?: BpmnNode;
  readonly property?: string;
  readonly value?: string;
}

/** Adds a problem where a fault makes the model mean something else than its author wrote; unknown extensions and diagrams do not. */
export function addFault(warning: ReadingWarning, problems: Problems): void {
  const { message } = warning;
  const [, twice] = /duplicate ID <([^>]*)>/i.exec(message) ?? [];
  if (twice !== undefined) problems.add(twice, `Id '${twice}' is used twice`);
  else if (/unresolved reference/i.test(message)) addUnresolved(warning, problems);
  else if (/unparsable content/i.test(message) && !/<(zeebe|bpmndi|di|dc):/.test(message))
    problems.add(undefined, message.split('\n')[0] ?? message);
}

/** References that nothing is run by. */
const idle = new Set(['incoming', 'outgoing', 'processRef', 'bpmnElement']);

function addUnresolved({ element, property = '', value = '' }: ReadingWarning, problems: Problems): void {
  const name = property.slice(property.indexOf(':') + 1);
  const throws = /EndEvent|ThrowEvent/.test(element?.$parent?.$type ?? '');
  // A message that is thrown is its job's matter; an error that nobody knows is any, for whoever catches it.
  const meansNothing = throws ? name === 'messageRef' : name === 'errorRef' || name === 'escalationRef';
  // An association matters only where it names a handler.
  if (idle.has(name) || meansNothing || element?.$type === 'bpmn:Association') return;
  const isPart = element?.$type.endsWith('EventDefinition') ?? false;
  problems.add((isPart ? undefined : element?.id) ?? element?.$parent?.id, unresolved(name, value));
}

const referred: Readonly<Record<string, string>> = {
  messageRef: 'a message',
  signalRef: 'a signal',
  errorRef: 'an error',
  escalationRef: 'an escalation'
};

function unresolved(name: string, value: string): string {
  if (name === 'activityRef') return `The referenced compensation activity '${value}' doesn't exist`;
  if (name === 'sourceRef' || name === 'targetRef')
    return `SequenceFlow has ${name} '${value}' which cannot be resolved`;
  const what = referred[name];
  return what ? `Must reference ${what}: '${value}' doesn't exist` : `Its ${name} '${value}' doesn't exist`;
}
