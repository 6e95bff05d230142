import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { controlledClock } from '../../engine/clock/controlled-clock.ts';
import type { Config } from '../../server/config.ts';
import { createLog } from '../../server/http/log.ts';
import { startProduct, type Product } from '../../server/product.ts';
import { Client } from './client.ts';
import { until } from './until.ts';

export interface DeskOptions {
  /** Where the clock stands at the start; default Monday 2 November 2026, 9:00 in Taipei. */
  readonly at?: string;
  /** `mysql://…` of an empty database; default SQLite files in a temporary folder. */
  readonly databaseUrl?: string;
  readonly config?: Partial<Config>;
  /** Where log lines go; default nowhere below `error`. */
  readonly logLevel?: string;
  readonly log?: (line: string) => void;
  /** Continues in a folder that an earlier desk left, whose accounts had these passwords. */
  readonly dataDir?: string;
  readonly passwords?: ReadonlyMap<string, string>;
}

/** The whole product in a folder of its own, under a clock that the test sets. */
export interface TestDesk {
  readonly url: string;
  readonly dataDir: string;
  readonly product: Product;
  /** Passwords by account of the demonstration agency. */
  readonly passwords: ReadonlyMap<string, string>;
  /** Someone of the demonstration agency at a browser, e.g. `head`, `ethics1`; the same one each time. */
  as(account: string): Client;
  now(): Date;
  /**
   * Sets the clock through the engine: with the desk's own engine, timers that are due fire before this answers. What workers still work at
   * with that one is waited for: a job whose time runs out in the leap would be done twice. An engine elsewhere takes its time.
   */
  moveTo(instant: string): Promise<void>;
  /** Stops the product; the folder stays until `close`. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

const morning = '2026-11-02T09:00:00+08:00';

const configFor = (dataDir: string, { databaseUrl, config }: DeskOptions): Config => ({
  host: '127.0.0.1',
  port: 0,
  dataDir,
  masterKeyFile: path.join(dataDir, 'master.key'),
  ...(databaseUrl && { databaseUrl }),
  language: 'zh',
  empty: false,
  secureCookies: false,
  hostNames: [],
  publicUrl: 'http://127.0.0.1',
  logLevel: 'error',
  ...config
});

const soon = { consistency: { waitUpToMs: 0 } };

/** Until no job is open: the workers have done what the last step asked of them. */
const workIsDone = ({ desk: { camunda } }: Product): Promise<boolean> =>
  until(
    async () => {
      const { items } = (await camunda.searchJobs({ filter: { state: 'CREATED' } } as never, soon)) as {
        items: readonly unknown[];
      };
      return items.length === 0;
    },
    () => 'workers are still at work'
  );

/** Starts everything: databases, engine, workers, desk. Close it in the end. */
export async function startDesk(options: DeskOptions = {}): Promise<TestDesk> {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(os.tmpdir(), 'shoumi-')));
  const clock = controlledClock(Date.parse(options.at ?? morning));
  const write = options.log ?? ((line: string) => process.stderr.write(line));
  const log = createLog({ level: options.logLevel ?? 'error', destination: { write } });
  const product = await startProduct({ config: configFor(dataDir, options), log, clock });
  // A folder that has been worked in has its own pinned clock.
  if (
    options.at !== undefined &&
    options.dataDir !== undefined &&
    options.config?.camundaAddress === undefined
  )
    await product.desk.camunda.pinClock({ timestamp: Date.parse(options.at) });
  const passwords =
    options.passwords ?? new Map(product.firstAccounts.map(({ account, password }) => [account, password]));
  const clients = new Map<string, Client>();
  let running = true;
  const stop = async () => {
    if (running) await product.close();
    running = false;
  };
  return {
    url: product.url,
    dataDir,
    product,
    passwords,
    as(account) {
      const known = clients.get(account);
      if (known) return known;
      const client = new Client(product.url, account, passwords.get(account) ?? '');
      clients.set(account, client);
      return client;
    },
    now: () => new Date(clock.now()),
    async moveTo(instant) {
      if (options.config?.camundaAddress === undefined) await workIsDone(product);
      await product.desk.camunda.pinClock({ timestamp: Date.parse(instant) });
      clock.pin(Date.parse(instant));
      await product.desk.syncTasks();
    },
    stop,
    async close() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  };
}
