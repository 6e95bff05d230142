/** Commands of batch operations: one act on many instances or incidents, carried out in the background. */
import type { BatchOperationType, ElementMapping, HistoryRows } from '../records.ts';

/** `items`: what was found for the caller's filter; each is done or fails for itself. */
export interface CreateBatchOperation {
  type: 'CreateBatchOperation';
  operationType: BatchOperationType;
  /** `itemKey`: the process instance, incident or decision instance; `rows`: what goes of a process instance that is to be deleted. */
  items: { itemKey: string; processInstanceKey: string; rows?: HistoryRows[] }[];
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
