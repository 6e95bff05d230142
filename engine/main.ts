/**
 * The embedded engine alone, for any Camunda 8 REST client:
 * `npm run engine -- --port 8088 --data ./engine-data [--no-auth] [--controlled-clock]`
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { openSqliteEngineStore } from '../persistence/engine-store/sqlite/store.ts';
import { writeAccessToken } from './access-token.ts';
import { controlledClock } from './clock/controlled-clock.ts';
import { systemClock } from './clock/system-clock.ts';
import { createEngine } from './engine.ts';
import { startEngineServer } from './server.ts';

const usage = `usage: npm run engine -- --port N --data DIR [--no-auth] [--controlled-clock]
  --port N            the port on 127.0.0.1 (0 takes a free one)
  --data DIR          the folder of the database and of the token; made if it is not there
  --no-auth           for development: everyone on this machine may call, without the token
  --controlled-clock  the clock can be set through PUT /v2/clock, and stays set over a restart`;

interface Arguments {
  port: number;
  data: string;
  auth: boolean;
  controlled: boolean;
}

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      'no-auth': { type: 'boolean', default: false },
      'controlled-clock': { type: 'boolean', default: false }
    }
  });
  const port = Number(values.port);
  if (values.data === undefined || !/^\d{1,5}$/.test(values.port ?? '') || port > 65535)
    throw new Error('--port and --data are needed');
  return { port, data: values.data, auth: !values['no-auth'], controlled: values['controlled-clock'] };
}

async function main({ port, data, auth, controlled }: Arguments): Promise<void> {
  const logger = pino({ level: 'warn' }, pino.destination(2));
  process.umask(0o077);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const store = openSqliteEngineStore({ file: join(data, 'engine.db'), onDiskFailure: endAtOnce });
  const engine = await createEngine({ store, clock: controlled ? controlledClock() : systemClock(), logger });
  const tokenFile = join(data, 'engine.token');
  const token = auth ? writeAccessToken(tokenFile) : null;
  const server = await startEngineServer({ engine, queries: store, port, token, logger });
  console.log(
    `Engine ready: CAMUNDA_REST_ADDRESS=${server.url}${auth ? `, token in ${tokenFile}` : ', without a token'}`
  );

  const stop = async () => {
    await server.close();
    await engine.close();
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** Requests under way end without an answer. */
function endAtOnce(failure: Error): never {
  console.error(failure.message);
  process.exit(1);
}

try {
  await main(readArguments()).catch(fail);
} catch (error) {
  fail(error);
  console.error(usage);
}
