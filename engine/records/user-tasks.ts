import type {
  ElementInstanceKey,
  FormKey,
  ProcessDefinitionKey,
  ProcessInstanceKey,
  UserTaskKey
} from './keys.ts';
import type { DateTimeText, Instant, JsonText } from './values.ts';

export type UserTaskState =
  'CREATING' | 'CREATED' | 'ASSIGNING' | 'UPDATING' | 'COMPLETING' | 'COMPLETED' | 'CANCELING' | 'CANCELED';

/** Changes of a user task that listeners can be asked about. */
export type UserTaskEvent = 'creating' | 'assigning' | 'updating' | 'completing' | 'canceling';

/** What can be changed of a user task. */
export type UserTaskChanges = Partial<
  Pick<
    UserTaskRecord,
    'assignee' | 'candidateGroups' | 'candidateUsers' | 'dueDate' | 'followUpDate' | 'priority'
  >
>;

/** *Internal.* A change that waits for listeners. */
export interface UserTaskTransition {
  event: UserTaskEvent;
  /** Place of the listener that is asked now. */
  index: number;
  /** What will be different, corrections of listeners included. */
  changes: UserTaskChanges;
  /** While creating: whom the model wants assigned afterwards. */
  assignee: string | null;
  action: string;
  /** JSON text of an object: variables that come with the change; whether they stay local. */
  variables: JsonText | null;
  local: boolean;
}

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
  transition: UserTaskTransition | null;
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
