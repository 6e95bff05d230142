import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../engine/clock/system-clock.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { Logger } from '../engine/ports.ts';
import { openSqliteEngineStore, type SqliteEngineStore } from '../persistence/engine-store/sqlite/store.ts';
import { BareEngine } from './bare-engine.ts';
import { MODEL } from './w1/model.ts';

export const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (fields, message) => console.error(message, fields),
  error: (fields, message) => console.error(message, fields)
};

/** A folder of its own for a benchmark, gone afterwards. */
export async function inFolder<Value>(work: (file: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-bench-'));
  try {
    return await work(join(folder, 'engine.db'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is measured: the engine, or the bare loop that writes the same rows. */
export type Contender = 'engine' | 'bare';

/** Opens a contender on a new SQLite database (write-ahead log, every commit flushed), W1 deployed. */
export async function withContender<Value>(
  contender: Contender,
  work: (engine: Engine, store: SqliteEngineStore) => Promise<Value>
): Promise<Value> {
  return inFolder(async (file) => {
    const store = openSqliteEngineStore({ file });
    const engine = contender === 'bare' ? new BareEngine(store, systemClock()) : await openEngine(store);
    try {
      return await work(engine, store);
    } finally {
      await engine.close();
      await store.close();
    }
  });
}

async function openEngine(store: SqliteEngineStore): Promise<Engine> {
  const engine = await createEngine({ store, clock: systemClock(), logger: quiet });
  const deployed = await engine.submit({
    type: 'DeployResources',
    resources: [{ name: 'w1.bpmn', content: MODEL }]
  });
  if (!deployed.ok) throw new Error(deployed.refusal.detail);
  return engine;
}
