import { afterEach, describe, expect, it } from '@jest/globals';
import type { ChangeSet, EngineStore } from '../../../engine/ports.ts';
import { MemoryStore } from '../../../engine/state/memory-store.ts';
import { element, end, flows, model, service, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

/** A store whose commits can be held back or made to fail. */
class HeldStore implements EngineStore {
  readonly inner = new MemoryStore();
  commits = 0;
  flushMs = 0;
  failing = false;
  held: (() => void)[] | null = null;

  load() {
    return this.inner.load();
  }

  async commit(changes: ChangeSet): Promise<void> {
    const copy = structuredClone(changes);
    this.commits += 1;
    if (this.held) await new Promise<void>((resolve) => this.held?.push(resolve));
    if (this.failing) throw new Error('disk full');
    await this.inner.commit(copy);
  }

  release(): void {
    const held = this.held ?? [];
    this.held = null;
    for (const go of held) go();
  }

  close() {
    return Promise.resolve();
  }
}

const simple = model(start() + service('Work', 'work') + end() + flows('Start -> Work', 'Work -> End'));
const turn = () => new Promise((resolve) => setImmediate(resolve));

let bench: EngineBench;
let store: HeldStore;
async function open(): Promise<void> {
  store = new HeldStore();
  bench = await EngineBench.open(store.inner, store);
  await bench.deploy(simple);
}
afterEach(() => bench.close());

/** Work during which the engine tells of a fault, as it should, which nobody need read. */
async function quietly<Value>(work: () => Promise<Value>): Promise<Value> {
  const { error } = console;
  console.error = () => undefined;
  try {
    return await work();
  } finally {
    console.error = error;
  }
}

describe('group commit', () => {
  it('writes the commands of one turn together', async () => {
    await open();
    const before = store.commits;
    await Promise.all([bench.start(), bench.start(), bench.start()]);
    expect(store.commits - before).toBe(1);
  });

  it('hands half of many commands over, so that the disk works while the others are carried out', async () => {
    await open();
    const before = store.commits;
    const together = (count: number) => Promise.all(Array.from({ length: count }, () => bench.start()));
    store.held = [];
    const many = together(40);
    await turn();
    expect(store.commits - before).toBe(1);
    store.release();
    expect(new Set(await many).size).toBe(40);
    expect(store.commits - before).toBe(2);
    await together(31);
    expect(store.commits - before).toBe(3);
    await bench.restart();
    expect(store.inner.rows('processInstance')).toHaveLength(71);
    expect(await bench.jobs('work')).toHaveLength(71);
  });

  it('asks a slow disk seldom', async () => {
    await open();
    store.flushMs = 10_000;
    const before = store.commits;
    await Promise.all(Array.from({ length: 40 }, () => bench.start()));
    expect(store.commits - before).toBe(1);
  });

  it('keeps nothing of a turn that failed, also while another batch is being written', async () => {
    await open();
    store.held = [];
    const first = bench.start();
    await turn();
    const bomb = {
      toJSON() {
        throw new Error('not to be written');
      }
    };
    const failed = bench.refused({
      type: 'CreateProcessInstance',
      processDefinitionId: 'p',
      variables: { bomb }
    });
    const behind = bench.start();
    const kept = await quietly(async () => {
      await turn();
      store.release();
      expect(await failed).toMatchObject({ code: 'UNAVAILABLE' });
      return first;
    });
    const next = await behind;
    await bench.restart();
    expect(store.inner.rows('processInstance').map((row) => row.key)).toEqual([kept, next]);
  });

  it('answers only after the commit, while later commands gather for the next', async () => {
    await open();
    store.held = [];
    const answered: string[] = [];
    const first = bench.start().then(() => answered.push('first'));
    await turn();
    const second = bench.start().then(() => answered.push('second'));
    const jobs = bench.jobs('work').then((found) => answered.push(`${found.length} jobs`));
    await turn();
    await turn();
    expect(answered).toEqual([]);
    expect(store.inner.rows('processInstance')).toEqual([]);
    store.release();
    await Promise.all([first, second, jobs]);
    expect(answered).toEqual(['first', 'second', '2 jobs']);
  });

  it('refuses all of a batch that cannot be written, and those on top of it, and goes on from what is stored', async () => {
    await open();
    const kept = await bench.start();
    store.held = [];
    store.failing = true;
    const lost = bench.refused({ type: 'CreateProcessInstance', processDefinitionId: 'p' });
    await turn();
    const onTop = bench.refused({
      type: 'ActivateJobs',
      jobType: 'work',
      maxJobsToActivate: 9,
      timeout: 1,
      requestTimeout: -1
    });
    await turn();
    await quietly(async () => {
      store.release();
      expect([await lost, await onTop]).toMatchObject([{ code: 'UNAVAILABLE' }, { code: 'UNAVAILABLE' }]);
    });
    store.failing = false;
    const { job } = await bench.job('work');
    expect(job.processInstanceKey).toBe(kept);
    const next = await bench.start();
    expect(BigInt(next) > BigInt(kept)).toBe(true);
  });
});

describe('a clock whose setting cannot be written', () => {
  it.each([
    ['stands where it stood', [1_000]],
    ['runs on, where it was never set', []]
  ])('%s', async (_what, pinned) => {
    await open();
    for (const timestamp of pinned) await bench.do({ type: 'PinClock', timestamp });
    store.failing = true;
    await quietly(async () => {
      const { code } = await bench.refused({ type: 'PinClock', timestamp: 2_000 });
      expect(code).toBe('UNAVAILABLE');
      store.failing = false;
      await bench.start();
    });
    expect(Math.abs(bench.clock.now() - (pinned[0] ?? Date.now()))).toBeLessThan(60_000);
  });
});

describe('a process that never rests', () => {
  it('lets others work, survives a restart, and can be cancelled', async () => {
    await open();
    const endless = model(
      start() +
        element('exclusiveGateway', 'Again') +
        element('exclusiveGateway', 'Step') +
        flows('Start -> Again', 'Again -> Step', 'Step -> Again'),
      { id: 'endless' }
    );
    await bench.deployFiles({ 'endless.bpmn': endless });
    const key = await bench.start({}, { processDefinitionId: 'endless' });
    const other = await bench.start();
    await bench.pass(1);
    await bench.completeJob('work');
    await bench.pass(1);
    bench.expectCompleted(other);
    await bench.restart();
    const before = bench.elements('COMPLETED', key).length;
    await bench.pass(1);
    await bench.pass(1);
    expect(bench.elements('COMPLETED', key).length).toBeGreaterThan(before);
    await bench.do({ type: 'CancelProcessInstance', processInstanceKey: key });
    await bench.pass(1);
    expect(bench.instance(key).state).toBe('TERMINATED');
  });
});
