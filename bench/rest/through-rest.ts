import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../../engine/engine.ts';
import { type EngineServer, startEngineServer } from '../../engine/server.ts';
import { silentLogger } from '../../engine/testing/silent-logger.ts';
import { measureUsage, type Usage } from '../support/measure.ts';
import { countWrites, nothingWritten, perEach, type Store, type Written } from '../support/stores.ts';
import { runClient } from '../support/run-client.ts';
import type { Workload } from '../workloads/model.ts';
import { startStubServer } from './stub-server.ts';

const CLIENT = fileURLToPath(new URL('./client.ts', import.meta.url));

export interface RestFigures {
  /** Instances per second. */
  readonly rate: number;
  /** What an instance took on either side; `cpu` in ms. */
  readonly client: Usage;
  readonly server: Usage;
  /** What an instance wrote there; its bytes are those of files and answers together. */
  readonly written: Written;
}

/** How the client is connected: as the SDK does it, or as the product does. */
export type Connection = 'sdk' | 'desk';

/** A deployed workload through the gateway of an engine. */
export async function throughRest(
  engine: Engine,
  store: Store,
  workload: Workload,
  connection: Connection,
  ms: number
): Promise<RestFigures> {
  const token = connection === 'desk' ? randomBytes(24).toString('base64url') : null;
  const server = await startEngineServer({ engine, queries: store, port: 0, token, logger: silentLogger });
  return drive(server, workload, token, ms, () => countWrites(store));
}

/** A workload against a stub that answers constants: what the client alone takes. */
export async function onStub(workload: Workload, connection: Connection, ms: number): Promise<RestFigures> {
  return drive(await startStubServer(workload), workload, connection === 'desk' ? 'any' : null, ms);
}

/** A workload against a server, driven by a client and worker in another process. */
async function drive(
  server: EngineServer,
  { processId }: Workload,
  token: string | null,
  ms: number,
  count: () => () => Written = () => () => nothingWritten
): Promise<RestFigures> {
  let used = measureUsage();
  let written: () => Written = () => nothingWritten;
  try {
    const {
      rate,
      count: instances,
      usage
    } = await runClient(CLIENT, [server.url, token ?? '', processId, String(ms)], () => {
      used = measureUsage();
      written = count();
    });
    return {
      rate,
      client: each(usage, instances),
      server: each(used(), instances),
      written: perEach(written(), instances)
    };
  } finally {
    await server.close();
  }
}

function each({ cpu, busy }: Usage, count: number): Usage {
  return { cpu: cpu / count, busy };
}
