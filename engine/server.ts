import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Engine } from './engine.ts';
import type { EngineQueries, Logger } from './ports.ts';
import { basicCredentials, requireToken } from './rest/credentials.ts';
import { provideDefaults } from './rest/default-directory.ts';
import { DocumentLinks } from './rest/document-links.ts';
import { admitting, restListener } from './rest/gateway.ts';
import { mayBeFromBrowser } from './rest/origin.ts';
import { UserPasswords } from './rest/passwords.ts';

export interface EngineServerOptions {
  readonly engine: Engine;
  /** Where searches read: the store of the engine. */
  readonly queries: EngineQueries;
  /** A loopback address; default 127.0.0.1. */
  readonly host?: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** The token that every request must carry, unless it names a user of the directory with its password. Without one (`null`, for development) anyone on loopback may call. */
  readonly token: string | null;
  readonly logger: Logger;
}

/** A gateway that listens. `url` is what clients are given as `CAMUNDA_REST_ADDRESS`, without `/v2`. */
export interface EngineServer {
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends open connections. The engine goes on. */
  close(): Promise<void>;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const MIN_TOKEN = 16;

/**
 * Serves Camunda 8's Orchestration Cluster REST API v2 for an engine, on loopback.
 * Throws for another host than loopback, for a token too short to keep a secret, and when the port is taken.
 */
export async function startEngineServer(options: EngineServerOptions): Promise<EngineServer> {
  const { engine, queries, host = '127.0.0.1', port, token, logger } = options;
  if (!LOOPBACK.has(host)) throw new Error(`the engine's gateway listens on loopback only, not on ${host}`);
  if (token !== null && token.length < MIN_TOKEN)
    throw new Error(`the token needs ${MIN_TOKEN} characters or more`);
  const server: Server = createServer({ keepAliveTimeout: 65_000 });
  const address = () => ({ host, port: (server.address() as AddressInfo).port });
  const links = new DocumentLinks(() => engine.clock.now());
  const admitsCaller = admissionBy(token);
  const passwords = new UserPasswords(queries);
  const admits = (request: IncomingMessage) => {
    if (admitsCaller(request) || links.admits(request)) return true;
    const user = token === null ? undefined : basicCredentials(request.headers.authorization);
    return user ? passwords.admit(user.name, user.password) : false;
  };
  server.on('request', restListener({ gateway: { engine, queries, links, address }, admits, logger }));
  server.on('clientError', (_error, socket) => socket.destroy());
  await provideDefaults(engine);
  await listen(server, host, port);
  const taken = address().port;
  const name = host === '::1' ? '[::1]' : host;
  return { url: `http://${name}:${taken}`, port: taken, close: () => close(server) };
}

function admissionBy(token: string | null): (request: IncomingMessage) => boolean {
  return token === null ? (request) => !mayBeFromBrowser(request.headers) : admitting(requireToken(token));
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
