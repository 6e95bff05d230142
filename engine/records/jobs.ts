import type {
  ElementInstanceKey,
  IncidentKey,
  JobKey,
  ProcessDefinitionKey,
  ProcessInstanceKey
} from './keys.ts';
import type { Instant } from './values.ts';

export type JobState =
  | 'CREATED'
  | 'ACTIVATED'
  | 'FAILED'
  | 'TIMED_OUT'
  | 'RETRIES_UPDATED'
  | 'COMPLETED'
  | 'CANCELED'
  | 'ERROR_THROWN';

/** What a job is for; most are the work of an element itself. */
export type JobKind = 'BPMN_ELEMENT' | 'EXECUTION_LISTENER' | 'TASK_LISTENER' | 'AD_HOC_SUB_PROCESS';

export type ListenerEventType =
  'START' | 'END' | 'CREATING' | 'ASSIGNING' | 'UPDATING' | 'COMPLETING' | 'CANCELING';

/** What stands for the blank fields of a job where it is shown and searched. */
export const shownForBlank = { kind: 'BPMN_ELEMENT', listenerEventType: 'UNSPECIFIED', worker: '' } as const;

/** A job can be handed out in CREATED, TIMED_OUT and RETRIES_UPDATED, and in FAILED after its back-off, with retries left. */
export interface JobRecord {
  key: JobKey;
  type: string;
  state: JobState;
  retries: number;
  worker: string | null;
  /** While activated: when the job goes back to others. */
  deadline: Instant | null;
  /** While failed with a back-off: when it may be handed out again. */
  retryAt: Instant | null;
  priority: number;
  customHeaders: Record<string, string>;
  errorMessage: string | null;
  errorCode: string | null;
  incidentKey: IncidentKey | null;
  /** Null: the work of an element. */
  kind: Exclude<JobKind, 'BPMN_ELEMENT'> | null;
  /** Of a listener's job. */
  listenerEventType: ListenerEventType | null;
  /** Of a completed job: whether a listener has denied the change of its task, and why. */
  denied: boolean | null;
  deniedReason: string | null;
  elementId: string;
  elementInstanceKey: ElementInstanceKey;
  processInstanceKey: ProcessInstanceKey;
  processDefinitionKey: ProcessDefinitionKey;
  processDefinitionId: string;
  processDefinitionVersion: number;
  createdAt: Instant;
  updatedAt: Instant;
  endDate: Instant | null;
  tenantId: string;
}
