import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';

/** What a BPMN element says, as bpmn-moddle reads it. */
export interface Source {
  readonly $type: string;
  readonly id: string;
  readonly flowElements?: readonly Source[];
  readonly artifacts?: readonly Source[];
  readonly rootElements?: readonly Source[];
  readonly eventDefinitions?: readonly Source[];
  readonly extensionElements?: { readonly values?: readonly Extension[] };
  readonly sourceRef?: Source;
  readonly targetRef?: Source;
  readonly attachedToRef?: Source;
  readonly default?: Source;
  readonly messageRef?: Source;
  readonly signalRef?: Source;
  readonly activityRef?: Source;
  readonly escalationRef?: Source & { readonly escalationCode?: string };
  readonly errorRef?: Source & { readonly errorCode?: string };
  readonly conditionExpression?: Text;
  readonly completionCondition?: Text;
  readonly timeDate?: Text;
  readonly timeDuration?: Text;
  readonly timeCycle?: Text;
  readonly loopCharacteristics?: Source;
  readonly name?: string;
  readonly cancelActivity?: boolean;
  readonly isInterrupting?: boolean;
  readonly isSequential?: boolean;
  readonly triggeredByEvent?: boolean;
}

interface Text {
  readonly body: string;
}

/** An extension element: its attributes, and what stands in it. */
export interface Extension {
  readonly $type: string;
  readonly [property: string]: unknown;
}

/** A sequence flow. */
export interface Flow {
  readonly id: string;
  readonly from: Node;
  readonly to: Node;
  /** Text of its condition; null without one. */
  readonly condition: string | null;
  readonly isDefault: boolean;
}

/** A flow node, or the process itself, with its neighbours. */
export class Node {
  readonly outgoing: Flow[] = [];
  readonly incoming: Flow[] = [];
  /** What stands in it, when it is a process or sub-process. */
  readonly inner: Node[] = [];
  /** The events at its border. */
  readonly boundaries: Node[] = [];
  /** Of a compensation event at a border: what undoes the activity. */
  undo: Node | null = null;

  constructor(
    readonly source: Source,
    readonly outer: Node | null
  ) {}

  get id(): string {
    return this.source.id;
  }

  /** The name of the element's class in BPMN: `ServiceTask`. */
  get kind(): string {
    return this.source.$type.replace('bpmn:', '');
  }

  /** What kind of event it is: `Timer`, `Message`; null for a none event and for what is no event. */
  get event(): string | null {
    return this.source.eventDefinitions?.[0]?.$type.slice('bpmn:'.length, -'EventDefinition'.length) ?? null;
  }

  get definition(): Source | undefined {
    return this.source.eventDefinitions?.[0];
  }

  /** The type of an element instance in Camunda 8: `SERVICE_TASK`. */
  get type(): string {
    if (this.isEventSubProcess) return 'EVENT_SUB_PROCESS';
    return this.kind.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
  }

  get isEventSubProcess(): boolean {
    return this.source.triggeredByEvent === true;
  }

  /** The event at its border by which it can be undone. */
  get compensation(): Node | undefined {
    return this.boundaries.find(({ event }) => event === 'Compensate');
  }

  /** Whether the event ends what it happens to. */
  get interrupts(): boolean {
    return this.source.cancelActivity !== false && this.source.isInterrupting !== false;
  }

  /** Where the tokens of a process or sub-process begin. */
  get start(): Node | undefined {
    return this.inner.find(({ kind }) => kind === 'StartEvent');
  }

  /** The start events of the event sub-processes in it. */
  get eventStarts(): Node[] {
    return this.inner.flatMap((node) => (node.isEventSubProcess && node.start ? [node.start] : []));
  }

  extension<Given extends object>(name: string): Given | undefined {
    return extensionOf<Given>(this.source, name);
  }
}

/** The first extension of an element that has this name, `taskDefinition` for `zeebe:taskDefinition`. */
export function extensionOf<Given extends object>(
  source: Source | undefined,
  name: string
): Given | undefined {
  const wanted = `zeebe:${name}`.toLowerCase();
  return source?.extensionElements?.values?.find(({ $type }) => $type.toLowerCase() === wanted) as
    (Given & Extension) | undefined;
}

const zeebe = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json') as Record<
  string,
  unknown
>;
const moddle = new BpmnModdle({ zeebe });

/** The processes of a BPMN file by their ids. */
export async function readDiagram(xml: string): Promise<Map<string, Node>> {
  const { rootElement } = await moddle.fromXML(xml);
  const processes = ((rootElement as Source).rootElements ?? []).filter(
    ({ $type }) => $type === 'bpmn:Process'
  );
  return new Map(processes.map((source) => [source.id, nodeOf(source, null)]));
}

function nodeOf(source: Source, outer: Node | null): Node {
  const node = new Node(source, outer);
  const known = new Map<Source, Node>();
  for (const element of source.flowElements ?? []) {
    if (element.$type === 'bpmn:SequenceFlow') continue;
    const inner = nodeOf(element, node);
    known.set(element, inner);
    node.inner.push(inner);
  }
  const find = (element: Source | undefined): Node => {
    const found = element && known.get(element);
    if (!found) throw new Error(`${source.id}: a reference to nothing`);
    return found;
  };
  for (const inner of node.inner)
    if (inner.source.attachedToRef) find(inner.source.attachedToRef).boundaries.push(inner);
  for (const { $type, sourceRef, targetRef } of source.artifacts ?? [])
    if ($type === 'bpmn:Association') find(sourceRef).undo = find(targetRef);
  for (const element of source.flowElements ?? []) {
    if (element.$type !== 'bpmn:SequenceFlow') continue;
    const [from, to] = [find(element.sourceRef), find(element.targetRef)];
    const condition = element.conditionExpression?.body ?? null;
    const flow = { id: element.id, from, to, condition, isDefault: from.source.default === element };
    // BPMN leaves the order open; Camunda 8 goes from the last of the file to the first.
    from.outgoing.unshift(flow);
    to.incoming.push(flow);
  }
  return node;
}
