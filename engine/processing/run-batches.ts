import type { BatchItemRecord, BatchOperationRecord, BatchOperationType } from '../records.ts';
import type { Result } from '../refusal.ts';
import { accept } from '../refusal.ts';
import { handle } from './commands/registry.ts';
import type { Processing } from './processing.ts';
import { runSteps } from './runner.ts';

/** Does open items of batch operations, at most `budget` of them, each followed by its steps. Returns whether some are left. */
export function runBatches(p: Processing, budget: number, stepBudget: number): boolean {
  p.beginKind();
  for (let done = 0; done < budget && !p.isWorn; done += 1) {
    const next = p.state.batches.next();
    if (!next) return false;
    p.beginOne();
    p.state.batches.done(next.item, attempt(p, next.operation, next.item), p.now());
    runSteps(p, stepBudget);
  }
  return p.state.batches.next() !== undefined;
}

/** Null when it was done, else why not. A fault of the engine itself fails the one item, not the others. */
function attempt(p: Processing, operation: BatchOperationRecord, item: BatchItemRecord): string | null {
  try {
    const result = acts[operation.operationType](p, operation, item);
    return result.ok ? null : `${result.refusal.code}: ${result.refusal.detail}`;
  } catch (error) {
    p.logger.error({ error, item: item.key }, 'an item of a batch operation failed unexpectedly');
    return 'INTERNAL_ERROR: The item failed within the engine; its log has the reason.';
  }
}

type Act = (p: Processing, operation: BatchOperationRecord, item: BatchItemRecord) => Result<null>;

const acts: Record<BatchOperationType, Act> = {
  CANCEL_PROCESS_INSTANCE: (p, _operation, { processInstanceKey }) =>
    handle(p, 'CancelProcessInstance', { type: 'CancelProcessInstance', processInstanceKey }),
  RESOLVE_INCIDENT: (p, _operation, { itemKey }) => resolve(p, itemKey),
  MIGRATE_PROCESS_INSTANCE: (p, { mappings, targetProcessDefinitionKey }, { processInstanceKey }) =>
    handle(p, 'MigrateProcessInstance', {
      type: 'MigrateProcessInstance',
      processInstanceKey,
      targetProcessDefinitionKey: targetProcessDefinitionKey ?? '',
      mappings
    }),
  MODIFY_PROCESS_INSTANCE: (p, { mappings }, { processInstanceKey }) =>
    handle(p, 'ModifyProcessInstance', {
      type: 'ModifyProcessInstance',
      processInstanceKey,
      activate: [],
      terminate: [],
      move: mappings.map(({ sourceElementId, targetElementId }) => ({
        source: { elementId: sourceElementId },
        targetElementId,
        ancestor: 'inferred'
      }))
    }),
  DELETE_PROCESS_INSTANCE: (p, _operation, { processInstanceKey, rows }) =>
    handle(p, 'DeleteHistory', { type: 'DeleteHistory', processInstanceKey, rows: rows ?? [] }),
  DELETE_DECISION_INSTANCE: (p, _operation, { itemKey }) =>
    handle(p, 'DeleteHistory', {
      type: 'DeleteHistory',
      processInstanceKey: null,
      rows: [{ kind: 'decisionInstance', keys: [itemKey] }]
    })
};

/** A job without retries gets one, as in Camunda. */
function resolve(p: Processing, incidentKey: string): Result<null> {
  const job = p.state.jobs.get(p.state.incidents.get(incidentKey)?.jobKey ?? '');
  const retried =
    job && job.retries <= 0
      ? handle(p, 'UpdateJob', { type: 'UpdateJob', jobKey: job.key, retries: 1 })
      : accept(null);
  return retried.ok ? handle(p, 'ResolveIncident', { type: 'ResolveIncident', incidentKey }) : retried;
}
