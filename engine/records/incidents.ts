import type {
  ElementInstanceKey,
  IncidentKey,
  JobKey,
  ProcessDefinitionKey,
  ProcessInstanceKey
} from './keys.ts';
import type { Instant } from './values.ts';

export type IncidentErrorType =
  | 'UNSPECIFIED'
  | 'UNKNOWN'
  | 'IO_MAPPING_ERROR'
  | 'JOB_NO_RETRIES'
  | 'EXECUTION_LISTENER_NO_RETRIES'
  | 'TASK_LISTENER_NO_RETRIES'
  | 'AD_HOC_SUB_PROCESS_NO_RETRIES'
  | 'CONDITION_ERROR'
  | 'EXTRACT_VALUE_ERROR'
  | 'CALLED_ELEMENT_ERROR'
  | 'UNHANDLED_ERROR_EVENT'
  | 'MESSAGE_SIZE_EXCEEDED'
  | 'CALLED_DECISION_ERROR'
  | 'DECISION_EVALUATION_ERROR'
  | 'FORM_NOT_FOUND'
  | 'RESOURCE_NOT_FOUND';

export interface IncidentRecord {
  key: IncidentKey;
  errorType: IncidentErrorType;
  errorMessage: string;
  state: 'ACTIVE' | 'RESOLVED';
  elementId: string;
  elementInstanceKey: ElementInstanceKey;
  processInstanceKey: ProcessInstanceKey;
  processDefinitionKey: ProcessDefinitionKey;
  processDefinitionId: string;
  jobKey: JobKey | null;
  creationTime: Instant;
  resolvedAt: Instant | null;
  tenantId: string;
}
