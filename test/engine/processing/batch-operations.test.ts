import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { end, flows, model, service, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

const simple = model(start() + service('Work', 'work') + end() + flows('Start -> Work', 'Work -> End'));

describe('a batch operation', () => {
  let bench: EngineBench;
  let keys: string[];

  beforeEach(async () => {
    bench = await EngineBench.open();
    await bench.deploy(simple);
    keys = await Promise.all(Array.from({ length: 250 }, () => bench.start()));
  });
  afterEach(() => bench.close());

  const create = (more: string[] = []) =>
    bench.do({
      type: 'CreateBatchOperation',
      operationType: 'CANCEL_PROCESS_INSTANCE',
      items: [...keys, ...more].map((key) => ({ itemKey: key, processInstanceKey: key }))
    });
  const operation = () => bench.store.rows('batchOperation')[0]!;
  const itemStates = () => {
    const counts: Record<string, number> = {};
    for (const { state } of bench.store.rows('batchItem')) counts[state] = (counts[state] ?? 0) + 1;
    return counts;
  };
  const terminated = () =>
    bench.store.rows('processInstance').filter((row) => row.state === 'TERMINATED').length;

  it('is suspended, survives a restart so, goes on, and counts what failed', async () => {
    const { batchOperationKey } = await create(['1']);
    await bench.do({ type: 'SuspendBatchOperation', batchOperationKey });
    const before = operation().completed;
    expect(before).toBeLessThan(250);
    await bench.restart();
    await bench.pass(1);
    expect([operation().state, operation().completed]).toEqual(['SUSPENDED', before]);
    expect((await bench.refused({ type: 'SuspendBatchOperation', batchOperationKey })).code).toBe(
      'INVALID_STATE'
    );
    await bench.do({ type: 'ResumeBatchOperation', batchOperationKey });
    for (let turn = 0; turn < 4; turn += 1) await bench.pass(1);
    expect(operation()).toMatchObject({ state: 'COMPLETED', total: 251, completed: 250, failed: 1 });
    expect(itemStates()).toEqual({ COMPLETED: 250, FAILED: 1 });
    expect(terminated()).toBe(250);
  });

  it('is cancelled: what is left stays undone', async () => {
    const { batchOperationKey } = await create();
    await bench.do({ type: 'CancelBatchOperation', batchOperationKey });
    for (let turn = 0; turn < 4; turn += 1) await bench.pass(1);
    const { COMPLETED = 0, CANCELED = 0 } = itemStates();
    expect(COMPLETED + CANCELED).toBe(250);
    expect(CANCELED).toBeGreaterThan(0);
    expect(terminated()).toBe(COMPLETED);
    expect((await bench.refused({ type: 'ResumeBatchOperation', batchOperationKey })).code).toBe('NOT_FOUND');
  });
});
