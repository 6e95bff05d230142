import type { ChangeBatchOperation } from '../../commands.ts';
import type { BatchItemRecord, BatchOperationRecord } from '../../records.ts';
import type { Result } from '../../refusal.ts';
import { accept, refuse } from '../../refusal.ts';
import type { Processing } from '../processing.ts';
import type { Handler } from './handler.ts';

export const createBatchOperation: Handler<'CreateBatchOperation'> = (p, command) => {
  const { operationType, items, mappings = [], targetProcessDefinitionKey = null } = command;
  const operation: BatchOperationRecord = {
    key: p.state.keys.next(),
    operationType,
    state: 'ACTIVE',
    startDate: p.now(),
    endDate: null,
    total: items.length,
    completed: 0,
    failed: 0,
    targetProcessDefinitionKey,
    mappings
  };
  p.state.batches.created(
    operation,
    items.map((item): BatchItemRecord => ({
      key: p.state.keys.next(),
      batchOperationKey: operation.key,
      operationType,
      rows: null,
      ...item,
      state: 'ACTIVE',
      processedDate: null,
      errorMessage: null
    }))
  );
  return accept({ batchOperationKey: operation.key, batchOperationType: operationType });
};

function openOperation(
  p: Processing,
  command: ChangeBatchOperation,
  act: string,
  states: readonly BatchOperationRecord['state'][]
): Result<BatchOperationRecord> {
  const { batchOperationKey: key } = command;
  const operation = p.state.batches.get(key);
  if (!operation) {
    return refuse(
      'NOT_FOUND',
      `Expected to ${act} a batch operation with key '${key}', but no such batch operation is open`
    );
  }
  if (states.includes(operation.state)) return accept(operation);
  return refuse(
    'INVALID_STATE',
    `Expected to ${act} a batch operation with key '${key}', but it is in state '${operation.state}'`
  );
}

export const suspendBatchOperation: Handler<'SuspendBatchOperation'> = (p, command) => {
  const found = openOperation(p, command, 'suspend', ['ACTIVE']);
  if (!found.ok) return found;
  p.state.batches.stateChanged(found.value, 'SUSPENDED');
  return accept(null);
};

export const resumeBatchOperation: Handler<'ResumeBatchOperation'> = (p, command) => {
  const found = openOperation(p, command, 'resume', ['SUSPENDED']);
  if (!found.ok) return found;
  p.state.batches.stateChanged(found.value, 'ACTIVE');
  return accept(null);
};

export const cancelBatchOperation: Handler<'CancelBatchOperation'> = (p, command) => {
  const found = openOperation(p, command, 'cancel', ['ACTIVE', 'SUSPENDED']);
  if (!found.ok) return found;
  p.state.batches.canceled(found.value, p.now());
  return accept(null);
};
