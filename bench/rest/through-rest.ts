import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../../engine/engine.ts';
import type { EngineQueries } from '../../engine/ports.ts';
import { type EngineServer, startEngineServer } from '../../engine/server.ts';
import { silentLogger } from '../../engine/testing/silent-logger.ts';
import { measureUsage, type Usage } from '../support/measure.ts';
import type { ClientFigures } from './client.ts';
import { startStubServer } from './stub-server.ts';

const CLIENT = fileURLToPath(new URL('./client.ts', import.meta.url));

export interface RestFigures {
  /** Instances per second. */
  readonly rate: number;
  /** What an instance took on either side; `cpu` in ms. */
  readonly client: Usage;
  readonly server: Usage;
}

/** How the client is connected: as the SDK does it, or as the product does. */
export type Connection = 'sdk' | 'desk';

/** W1 through the gateway of an engine. */
export async function w1ThroughRest(
  engine: Engine,
  queries: EngineQueries,
  connection: Connection,
  ms: number
): Promise<RestFigures> {
  const token = connection === 'desk' ? randomBytes(24).toString('base64url') : null;
  return drive(await startEngineServer({ engine, queries, port: 0, token, logger: silentLogger }), token, ms);
}

/** W1 against a stub that answers constants: what the client alone takes. */
export async function w1OnStub(connection: Connection, ms: number): Promise<RestFigures> {
  return drive(await startStubServer(), connection === 'desk' ? 'any' : null, ms);
}

/** W1 against a server, driven by a client and worker in another process. */
async function drive(server: EngineServer, token: string | null, ms: number): Promise<RestFigures> {
  const client = fork(CLIENT, [server.url, token ?? '', String(ms)], { execArgv: ['--import', 'tsx'] });
  let used = measureUsage();
  try {
    const { rate, count, usage } = await new Promise<ClientFigures>((resolve, reject) => {
      client.on('message', (told: 'begun' | ClientFigures) => {
        if (told === 'begun') used = measureUsage();
        else resolve(told);
      });
      client.once('exit', (code) => reject(new Error(`the client ended with ${code}`)));
    });
    return { rate, client: each(usage, count), server: each(used(), count) };
  } finally {
    client.kill();
    await server.close();
  }
}

function each({ cpu, busy }: Usage, count: number): Usage {
  return { cpu: cpu / count, busy };
}
