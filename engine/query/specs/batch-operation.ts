import type { BatchItemRecord, BatchOperationRecord } from '../../records.ts';
import { key, word } from '../filters.ts';
import { isoTime, orAbsent } from '../present.ts';
import type { SearchSpec } from '../search-spec.ts';

/** A batch operation as the API answers with it. */
export function batchOperationItem(operation: BatchOperationRecord): object {
  return {
    batchOperationKey: operation.key,
    state: operation.state,
    batchOperationType: operation.operationType,
    startDate: isoTime(operation.startDate),
    endDate: isoTime(operation.endDate),
    operationsTotalCount: operation.total,
    operationsFailedCount: operation.failed,
    operationsCompletedCount: operation.completed,
    errors: []
  };
}

const operationType = word(
  'operationType',
  'CANCEL_PROCESS_INSTANCE RESOLVE_INCIDENT MIGRATE_PROCESS_INSTANCE MODIFY_PROCESS_INSTANCE DELETE_PROCESS_INSTANCE DELETE_DECISION_INSTANCE ADD_VARIABLE UPDATE_VARIABLE DELETE_DECISION_DEFINITION DELETE_PROCESS_DEFINITION'
);

/** `POST /batch-operations/search` */
export const batchOperationSearch: SearchSpec<'batchOperation'> = {
  kind: 'batchOperation',
  filters: {
    batchOperationKey: key('key'),
    operationType,
    state: word('state', 'ACTIVE CANCELED COMPLETED CREATED FAILED PARTIALLY_COMPLETED SUSPENDED')
  },
  sort: {
    batchOperationKey: 'key',
    operationType: 'operationType',
    state: 'state',
    startDate: 'startDate',
    endDate: 'endDate'
  },
  toItem: batchOperationItem
};

function batchItem(item: BatchItemRecord): object {
  return {
    operationType: item.operationType,
    batchOperationKey: item.batchOperationKey,
    itemKey: item.itemKey,
    processInstanceKey: item.processInstanceKey,
    state: item.state,
    processedDate: isoTime(item.processedDate),
    errorMessage: orAbsent(item.errorMessage)
  };
}

/** `POST /batch-operation-items/search` */
export const batchItemSearch: SearchSpec<'batchItem'> = {
  kind: 'batchItem',
  filters: {
    batchOperationKey: key('batchOperationKey'),
    itemKey: key('itemKey'),
    processInstanceKey: key('processInstanceKey'),
    state: word('state', 'ACTIVE CANCELED COMPLETED FAILED'),
    operationType
  },
  sort: {
    batchOperationKey: 'batchOperationKey',
    itemKey: 'itemKey',
    processInstanceKey: 'processInstanceKey',
    state: 'state'
  },
  toItem: batchItem
};
