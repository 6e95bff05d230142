import type { BatchItemRecord, BatchOperationRecord } from './batch-operations.ts';
import type { DecisionInstanceRecord } from './decision-instances.ts';
import type {
  DecisionDefinitionRecord,
  DecisionRequirementsRecord,
  FormRecord,
  ProcessDefinitionRecord,
  ResourceRecord
} from './definitions.ts';
import type { AuthorizationRecord, DirectoryEntryRecord, MembershipRecord } from './directory.ts';
import type { DocumentContentRecord, DocumentRecord } from './documents.ts';
import type {
  MessageRecord,
  MessageSubscriptionRecord,
  SignalSubscriptionRecord,
  TimerRecord
} from './events.ts';
import type { IncidentRecord } from './incidents.ts';
import type { ElementInstanceRecord, ProcessInstanceRecord, VariableRecord } from './instances.ts';
import type { JobRecord } from './jobs.ts';
import type { UserTaskRecord } from './user-tasks.ts';
import type { JsonText } from './values.ts';

/** *Internal.* The engine's own notes: `keys` (reserved keys), `steps` (work cut at the end of a turn), `clock` (where it was pinned). */
export interface NoteRecord {
  key: string;
  value: JsonText;
}

/** Entity kinds and their records; one table each. */
export interface Entities {
  processDefinition: ProcessDefinitionRecord;
  form: FormRecord;
  resource: ResourceRecord;
  decisionRequirements: DecisionRequirementsRecord;
  decisionDefinition: DecisionDefinitionRecord;
  processInstance: ProcessInstanceRecord;
  elementInstance: ElementInstanceRecord;
  job: JobRecord;
  userTask: UserTaskRecord;
  variable: VariableRecord;
  incident: IncidentRecord;
  message: MessageRecord;
  messageSubscription: MessageSubscriptionRecord;
  signalSubscription: SignalSubscriptionRecord;
  timer: TimerRecord;
  decisionInstance: DecisionInstanceRecord;
  batchOperation: BatchOperationRecord;
  batchItem: BatchItemRecord;
  document: DocumentRecord;
  documentContent: DocumentContentRecord;
  directoryEntry: DirectoryEntryRecord;
  membership: MembershipRecord;
  authorization: AuthorizationRecord;
  note: NoteRecord;
}

export type EntityKind = keyof Entities;
