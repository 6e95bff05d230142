import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock as EngineClock } from '../engine/ports.ts';
import { systemClock } from '../engine/clock/system-clock.ts';
import type { OnDiskFailure } from '../persistence/database/disk-failure.ts';
import { openCaseStore, type OpenCaseStore } from '../persistence/open.ts';
import { createEngineGateway } from '../workers/engine-gateway.ts';
import { createHandlers as createJobHandlers } from '../workers/index.ts';
import { startWorkers, type RunningWorkers } from '../workers/worker.ts';
import { repeat, type Background } from './background.ts';
import { addressUnusable, type Config } from './config.ts';
import type { Desk } from './desk.ts';
import { connectCamunda, type Camunda } from './engine/camunda.ts';
import { deployShipped } from './engine/deploy-shipped.ts';
import { startEmbeddedEngine, type EmbeddedEngine } from './engine/embedded.ts';
import { makeBareAgency, makeDemoAgency, type FirstAccount } from './first-start/people.ts';
import { createApp } from './http/app.ts';
import { createChanges } from './http/changes.ts';
import type { RequestLog } from './http/log.ts';
import { startMail } from './mail.ts';
import { createDeployedModels } from './models/deployed.ts';
import { loadShipped, type Shipped } from './models/shipped.ts';
import { recover } from './recovery.ts';
import { createHandlers } from './routes/index.ts';
import { createAttemptLimit } from './sign-in/attempts.ts';
import { identify } from './sign-in/sign-in.ts';
import { createNoticeOf } from './tasks/announce.ts';
import { createTaskProjection, type TaskProjection } from './tasks/projection.ts';

export interface ProductOptions {
  readonly config: Config;
  readonly log: RequestLog;
  /** A controlled clock where time is to be set; else the machine's. */
  readonly clock?: EngineClock;
  readonly webRoot?: string;
  /** A disk has failed under one of the databases: nothing is acknowledged any more, and the process should end. */
  readonly onDiskFailure?: OnDiskFailure;
}

/** The whole product, running. */
export interface Product {
  readonly url: string;
  /** Accounts made at this start; empty when the installation existed before. */
  readonly firstAccounts: readonly FirstAccount[];
  readonly desk: Desk;
  /** Lets requests and jobs at work end, then closes everything. */
  close(): Promise<void>;
}

const embeddedPollMs = 300;
const clusterPollMs = 1_000;
const embeddedReconcileMs = 15_000;
const clusterReconcileMs = 60_000;
const recoveryMs = 10_000;

type Closing = () => Promise<unknown> | void;

async function openStore(
  { config, onDiskFailure }: ProductOptions,
  clock: EngineClock
): Promise<OpenCaseStore> {
  const { databaseUrl, dataDir, masterKeyFile } = config;
  return openCaseStore({
    database: databaseUrl
      ? { client: 'mariadb', url: databaseUrl }
      : { client: 'sqlite', file: path.join(dataDir, 'shoumi.db') },
    masterKey: { file: masterKeyFile },
    clock,
    random: randomBytes,
    onDiskFailure
  });
}

async function makeFirstAccounts({ config }: ProductOptions, desk: Desk): Promise<readonly FirstAccount[]> {
  if ((await desk.store.agencies.list()).length > 0) return [];
  const world = { store: desk.store, clock: desk.clock, language: config.language, random: randomBytes };
  return config.empty ? makeBareAgency(world) : makeDemoAgency(world);
}

function listen(server: Server, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(addressUnusable(host, port, error)));
    server.listen(port, host, () => resolve(`http://${host}:${(server.address() as AddressInfo).port}`));
  });
}

interface Core {
  readonly camunda: Camunda;
  readonly store: OpenCaseStore['store'];
  readonly clock: EngineClock;
  readonly shipped: Shipped;
  readonly log: RequestLog;
  readonly embedded: boolean;
}

function assemble({ camunda, store, clock, shipped, log, embedded }: Core): {
  desk: Desk;
  projection: TaskProjection;
} {
  const changes = createChanges();
  const models = createDeployedModels(camunda);
  const projection = createTaskProjection({
    camunda,
    store,
    changes,
    noticeOf: createNoticeOf(models),
    reconcileMs: embedded ? embeddedReconcileMs : clusterReconcileMs
  });
  const desk: Desk = {
    store,
    camunda,
    models,
    shipped,
    clock,
    changes,
    attempts: createAttemptLimit(store.signInAttempts, clock),
    log,
    syncTasks: projection.sync
  };
  return { desk, projection };
}

function startJobs(desk: Desk, log: RequestLog): RunningWorkers {
  const engine = createEngineGateway(desk.camunda);
  return startWorkers({
    camunda: desk.camunda,
    handlers: createJobHandlers({ ...desk.store, engine, clock: desk.clock }),
    onDone: () => desk.changes.bump('cases', 'notices'),
    onFault: ({ type, elementId, jobKey }, error) =>
      log.error({ type, elementId, jobKey, err: error }, 'job failed')
  });
}

function startHttp({ config, webRoot }: ProductOptions, desk: Desk): Server {
  const app = createApp({
    desk,
    handlers: createHandlers(desk, { secureCookies: config.secureCookies }),
    identify: (token) => identify(desk.store, token),
    webRoot: webRoot ?? fileURLToPath(new URL('../web-dist', import.meta.url)),
    hostNames: config.hostNames
  });
  // Longer than clients keep an idle connection: one of them must be the first to let go, and not in the middle of a request.
  return createServer({ requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 }, app);
}

async function closeAll(closings: readonly Closing[]): Promise<void> {
  for (const close of [...closings].reverse()) await close();
}

/** Opens the databases, starts the engine (unless a cluster is named), workers, background work and the desk. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const closings: Closing[] = [];
  try {
    return await start(options, closings);
  } catch (error) {
    await closeAll(closings);
    throw error;
  }
}

async function start(options: ProductOptions, closings: Closing[]): Promise<Product> {
  const { config, log, clock = systemClock(), onDiskFailure } = options;
  const { dataDir, databaseUrl } = config;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const shipped = await loadShipped();
  const opened = await openStore(options, clock);
  closings.push(() => opened.close());
  const embedded: EmbeddedEngine | undefined = config.camundaAddress
    ? undefined
    : await startEmbeddedEngine({ dataDir, databaseUrl, clock, log, onDiskFailure });
  if (embedded) closings.push(() => embedded.close());
  const camunda = connectCamunda(embedded?.address ?? { restAddress: config.camundaAddress ?? '' });
  const { desk, projection } = assemble({
    camunda,
    store: opened.store,
    clock,
    shipped,
    log,
    embedded: embedded !== undefined
  });
  await deployShipped(camunda, createEngineGateway(camunda), shipped, path.join(dataDir, 'shipped.sha256'));
  const firstAccounts = await makeFirstAccounts(options, desk);
  await recover(desk, -1);
  await projection.reconcile();
  const workers = startJobs(desk, log);
  closings.push(() => workers.stop());
  const background: Background[] = [
    repeat(embedded ? embeddedPollMs : clusterPollMs, () => projection.turn(), log),
    repeat(recoveryMs, () => recover(desk), log),
    ...(await startMail(config, desk))
  ];
  closings.push(() => Promise.all(background.map((each) => each.stop())));
  const server = startHttp(options, desk);
  const url = await listen(server, config);
  closings.push(() => closeHttp(server, desk));
  return { url, firstAccounts, desk, close: () => closeAll(closings) };
}

/** Streams are ended, requests at work may finish. */
function closeHttp(server: Server, desk: Desk): Promise<void> {
  desk.changes.close();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3_000).unref();
  });
}
