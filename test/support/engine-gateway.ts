import { Camunda8 } from '@camunda8/sdk';
import { controlledClock } from '../../engine/clock/controlled-clock.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import type { ControlledClock, EngineQueries, EngineStore } from '../../engine/ports.ts';
import { type EngineServer, startEngineServer } from '../../engine/server.ts';
import { openSqliteEngineStore } from '../../persistence/engine-store/sqlite/store.ts';
import { beginning, silentLogger } from './engine.ts';

export type Client = ReturnType<Camunda8['getOrchestrationClusterApiClient']>;
export type OlderClient = ReturnType<Camunda8['getCamundaRestClient']>;

/** Reads what is there now instead of waiting for a cluster to catch up. */
export const now = { consistency: { waitUpToMs: 0 } } as const;

export const token = 'test-token-0123456789-abcdefghijk';

/** What was answered; without a body: an empty one. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A real engine behind its real gateway, with both of the SDK's REST clients. */
export interface GatewayBench {
  readonly engine: Engine;
  readonly store: EngineStore & EngineQueries;
  readonly clock: ControlledClock;
  readonly server: EngineServer;
  readonly client: Client;
  readonly older: OlderClient;
  /** A request as any program sends it, with the token unless told otherwise. */
  raw(method: string, path: string, options?: RequestInit): Promise<Response>;
  /** The same with JSON, below `/v2`. */
  send(method: string, path: string, body?: object): Promise<JsonAnswer>;
  close(): Promise<void>;
}

export interface GatewayBenchOptions {
  readonly store?: EngineStore & EngineQueries;
  readonly clock?: ControlledClock;
  readonly withoutToken?: boolean;
}

/** Both clients refuse what does not match the API's schemas: requests strictly, answers to the last property. */
export async function openGateway(options: GatewayBenchOptions = {}): Promise<GatewayBench> {
  const store = options.store ?? openSqliteEngineStore({ file: ':memory:' });
  const clock = options.clock ?? controlledClock(beginning);
  const engine = await createEngine({ store, clock, logger: silentLogger });
  const asked = options.withoutToken ? null : token;
  const server = await startEngineServer({
    engine,
    queries: store,
    port: 0,
    token: asked,
    logger: silentLogger
  });
  const camunda = connect(server.url);
  const raw: GatewayBench['raw'] = (method, path, init = {}) =>
    fetch(`${server.url}${path}`, {
      method,
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers }
    });
  return {
    engine,
    store,
    clock,
    server,
    client: camunda.getOrchestrationClusterApiClient(),
    older: camunda.getCamundaRestClient(),
    raw,
    async send(method, path, body) {
      const headers = { 'content-type': 'application/json' };
      const response = await raw(method, `/v2${path}`, body ? { body: JSON.stringify(body), headers } : {});
      const text = await response.text();
      return {
        status: response.status,
        body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
      };
    },
    async close() {
      await camunda.closeAllClients();
      await server.close();
      await engine.close();
      await store.close();
    }
  };
}

/** The SDK, pointed at an address, with the token. */
export function connect(address: string): Camunda8 {
  process.env['CAMUNDA_SDK_VALIDATION'] = 'req:strict,res:fanatical';
  return new Camunda8(
    {
      ZEEBE_REST_ADDRESS: address,
      CAMUNDA_AUTH_STRATEGY: 'BASIC',
      CAMUNDA_BASIC_AUTH_USERNAME: 'engine',
      CAMUNDA_BASIC_AUTH_PASSWORD: token,
      CAMUNDA_LOG_LEVEL: 'none'
    },
    { defaultCached: false }
  );
}

/** A file to deploy. */
export const file = (name: string, content: string): File => new File([content], name);
