import type { BatchItemRecord, BatchOperationRecord, Instant } from '../records.ts';
import type { ChangeLog } from './change-log.ts';

/** A batch operation that is not over, with the items still to be done. */
interface OpenBatch {
  readonly operation: BatchOperationRecord;
  readonly items: Map<string, BatchItemRecord>;
}

/** Batch operations that are not over. */
export class Batches {
  readonly #byKey = new Map<string, OpenBatch>();
  readonly #log: ChangeLog;

  constructor(log: ChangeLog) {
    this.#log = log;
  }

  get(key: string): BatchOperationRecord | undefined {
    return this.#byKey.get(key)?.operation;
  }

  loaded(operation: BatchOperationRecord): void {
    this.#byKey.set(operation.key, { operation, items: new Map() });
  }

  itemLoaded(item: BatchItemRecord): void {
    this.#byKey.get(item.batchOperationKey)?.items.set(item.key, item);
  }

  created(operation: BatchOperationRecord, items: readonly BatchItemRecord[]): void {
    this.#log.inserted('batchOperation', operation);
    this.loaded(operation);
    for (const item of items) {
      this.#log.inserted('batchItem', item);
      this.itemLoaded(item);
    }
    if (items.length === 0) this.#over(operation, 'COMPLETED', operation.startDate);
  }

  /** The next item to do, of the oldest operation that is not suspended. */
  next(): { operation: BatchOperationRecord; item: BatchItemRecord } | undefined {
    for (const { operation, items } of this.#byKey.values()) {
      if (operation.state !== 'ACTIVE') continue;
      for (const item of items.values()) return { operation, item };
    }
    return undefined;
  }

  /** An item was done, or failed for the reason given; the last one ends the operation. */
  done(item: BatchItemRecord, errorMessage: string | null, now: Instant): void {
    const batch = this.#byKey.get(item.batchOperationKey);
    if (!batch) return;
    this.#close(batch, item, errorMessage === null ? 'COMPLETED' : 'FAILED', now);
    item.errorMessage = errorMessage;
    batch.operation[errorMessage === null ? 'completed' : 'failed'] += 1;
    this.#log.updated('batchOperation', batch.operation);
    if (batch.items.size === 0) this.#over(batch.operation, 'COMPLETED', now);
  }

  stateChanged(operation: BatchOperationRecord, state: 'ACTIVE' | 'SUSPENDED'): void {
    operation.state = state;
    this.#log.updated('batchOperation', operation);
  }

  canceled(operation: BatchOperationRecord, now: Instant): void {
    const batch = this.#byKey.get(operation.key);
    for (const item of batch?.items.values() ?? []) this.#close(batch!, item, 'CANCELED', now);
    this.#over(operation, 'CANCELED', now);
  }

  #close(batch: OpenBatch, item: BatchItemRecord, state: BatchItemRecord['state'], now: Instant): void {
    item.state = state;
    item.processedDate = now;
    item.rows = null;
    batch.items.delete(item.key);
    this.#log.updated('batchItem', item);
  }

  #over(operation: BatchOperationRecord, state: 'COMPLETED' | 'CANCELED', now: Instant): void {
    operation.state = state;
    operation.endDate = now;
    this.#byKey.delete(operation.key);
    this.#log.updated('batchOperation', operation);
  }
}
