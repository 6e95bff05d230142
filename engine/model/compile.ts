import type { ElementType } from '../records.ts';
import type { BpmnNode } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import { compileActivity } from './compile-activity.ts';
import type { CompileContext } from './compile-context.ts';
import { compileEvent, compileMessage } from './compile-event.ts';
import { compileAdHoc } from './compile-ad-hoc.ts';
import { compileListeners } from './compile-listeners.ts';
import type { ExecutableElement, ExecutableFlow, ExecutableProcess } from './executable.ts';
import { referencesWithin } from './same-deployment.ts';

/** The BPMN elements that the engine runs. */
export const elementTypes: Readonly<Record<string, ElementType>> = {
  'bpmn:StartEvent': 'START_EVENT',
  'bpmn:EndEvent': 'END_EVENT',
  'bpmn:IntermediateCatchEvent': 'INTERMEDIATE_CATCH_EVENT',
  'bpmn:IntermediateThrowEvent': 'INTERMEDIATE_THROW_EVENT',
  'bpmn:BoundaryEvent': 'BOUNDARY_EVENT',
  'bpmn:Task': 'TASK',
  'bpmn:ServiceTask': 'SERVICE_TASK',
  'bpmn:UserTask': 'USER_TASK',
  'bpmn:SendTask': 'SEND_TASK',
  'bpmn:ReceiveTask': 'RECEIVE_TASK',
  'bpmn:BusinessRuleTask': 'BUSINESS_RULE_TASK',
  'bpmn:ScriptTask': 'SCRIPT_TASK',
  'bpmn:ManualTask': 'MANUAL_TASK',
  'bpmn:ExclusiveGateway': 'EXCLUSIVE_GATEWAY',
  'bpmn:ParallelGateway': 'PARALLEL_GATEWAY',
  'bpmn:InclusiveGateway': 'INCLUSIVE_GATEWAY',
  'bpmn:EventBasedGateway': 'EVENT_BASED_GATEWAY',
  'bpmn:SubProcess': 'SUB_PROCESS',
  'bpmn:AdHocSubProcess': 'AD_HOC_SUB_PROCESS',
  'bpmn:CallActivity': 'CALL_ACTIVITY'
};

/** Flow elements without meaning for the run. */
const silent = new Set([
  'bpmn:SequenceFlow',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference'
]);

/** The processes of a BPMN file that are compiled. */
export const executableIn = ({ rootElements = [] }: BpmnNode): BpmnNode[] =>
  rootElements.filter((node) => node.$type === 'bpmn:Process' && node.isExecutable);

/** Compiles every executable process of a BPMN file; what cannot be compiled is told in the context's problems. */
export function compileDefinitions(definitions: BpmnNode, context: CompileContext): ExecutableProcess[] {
  return executableIn(definitions).map((node) => compileProcess(context, node));
}

function compileProcess(context: CompileContext, node: BpmnNode): ExecutableProcess {
  const elements = new Map<string, ExecutableElement>();
  const root = blank(node, 'PROCESS', null);
  if (!node.id) context.problems.add(node.id, 'Process must have an id');
  elements.set(root.id, root);
  compileListeners(context, node, root);
  const compiler = new ScopeCompiler(context, elements);
  compiler.compileScope(node, root);
  compiler.resolveCompensations();
  const startEvents = [...elements.values()].filter(
    (element) => element.scope === root && element.type === 'START_EVENT' && element.event !== 'none'
  );
  return {
    id: root.id,
    name: root.name,
    versionTag: extensionOf(node, 'zeebe:VersionTag')?.value ?? null,
    root,
    elements,
    startEvents,
    hasStartForm: compiler.hasStartForm,
    sameDeployment: referencesWithin(node),
    waitsForConditions: [...elements.values()].some(
      (element) => element.condition !== null && !startEvents.includes(element)
    )
  };
}

function blank(node: BpmnNode, type: ElementType, scope: ExecutableElement | null): ExecutableElement {
  return {
    id: node.id ?? '',
    name: node.name ?? null,
    type,
    scope,
    event: 'none',
    incoming: [],
    outgoing: [],
    isBehindEventGateway: false,
    defaultFlow: null,
    inputs: [],
    outputs: [],
    startListeners: [],
    endListeners: [],
    boundaries: [],
    attachedTo: null,
    interrupting:
      node.$type === 'bpmn:BoundaryEvent' ? node.cancelActivity !== false : node.isInterrupting !== false,
    children: [],
    startEvent: null,
    eventSubProcessStarts: [],
    message: null,
    timer: null,
    signal: null,
    condition: null,
    forCompensation: node.isForCompensation === true,
    compensationHandler: null,
    compensates: null,
    link: null,
    linkTarget: null,
    code: null,
    job: null,
    userTask: null,
    script: null,
    decision: null,
    call: null,
    loop: null,
    adHoc: null
  };
}

function linkTarget(scope: ExecutableElement, name: string): ExecutableElement | null {
  return (
    scope.children.find((child) => child.type === 'INTERMEDIATE_CATCH_EVENT' && child.link === name) ?? null
  );
}

class ScopeCompiler {
  hasStartForm = false;
  readonly #context: CompileContext;
  readonly #elements: Map<string, ExecutableElement>;
  readonly #named = new Map<ExecutableElement, string>();

  constructor(context: CompileContext, elements: Map<string, ExecutableElement>) {
    this.#context = context;
    this.#elements = elements;
  }

  compileScope(node: BpmnNode, scope: ExecutableElement): void {
    const flowElements = node.flowElements ?? [];
    for (const child of flowElements) this.#compileElement(child, scope);
    for (const child of flowElements) if (child.$type === 'bpmn:SequenceFlow') this.#compileFlow(child);
    for (const child of flowElements) this.#connect(child, scope);
    for (const artifact of node.artifacts ?? []) this.#associate(artifact);
  }

  /** Finds the activities that compensation throw events name, wherever they are. */
  resolveCompensations(): void {
    for (const [element, activityId] of this.#named)
      element.compensates = this.#elements.get(activityId) ?? null;
  }

  #compileElement(node: BpmnNode, scope: ExecutableElement): void {
    if (silent.has(node.$type)) return;
    const type = elementTypes[node.$type];
    if (!type) {
      this.#context.problems.add(node.id, `Elements of type '${node.$type}' are not supported`);
      return;
    }
    if (!node.id || this.#elements.has(node.id)) {
      this.#context.problems.add(
        node.id ?? scope.id,
        node.id ? `Id '${node.id}' is used twice` : `A ${node.$type} has no id`
      );
      return;
    }
    const element = blank(node, node.triggeredByEvent ? 'EVENT_SUB_PROCESS' : type, scope);
    this.#elements.set(element.id, element);
    scope.children.push(element);
    compileActivity(this.#context, node, element);
    compileListeners(this.#context, node, element);
    compileEvent(this.#context, node, element, scope.type === 'EVENT_SUB_PROCESS');
    const named = node.eventDefinitions?.[0]?.activityRef?.id;
    if (named) this.#named.set(element, named);
    if (type === 'RECEIVE_TASK') {
      element.event = 'message';
      element.message = compileMessage(this.#context, node, node.messageRef, false);
    }
    if (type === 'SUB_PROCESS' || type === 'AD_HOC_SUB_PROCESS') this.compileScope(node, element);
    if (type === 'AD_HOC_SUB_PROCESS') this.#compileAdHoc(node, element);
    if (type === 'START_EVENT' && extensionOf(node, 'zeebe:FormDefinition')) this.hasStartForm = true;
  }

  #compileAdHoc(node: BpmnNode, element: ExecutableElement): void {
    const id = `${element.id}#innerInstance`;
    const inner = blank({ $type: node.$type, id }, 'AD_HOC_SUB_PROCESS_INNER_INSTANCE', element);
    this.#elements.set(id, inner);
    element.adHoc = compileAdHoc(this.#context, node, element, inner);
  }

  #compileFlow(node: BpmnNode): void {
    const source = this.#elements.get(node.sourceRef?.id ?? '');
    const target = this.#elements.get(node.targetRef?.id ?? '');
    if (!source || !target || !node.id) {
      this.#context.problems.add(
        node.id ?? node.$parent?.id,
        'A sequence flow must have an id, a source and a target that are supported'
      );
      return;
    }
    if (source.scope !== target.scope) {
      this.#context.problems.add(node.id, 'A sequence flow must not cross the border of a sub-process');
      return;
    }
    const body = node.conditionExpression?.body;
    const condition = node.conditionExpression ? this.#context.requiredFeel(node, body, 'Condition') : null;
    const flow: ExecutableFlow = { id: node.id, condition, target };
    // Zeebe asks, and takes, the flows of an element from the last of the file to the first.
    source.outgoing.unshift(flow);
    if (node.sourceRef?.default?.id === node.id) source.defaultFlow = flow;
    target.incoming.push(flow.id);
    if (source.type === 'EVENT_BASED_GATEWAY') target.isBehindEventGateway = true;
  }

  #connect(node: BpmnNode, scope: ExecutableElement): void {
    const element = this.#elements.get(node.id ?? '');
    if (!element || element.scope !== scope) return;
    if (element.link !== null && element.type === 'INTERMEDIATE_THROW_EVENT')
      element.linkTarget = linkTarget(scope, element.link);
    if (element.type === 'BOUNDARY_EVENT') this.#attach(node, element);
    if (element.type === 'START_EVENT' && (element.event === 'none' || scope.type === 'EVENT_SUB_PROCESS')) {
      scope.startEvent = element;
    }
    if (element.type === 'EVENT_SUB_PROCESS' && element.startEvent)
      scope.eventSubProcessStarts.push(element.startEvent);
  }

  /** An association leads from a compensation boundary event to its handler. */
  #associate({ $type, sourceRef, targetRef }: BpmnNode): void {
    const event = this.#elements.get(sourceRef?.id ?? '');
    if ($type === 'bpmn:Association' && event?.event === 'compensation' && event.type === 'BOUNDARY_EVENT')
      event.compensationHandler = this.#elements.get(targetRef?.id ?? '') ?? null;
  }

  #attach(node: BpmnNode, element: ExecutableElement): void {
    const activity = this.#elements.get(node.attachedToRef?.id ?? '');
    if (!activity || activity.scope !== element.scope || /_(EVENT|GATEWAY)$/.test(activity.type)) {
      this.#context.problems.add(node.id, 'Must be attached to an activity');
      return;
    }
    element.attachedTo = activity;
    activity.boundaries.push(element);
  }
}
