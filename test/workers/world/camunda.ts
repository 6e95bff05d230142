import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../../engine/clock/system-clock.ts';
import { createEngine } from '../../../engine/engine.ts';
import { startEngineServer } from '../../../engine/server.ts';
import { openSqliteEngineStore } from '../../../persistence/engine-store/sqlite/store.ts';
import { connectCamunda } from '../../../server/engine/camunda.ts';
import type { Camunda } from '../../../workers/camunda.ts';
import { silentLogger } from '../../support/engine.ts';

const token = 'a token for this test only';

export interface RunningCamunda {
  readonly camunda: Camunda;
  /** Ends the gateway and the engine; the client is left without a counterpart. */
  stop(): Promise<void>;
}

/** The embedded engine on SQLite behind its gateway, and the SDK's client of it. */
export async function startCamunda(): Promise<RunningCamunda> {
  const folder = await mkdtemp(path.join(tmpdir(), 'workers-'));
  const store = await openSqliteEngineStore({ file: path.join(folder, 'engine.db') });
  const engine = await createEngine({ store, clock: systemClock(), logger: silentLogger });
  const server = await startEngineServer({ engine, queries: store, port: 0, token, logger: silentLogger });
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await server.close();
    await engine.close();
    await store.close();
    await rm(folder, { recursive: true });
  };
  return {
    camunda: connectCamunda({ restAddress: server.url, token }),
    stop: () => (stopping ??= stop())
  };
}
