import type {
  ElementInstanceKey,
  IncidentKey,
  ProcessDefinitionKey,
  ProcessInstanceKey,
  VariableKey
} from './keys.ts';
import type { Instant, JsonText } from './values.ts';

export type InstanceState = 'ACTIVE' | 'COMPLETED' | 'TERMINATED';

/** *Internal.* Where an element instance stands between the states that a reader sees. */
export type Phase = 'ACTIVATING' | 'ACTIVATED' | 'COMPLETING' | 'COMPLETED' | 'TERMINATING' | 'TERMINATED';

/** *Internal.* What any scope (process instance or element instance) carries while it is active. */
export interface ScopeFields {
  phase: Phase;
  /** The unresolved incident of this element instance or process instance. */
  incidentKey: IncidentKey | null;
  /** Tokens that wait at joining gateways of this scope: gateway id → sequence flow id → tokens. */
  joins: Record<string, Record<string, number>> | null;
  /** The interrupting event sub-process that has begun in this scope (its start event's id). */
  interruptedBy: string | null;
  /** What interrupts this element while its children are being ended: the trigger to follow afterwards. */
  pendingTrigger: PendingTrigger | null;
  /** What was completed in this scope and can be compensated. */
  compensable: Compensable[] | null;
  /** The execution listener that it waits for, or has waited for last: its place among those of its event. */
  listener: { event: 'start' | 'end'; index: number } | null;
}

/** *Internal.* An event that is to be entered once the interrupted scope has ended its children. */
export interface PendingTrigger {
  /** Id of the catching event (boundary event, start event of an event sub-process). */
  elementId: string;
  /** JSON text of an object: variables that the trigger brings. */
  variables: JsonText | null;
}

/** *Internal.* A completed activity with a compensation handler of its own, or with some inside. */
export interface Compensable {
  elementId: string;
  /** Whether its own handler is to be called. */
  handled: boolean;
  inner: Compensable[] | null;
}

/** *Internal.* Progress of a multi-instance body. */
export interface MultiInstanceProgress {
  /** JSON text of each item of the input collection. */
  items: JsonText[];
  /** How many inner instances were created, were completed, were terminated. */
  created: number;
  completed: number;
  terminated: number;
  /** Whether the completion condition ended the body early. */
  conditionMet: boolean;
}

export interface ProcessInstanceRecord extends ScopeFields {
  key: ProcessInstanceKey;
  processDefinitionKey: ProcessDefinitionKey;
  processDefinitionId: string;
  processDefinitionName: string | null;
  processDefinitionVersion: number;
  processDefinitionVersionTag: string | null;
  parentProcessInstanceKey: ProcessInstanceKey | null;
  /** The call activity that started this instance. */
  parentElementInstanceKey: ElementInstanceKey | null;
  rootProcessInstanceKey: ProcessInstanceKey;
  state: InstanceState;
  startDate: Instant;
  endDate: Instant | null;
  /** Unresolved incidents of this instance and of those that it called. */
  incidents: number;
  tags: string[];
  businessId: string | null;
  tenantId: string;
  /** Ids of the sequence flows taken, each once. */
  sequenceFlows: string[];
  /** *Internal.* Correlation key of the message that started it: one open instance per process id and key. */
  startCorrelationKey: string | null;
  /** *Internal.* Where it begins, when that is not its none start event. */
  startElementIds: string[] | null;
}

export type ElementType =
  | 'PROCESS'
  | 'START_EVENT'
  | 'END_EVENT'
  | 'INTERMEDIATE_CATCH_EVENT'
  | 'INTERMEDIATE_THROW_EVENT'
  | 'BOUNDARY_EVENT'
  | 'TASK'
  | 'SERVICE_TASK'
  | 'USER_TASK'
  | 'SEND_TASK'
  | 'RECEIVE_TASK'
  | 'BUSINESS_RULE_TASK'
  | 'SCRIPT_TASK'
  | 'MANUAL_TASK'
  | 'EXCLUSIVE_GATEWAY'
  | 'PARALLEL_GATEWAY'
  | 'INCLUSIVE_GATEWAY'
  | 'EVENT_BASED_GATEWAY'
  | 'SUB_PROCESS'
  | 'EVENT_SUB_PROCESS'
  | 'AD_HOC_SUB_PROCESS'
  | 'AD_HOC_SUB_PROCESS_INNER_INSTANCE'
  | 'CALL_ACTIVITY'
  | 'MULTI_INSTANCE_BODY';

export interface ElementInstanceRecord extends ScopeFields {
  key: ElementInstanceKey;
  processInstanceKey: ProcessInstanceKey;
  processDefinitionKey: ProcessDefinitionKey;
  processDefinitionId: string;
  /** The enclosing scope: an element instance, or the process instance. */
  scopeKey: ElementInstanceKey;
  elementId: string;
  elementName: string | null;
  type: ElementType;
  state: InstanceState;
  startDate: Instant;
  endDate: Instant | null;
  tenantId: string;
  /** *Internal.* The instance that a call activity called. */
  calledProcessInstanceKey: ProcessInstanceKey | null;
  /** *Internal.* Number of this inner instance of a multi-instance body, from 1; 0 outside one. */
  loopCounter: number;
  multiInstance: MultiInstanceProgress | null;
  /** *Internal.* Of an ad-hoc sub-process whose completion condition holds: what becomes of the rest. */
  adHocEnd: 'cancel' | 'wait' | null;
  /** *Internal.* Of a compensation handler: the throw event that called it. */
  compensatesFor: ElementInstanceKey | null;
}

/** One value in one scope. There is one record per scope and name. */
export interface VariableRecord {
  key: VariableKey;
  name: string;
  value: JsonText;
  scopeKey: ElementInstanceKey;
  processInstanceKey: ProcessInstanceKey;
  processDefinitionKey: ProcessDefinitionKey;
  tenantId: string;
}
