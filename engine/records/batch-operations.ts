import type { HistoryRows } from './history.ts';
import type { Key, ProcessInstanceKey } from './keys.ts';
import type { Instant } from './values.ts';

export type BatchOperationKey = Key<'BatchOperation'>;
export type BatchOperationType =
  | 'CANCEL_PROCESS_INSTANCE'
  | 'RESOLVE_INCIDENT'
  | 'MIGRATE_PROCESS_INSTANCE'
  | 'MODIFY_PROCESS_INSTANCE'
  | 'DELETE_PROCESS_INSTANCE'
  | 'DELETE_DECISION_INSTANCE';

/** One element is to become another: in a migration, or for what is moved. */
export interface ElementMapping {
  sourceElementId: string;
  targetElementId: string;
}

/** One act on many: carried out item by item, in the background. */
export interface BatchOperationRecord {
  key: BatchOperationKey;
  operationType: BatchOperationType;
  state: 'ACTIVE' | 'SUSPENDED' | 'COMPLETED' | 'CANCELED';
  startDate: Instant;
  endDate: Instant | null;
  total: number;
  completed: number;
  failed: number;
  /** Of a migration: where to. */
  targetProcessDefinitionKey: string | null;
  /** Of a migration or of moves. */
  mappings: ElementMapping[];
}

/** What a batch operation does to one instance or incident. */
export interface BatchItemRecord {
  key: Key<'BatchItem'>;
  batchOperationKey: BatchOperationKey;
  operationType: BatchOperationType;
  /** Key of the process instance, incident or decision instance. */
  itemKey: string;
  /** -1 of a decision that was evaluated by itself. */
  processInstanceKey: ProcessInstanceKey;
  /** *Internal.* Of a process instance that is still to be deleted: its rows. */
  rows: HistoryRows[] | null;
  state: 'ACTIVE' | 'COMPLETED' | 'FAILED' | 'CANCELED';
  processedDate: Instant | null;
  /** Why it failed. */
  errorMessage: string | null;
}
