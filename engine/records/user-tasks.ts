import type {
  ElementInstanceKey,
  FormKey,
  ProcessDefinitionKey,
  ProcessInstanceKey,
  UserTaskKey
} from './keys.ts';
import type { DateTimeText, Instant } from './values.ts';

export type UserTaskState = 'CREATED' | 'COMPLETED' | 'CANCELED';

export interface UserTaskRecord {
  key: UserTaskKey;
  name: string | null;
  state: UserTaskState;
  assignee: string | null;
  candidateGroups: string[];
  candidateUsers: string[];
  dueDate: DateTimeText | null;
  followUpDate: DateTimeText | null;
  /** 0 to 100. */
  priority: number;
  formKey: FormKey | null;
  externalFormReference: string | null;
  customHeaders: Record<string, string>;
  /** What the last change was: `create`, `assign`, `update`, `complete`, or what the caller named. */
  action: string;
  elementId: string;
  elementInstanceKey: ElementInstanceKey;
  processInstanceKey: ProcessInstanceKey;
  processDefinitionKey: ProcessDefinitionKey;
  processDefinitionId: string;
  processDefinitionVersion: number;
  processName: string | null;
  creationDate: Instant;
  completionDate: Instant | null;
  tenantId: string;
}
