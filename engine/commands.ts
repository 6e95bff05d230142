/**
 * Everything that can be asked of the engine. A command's answer comes after its commit: a value of the type that
 * `CommandResults` names, or a refusal. Queries are no commands: they read committed rows (`query/`).
 */
import type {
  ChangeBatchOperation,
  CreateBatchOperation,
  CreatedBatchOperation
} from './commands/batch-operations.ts';
import type { EvaluateConditions, EvaluatedConditions } from './commands/conditions.ts';
import type { DirectoryCommand, DirectoryResults } from './commands/directory.ts';
import type { CreateDocument, DeleteDocument, DeleteResource } from './commands/documents.ts';
import type { EvaluatedExpression, EvaluateExpression } from './commands/expressions.ts';
import type { DeleteHistory } from './commands/history.ts';
import type { MigrateProcessInstance, ModifyProcessInstance } from './commands/modification.ts';
import type {
  DecisionDefinitionRecord,
  DecisionInstanceRecord,
  DecisionRequirementsRecord,
  DocumentRecord,
  FormRecord,
  JobKind,
  JobRecord,
  ProcessDefinitionRecord,
  ProcessInstanceRecord,
  ResourceRecord
} from './records.ts';

export type * from './commands/batch-operations.ts';
export type * from './commands/conditions.ts';
export type * from './commands/directory.ts';
export type * from './commands/documents.ts';
export type * from './commands/expressions.ts';
export type * from './commands/history.ts';
export type * from './commands/modification.ts';

export type JsonObject = Record<string, unknown>;

/** Deploys all resources or none. `content` is the file's text; its kind follows from the name: .bpmn, .dmn, .form, .rpa. */
export interface DeployResources {
  type: 'DeployResources';
  resources: { name: string; content: string | Uint8Array }[];
}

/** By `processDefinitionKey`, or by `processDefinitionId` in a `version` (-1 or absent: the latest). */
export interface CreateProcessInstance {
  type: 'CreateProcessInstance';
  processDefinitionKey?: string;
  processDefinitionId?: string;
  version?: number;
  variables?: JsonObject;
  /** Elements to begin at, instead of the none start event. */
  startInstructions?: { elementId: string }[];
  tags?: string[];
  /** What the caller calls it; instances that it calls have it too. Not unique. */
  businessId?: string;
  /** Answer only when the instance has completed, with its variables. */
  awaitCompletion?: boolean;
  /** With `awaitCompletion`: the names of the variables to answer with; all when absent or empty. */
  fetchVariables?: string[];
  /** With `awaitCompletion`: milliseconds to wait; then the refusal DEADLINE_EXCEEDED. 0 or absent: 10 s. */
  requestTimeout?: number;
}

export interface CancelProcessInstance {
  type: 'CancelProcessInstance';
  processInstanceKey: string;
}

/**
 * Hands out jobs of one type. Waits up to `requestTimeout` ms for the first (0 or absent: 10 s, negative: not at
 * all), then answers with none. `timeout` is how long, in ms, a job stays with the worker.
 */
export interface ActivateJobs {
  type: 'ActivateJobs';
  jobType: string;
  maxJobsToActivate: number;
  timeout: number;
  worker?: string;
  fetchVariables?: string[];
  requestTimeout?: number;
}

/** What the job of a user task's listener, or of an ad-hoc sub-process, answers beside variables. */
export interface JobResult {
  /** The change of the task is denied: it stays as it was. */
  denied?: boolean;
  deniedReason?: string;
  /** What is to be different of the task; absent or null stays, an empty text or list clears. */
  corrections?: {
    assignee?: string | null;
    candidateGroups?: string[] | null;
    candidateUsers?: string[] | null;
    dueDate?: string | null;
    followUpDate?: string | null;
    priority?: number | null;
  };
  /** What the ad-hoc sub-process is to activate; not together with a fulfilled condition. */
  activateElements?: AdHocActivation[];
  isCompletionConditionFulfilled?: boolean;
  /** Whether what is active in the ad-hoc sub-process is ended. */
  isCancelRemainingInstances?: boolean;
}

export interface AdHocActivation {
  elementId: string;
  /** Local to the activation. */
  variables?: JsonObject;
}

/** Activates elements of an active ad-hoc sub-process. */
export interface ActivateAdHocActivities {
  type: 'ActivateAdHocActivities';
  adHocSubProcessInstanceKey: string;
  elements: AdHocActivation[];
  cancelRemainingInstances?: boolean;
}

export interface CompleteJob {
  type: 'CompleteJob';
  jobKey: string;
  variables?: JsonObject;
  result?: JobResult;
}

/** Retries 0 creates an incident. `retryBackOff` in ms. */
export interface FailJob {
  type: 'FailJob';
  jobKey: string;
  retries?: number;
  errorMessage?: string;
  retryBackOff?: number;
  variables?: JsonObject;
}

export interface ThrowJobError {
  type: 'ThrowJobError';
  jobKey: string;
  errorCode: string;
  errorMessage?: string;
  variables?: JsonObject;
}

/** `timeout`: ms from now. At least one of both. */
export interface UpdateJob {
  type: 'UpdateJob';
  jobKey: string;
  retries?: number;
  timeout?: number;
}

/** `allowOverride` (default true) false: refused when someone is assigned. An empty assignee is refused. */
export interface AssignUserTask {
  type: 'AssignUserTask';
  userTaskKey: string;
  assignee: string;
  allowOverride?: boolean;
  action?: string;
}

export interface UnassignUserTask {
  type: 'UnassignUserTask';
  userTaskKey: string;
}

/** Absent: stays. Dates: RFC 3339 text; an empty text clears. */
export interface UpdateUserTask {
  type: 'UpdateUserTask';
  userTaskKey: string;
  changeset: {
    candidateGroups?: string[] | null;
    candidateUsers?: string[] | null;
    dueDate?: string | null;
    followUpDate?: string | null;
    priority?: number | null;
  };
  action?: string;
}

export interface CompleteUserTask {
  type: 'CompleteUserTask';
  userTaskKey: string;
  variables?: JsonObject;
  action?: string;
}

/** In the scope of an element instance or process instance; `local` false: each name where it is already known. */
export interface SetVariables {
  type: 'SetVariables';
  elementInstanceKey: string;
  variables: JsonObject;
  local?: boolean;
}

/** Buffered for `timeToLive` ms. A `messageId` that is buffered with the same name and key is ALREADY_EXISTS. */
export interface PublishMessage {
  type: 'PublishMessage';
  name: string;
  correlationKey?: string;
  timeToLive?: number;
  messageId?: string;
  variables?: JsonObject;
}

/** Correlates at once or is refused as NOT_FOUND; never buffered. */
export interface CorrelateMessage {
  type: 'CorrelateMessage';
  name: string;
  correlationKey?: string;
  variables?: JsonObject;
}

/** Reaches all that wait for the signal now; it is not kept. */
export interface BroadcastSignal {
  type: 'BroadcastSignal';
  signalName: string;
  variables?: JsonObject;
}

export interface ResolveIncident {
  type: 'ResolveIncident';
  incidentKey: string;
}

/** By `decisionDefinitionKey`, or the latest of `decisionDefinitionId`. */
export interface EvaluateDecision {
  type: 'EvaluateDecision';
  decisionDefinitionKey?: string;
  decisionDefinitionId?: string;
  variables?: JsonObject;
}

/** `timestamp`: ms since the epoch. Refused unless the engine has a controlled clock. Due timers fire before the answer. It outlives a restart. */
export interface PinClock {
  type: 'PinClock';
  timestamp: number;
}

export interface ResetClock {
  type: 'ResetClock';
}

/** Metadata of what was deployed; an unchanged resource answers with the version that it has. */
export interface Deployed {
  deploymentKey: string;
  tenantId: string;
  processes: ProcessDefinitionRecord[];
  decisionRequirements: DecisionRequirementsRecord[];
  decisions: DecisionDefinitionRecord[];
  forms: FormRecord[];
  resources: ResourceRecord[];
}

export interface CreatedProcessInstance {
  processInstance: ProcessInstanceRecord;
  /** With `awaitCompletion`: variables of the completed instance; else empty. */
  variables: JsonObject;
}

export interface ActivatedJob {
  job: JobRecord;
  variables: JsonObject;
  kind: JobKind;
}

export interface EvaluatedDecision {
  /** The decision asked for, and those that it required, in the order of evaluation; one failed at most, the last. */
  decisions: DecisionInstanceRecord[];
  decisionRequirementsId: string;
  failedDecisionDefinitionId: string | null;
  failureMessage: string | null;
  /** JSON text. */
  output: string;
}

/** What each command answers with. */
export interface CommandResults extends DirectoryResults {
  DeployResources: Deployed;
  CreateProcessInstance: CreatedProcessInstance;
  CancelProcessInstance: null;
  ModifyProcessInstance: null;
  MigrateProcessInstance: null;
  CreateBatchOperation: CreatedBatchOperation;
  SuspendBatchOperation: null;
  ResumeBatchOperation: null;
  CancelBatchOperation: null;
  CreateDocument: DocumentRecord;
  DeleteDocument: null;
  DeleteResource: null;
  DeleteHistory: null;
  ActivateJobs: { jobs: ActivatedJob[] };
  CompleteJob: null;
  FailJob: null;
  ThrowJobError: null;
  UpdateJob: null;
  AssignUserTask: null;
  UnassignUserTask: null;
  UpdateUserTask: null;
  CompleteUserTask: null;
  SetVariables: null;
  PublishMessage: { messageKey: string; tenantId: string };
  CorrelateMessage: { messageKey: string; processInstanceKey: string; tenantId: string };
  ActivateAdHocActivities: null;
  BroadcastSignal: { signalKey: string; tenantId: string };
  EvaluateConditions: EvaluatedConditions;
  EvaluateExpression: EvaluatedExpression;
  ResolveIncident: null;
  EvaluateDecision: EvaluatedDecision;
  PinClock: null;
  ResetClock: null;
}

export type Command =
  | DeployResources
  | CreateProcessInstance
  | CancelProcessInstance
  | ModifyProcessInstance
  | MigrateProcessInstance
  | CreateBatchOperation
  | DirectoryCommand
  | CreateDocument
  | DeleteDocument
  | DeleteResource
  | DeleteHistory
  | (ChangeBatchOperation & { type: 'SuspendBatchOperation' })
  | (ChangeBatchOperation & { type: 'ResumeBatchOperation' })
  | (ChangeBatchOperation & { type: 'CancelBatchOperation' })
  | ActivateJobs
  | CompleteJob
  | FailJob
  | ThrowJobError
  | UpdateJob
  | AssignUserTask
  | UnassignUserTask
  | UpdateUserTask
  | CompleteUserTask
  | SetVariables
  | PublishMessage
  | CorrelateMessage
  | ActivateAdHocActivities
  | BroadcastSignal
  | EvaluateConditions
  | EvaluateExpression
  | ResolveIncident
  | EvaluateDecision
  | PinClock
  | ResetClock;

export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;
