import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createEngine, type Engine } from '../../engine/engine.ts';
import type { Clock, EngineQueries, EngineStore } from '../../engine/ports.ts';
import { startEngineServer } from '../../engine/server.ts';
import { mariadbAddress } from '../../persistence/database/mariadb-address.ts';
import type { OnDiskFailure } from '../../persistence/database/disk-failure.ts';
import { openSqliteEngineStore } from '../../persistence/engine-store/sqlite/store.ts';
import type { RequestLog } from '../http/log.ts';
import type { CamundaAddress } from './camunda.ts';

export interface EmbeddedEngine {
  readonly address: CamundaAddress;
  readonly engine: Engine;
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Absent: a SQLite file in the data folder. */
  readonly databaseUrl?: string | undefined;
  readonly clock: Clock;
  readonly log: RequestLog;
  readonly onDiskFailure?: OnDiskFailure | undefined;
}

/** MariaDB's driver is loaded only where it is used. */
async function openStore(options: EmbeddedOptions): Promise<EngineStore & EngineQueries> {
  const { dataDir, databaseUrl, onDiskFailure } = options;
  if (databaseUrl === undefined)
    return openSqliteEngineStore({ file: path.join(dataDir, 'engine.db'), onDiskFailure });
  const { openMariadbEngineStore } = await import('../../persistence/engine-store/mariadb/store.ts');
  return openMariadbEngineStore(mariadbAddress(databaseUrl));
}

/**
 * The embedded engine with its gateway on a free loopback port. The token is new at every start; it lies in
 * `engine.token`, readable by its owner only, for workers that run as processes of their own.
 */
export async function startEmbeddedEngine(options: EmbeddedOptions): Promise<EmbeddedEngine> {
  const { dataDir, clock, log } = options;
  const store = await openStore(options);
  const engine = await createEngine({ store, clock, logger: log });
  const token = randomBytes(32).toString('base64url');
  await writeFile(path.join(dataDir, 'engine.token'), `${token}\n`, { mode: 0o600 });
  const server = await startEngineServer({ engine, queries: store, port: 0, token, logger: log });
  return {
    address: { restAddress: server.url, token },
    engine,
    async close() {
      await server.close();
      await engine.close();
      await store.close();
    }
  };
}
