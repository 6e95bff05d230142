import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../engine/clock/system-clock.ts';
import type { Command } from '../../engine/commands.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import type { Clock, EngineQueries, EngineStore } from '../../engine/ports.ts';
import { ask } from '../../engine/testing/ask.ts';
import { silentLogger } from '../../engine/testing/silent-logger.ts';
import { openMariadbEngineStore } from '../../persistence/engine-store/mariadb/store.ts';
import { openSqliteEngineStore } from '../../persistence/engine-store/sqlite/store.ts';
import { engineDatabase } from '../../test/support/mariadb-engine.ts';
import { whole } from './section.ts';

/** A folder of its own for a benchmark, gone afterwards. */
export async function inFolder<Value>(work: (file: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-bench-'));
  try {
    return await work(join(folder, 'engine.db'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export type Store = EngineStore & EngineQueries;

/** Where rows go: a SQLite file (write-ahead log, every commit flushed), or a database of its own on MariaDB. */
export const databases = {
  sqlite: <Value>(work: (store: Store) => Promise<Value>) =>
    inFolder((file) => using(openSqliteEngineStore({ file }), work)),
  mariadb: async <Value>(work: (store: Store) => Promise<Value>) => {
    const { settings, drop } = await engineDatabase();
    try {
      return await using(await openMariadbEngineStore(settings), work);
    } finally {
      await drop();
    }
  }
};

export type Database = keyof typeof databases;

async function using<Opened extends Store, Value>(
  store: Opened,
  work: (store: Opened) => Promise<Value>
): Promise<Value> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** An engine over a store, with one model deployed. */
export async function withEngine<Value>(
  store: EngineStore,
  model: string,
  work: (engine: Engine) => Promise<Value>,
  clock: Clock = systemClock()
): Promise<Value> {
  const engine = await createEngine({ store, clock, logger: silentLogger });
  try {
    await ask(engine, { type: 'DeployResources', resources: [{ name: 'bench.bpmn', content: model }] });
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** Many commands, some hundreds under way at once. */
export async function askAll(engine: Engine, count: number, command: (n: number) => Command): Promise<void> {
  const together = 500;
  for (let begun = 0; begun < count; begun += together)
    await Promise.all(
      Array.from({ length: Math.min(together, count - begun) }, (_none, i) => ask(engine, command(begun + i)))
    );
}

/** What a store has been asked to write. */
export interface Written {
  /** Transactions, each flushed once. */
  commits: number;
  /** Bytes that this process handed to its files and sockets; 0 where the system does not tell. */
  bytes: number;
}

/** What is written without a store: nothing. */
export const nothingWritten: Written = { commits: 0, bytes: 0 };

/** What each of so many wrote. */
export const perEach = ({ commits, bytes }: Written, count: number): Written => ({
  commits: commits / count,
  bytes: bytes / count
});

/** In words. */
export const toldWritten = ({ commits, bytes }: Written, what = 'an instance'): string =>
  `${commits.toFixed(3)} flushes, ${whole(bytes)} bytes ${what}`;

/** Counts what goes to a store from now on. */
export function countWrites(store: Store): () => Written {
  let commits = 0;
  const commit = store.commit.bind(store);
  store.commit = (changes) => {
    commits++;
    return commit(changes);
  };
  const before = writtenBytes();
  return () => ({ commits, bytes: writtenBytes() - before });
}

function writtenBytes(): number {
  if (process.platform !== 'linux') return 0;
  return Number(/wchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? 0);
}
