import { isRole, type Role } from '../../domain/roles.ts';
import { moddle } from '../../plan-model/moddle.ts';

/** What a model says about one of its elements, as far as the desk acts on it (docs/architecture.md). */
export interface ElementInfo {
  readonly elementId: string;
  readonly type: string;
  readonly name: string | null;
  /** `zeebe:properties` by name, `shoumi:` included. */
  readonly properties: Readonly<Record<string, string>>;
  readonly formId: string | null;
  readonly calledProcessId: string | null;
  readonly decisionId: string | null;
  /** Role that the task is offered to within its case. */
  readonly role: Role | null;
  /** Name of the message that the event waits for. */
  readonly message: string | null;
  /** Element that a boundary event is attached to. */
  readonly attachedTo: string | null;
  /** Starts an event sub-process of the process itself: open as long as the instance runs. */
  readonly startsAtAnyTime: boolean;
}

export interface ModelInfo {
  readonly processId: string;
  readonly name: string | null;
  readonly properties: Readonly<Record<string, string>>;
  readonly elements: ReadonlyMap<string, ElementInfo>;
}

interface Node {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly flowElements?: readonly Node[];
  readonly rootElements?: readonly Node[];
  readonly triggeredByEvent?: boolean;
  readonly attachedToRef?: { readonly id?: string };
  readonly eventDefinitions?: readonly { readonly messageRef?: { readonly name?: string } }[];
  readonly extensionElements?: { readonly values?: readonly Extension[] };
}

interface Extension {
  readonly $type: string;
  readonly properties?: readonly { readonly name?: string; readonly value?: string }[];
  readonly formId?: string;
  readonly processId?: string;
  readonly decisionId?: string;
  readonly candidateGroups?: string;
}

const extension = (node: Node, type: string): Extension | undefined =>
  node.extensionElements?.values?.find((value) => value.$type === type);

const propertiesOf = (node: Node): Record<string, string> =>
  Object.fromEntries(
    (extension(node, 'zeebe:Properties')?.properties ?? []).map(({ name = '', value = '' }) => [name, value])
  );

/** `=[caseKey + "/agency-head"]` names a role of the case. */
function roleOf(node: Node): Role | null {
  const groups = extension(node, 'zeebe:AssignmentDefinition')?.candidateGroups ?? '';
  const role = /"\/([a-z-]+)"/.exec(groups)?.[1] ?? '';
  return isRole(role) ? role : null;
}

const infoOf = (node: Node, parent: Node, process: Node): ElementInfo => ({
  elementId: node.id ?? '',
  type: node.$type,
  name: node.name ?? null,
  properties: propertiesOf(node),
  formId: extension(node, 'zeebe:FormDefinition')?.formId ?? null,
  calledProcessId: extension(node, 'zeebe:CalledElement')?.processId ?? null,
  decisionId: extension(node, 'zeebe:CalledDecision')?.decisionId ?? null,
  role: roleOf(node),
  message: node.eventDefinitions?.[0]?.messageRef?.name ?? null,
  attachedTo: node.attachedToRef?.id ?? null,
  startsAtAnyTime:
    node.$type === 'bpmn:StartEvent' &&
    parent.triggeredByEvent === true &&
    (process.flowElements?.includes(parent) ?? false)
});

const nested = (node: Node, process: Node): readonly ElementInfo[] =>
  (node.flowElements ?? []).flatMap((child) => [infoOf(child, node, process), ...nested(child, process)]);

/** Reads a model's process and elements, nested ones included. Rejects when the text is no BPMN with a process. */
export async function readModel(xml: string): Promise<ModelInfo> {
  const { rootElement } = await moddle.fromXML(xml);
  const roots = (rootElement as unknown as Node).rootElements ?? [];
  const process = roots.find(({ $type }) => $type === 'bpmn:Process');
  if (!process) throw new Error('the diagram has no process');
  return {
    processId: process.id ?? '',
    name: process.name ?? null,
    properties: propertiesOf(process),
    elements: new Map(nested(process, process).map((info) => [info.elementId, info]))
  };
}
