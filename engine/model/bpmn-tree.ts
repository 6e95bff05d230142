/** The parts of a parsed BPMN tree (bpmn-moddle with zeebe-bpmn-moddle) that the engine reads. */
export interface BpmnNode {
  $type: string;
  id?: string;
  name?: string;
  isExecutable?: boolean;
  rootElements?: BpmnNode[];
  flowElements?: BpmnNode[];
  artifacts?: BpmnNode[];
  extensionElements?: { values?: Extension[] };
  incoming?: BpmnNode[];
  outgoing?: BpmnNode[];
  sourceRef?: BpmnNode;
  targetRef?: BpmnNode;
  conditionExpression?: BpmnNode;
  default?: BpmnNode;
  attachedToRef?: BpmnNode;
  cancelActivity?: boolean;
  triggeredByEvent?: boolean;
  isInterrupting?: boolean;
  eventDefinitions?: BpmnNode[];
  messageRef?: BpmnNode;
  signalRef?: BpmnNode;
  isForCompensation?: boolean;
  activityRef?: BpmnNode;
  waitForCompletion?: boolean;
  errorRef?: BpmnNode;
  errorCode?: string;
  escalationRef?: BpmnNode;
  escalationCode?: string;
  condition?: BpmnNode;
  timeDate?: BpmnNode;
  timeDuration?: BpmnNode;
  timeCycle?: BpmnNode;
  loopCharacteristics?: BpmnNode;
  isSequential?: boolean;
  completionCondition?: BpmnNode;
  cancelRemainingInstances?: boolean;
  documentation?: { text?: string }[];
  /** Text of an expression. */
  body?: string;
  $parent?: BpmnNode;
}

/** One `zeebe:executionListener` or `zeebe:taskListener`. */
export interface ListenerNode {
  eventType?: string;
  type?: string;
  retries?: string;
  headers?: Extension;
}

/** One zeebe extension element. */
export interface Extension {
  $type: string;
  type?: string;
  retries?: string;
  listeners?: ListenerNode[];
  values?: { key?: string; value?: string }[];
  inputParameters?: { source?: string; target?: string }[];
  outputParameters?: { source?: string; target?: string }[];
  correlationKey?: string;
  value?: string;
  processId?: string;
  propagateAllChildVariables?: boolean;
  propagateAllParentVariables?: boolean;
  bindingType?: string;
  versionTag?: string;
  decisionId?: string;
  resultVariable?: string;
  expression?: string;
  formId?: string;
  formKey?: string;
  externalReference?: string;
  assignee?: string;
  candidateGroups?: string;
  candidateUsers?: string;
  dueDate?: string;
  followUpDate?: string;
  priority?: string;
  activeElementsCollection?: string;
  resourceId?: string;
  resourceType?: string;
  linkName?: string;
  properties?: { name?: string; value?: string }[];
  inputCollection?: string;
  inputElement?: string;
  outputCollection?: string;
  outputElement?: string;
  variableEvents?: string;
  /** Text of a form. */
  body?: string;
}

/** The zeebe extension of one type (`zeebe:TaskDefinition`), if the node has it. */
export function extensionOf(node: BpmnNode | undefined, type: string): Extension | undefined {
  return node?.extensionElements?.values?.find((value) => value.$type === type);
}

/** The name that a type has as an element of the file, without its prefix. */
export function tagOf(type: string): string {
  const name = type.slice(type.indexOf(':') + 1);
  return name.charAt(0).toLowerCase() + name.slice(1);
}
