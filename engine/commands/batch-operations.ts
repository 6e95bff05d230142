/** Commands of batch operations: one act on many instances or incidents, carried out in the background. */
import type { BatchOperationType, ElementMapping } from '../records.ts';

/** `items`: what was found for the caller's filter; each is done or fails for itself. */
export interface CreateBatchOperation {
  type: 'CreateBatchOperation';
  operationType: BatchOperationType;
  /** `itemKey`: the process instance, or for RESOLVE_INCIDENT the incident. */
  items: { itemKey: string; processInstanceKey: string }[];
  /** For MIGRATE_PROCESS_INSTANCE. */
  targetProcessDefinitionKey?: string;
  /** Of a migration; for MODIFY_PROCESS_INSTANCE what is moved where. */
  mappings?: ElementMapping[];
}

/** Stops for a while, goes on, or stops for good: what is done stays done. */
export interface ChangeBatchOperation {
  type: 'SuspendBatchOperation' | 'ResumeBatchOperation' | 'CancelBatchOperation';
  batchOperationKey: string;
}

export interface CreatedBatchOperation {
  batchOperationKey: string;
  batchOperationType: BatchOperationType;
}
