import { controlledClock } from '../../../engine/clock/controlled-clock.ts';
import { createEngine } from '../../../engine/engine.ts';
import { startEngineServer } from '../../../engine/server.ts';
import { silentLogger } from '../../../engine/testing/silent-logger.ts';
import { openSqliteEngineStore } from '../../../persistence/engine-store/sqlite/store.ts';

/** The embedded engine in memory behind its own REST interface, its clock where it is told. */
export async function startEmbedded(at: number): Promise<{ readonly url: string; close(): Promise<void> }> {
  const store = openSqliteEngineStore({ file: ':memory:' });
  const engine = await createEngine({ store, clock: controlledClock(at), logger: silentLogger });
  const server = await startEngineServer({
    engine,
    queries: store,
    port: 0,
    token: null,
    logger: silentLogger
  });
  return {
    url: server.url,
    async close() {
      await server.close();
      await engine.close();
      await store.close();
    }
  };
}
