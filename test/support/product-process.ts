import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** How a process came to its end. */
export interface Ending {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The product as a process of its own, to be killed without a word. */
export interface ProductProcess {
  readonly url: string;
  readonly pid: number;
  /** From its start until it served, in ms. */
  readonly readyMs: number;
  /** What it has written to its error output. */
  said(): string;
  readonly ended: Promise<Ending>;
  kill(): Promise<void>;
  /** Asks it to stop, as an operator does. */
  stop(): Promise<Ending>;
}

export interface ProductPlace {
  readonly dataDir: string;
  /** Absent: SQLite files in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** Absent: the embedded engine. */
  readonly camundaAddress?: string;
}

const fileAt = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

async function run(program: readonly string[], place: ProductPlace): Promise<ProductProcess> {
  const { dataDir, databaseUrl, camundaAddress } = place;
  const began = performance.now();
  const child = spawn(process.execPath, [...program, '--data', dataDir, '--port', '0'], {
    env: {
      ...process.env,
      SHOUMI_LOG_LEVEL: 'silent',
      ...(databaseUrl && { SHOUMI_DATABASE_URL: databaseUrl }),
      ...(camundaAddress && { CAMUNDA_REST_ADDRESS: camundaAddress })
    },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = once(child, 'close').then(([status, signal]): Ending => ({ status, signal }));
  const url = await new Promise<string>((resolve, reject) => {
    let shown = '';
    child.stdout.on('data', (chunk: Buffer) => {
      shown += chunk.toString('utf8');
      const found = /Shoumi → (\S+)/.exec(shown)?.[1];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`the product ended at once: ${shown}${said}`)));
  });
  return {
    url,
    pid: child.pid!,
    readyMs: performance.now() - began,
    said: () => said,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    }
  };
}

/** The product out of its sources. */
export const startSources = (place: ProductPlace): Promise<ProductProcess> =>
  run(['--import', 'tsx', fileAt('server/main.ts')], place);

/** What `npm start` runs; builds first what has changed. */
export const startBundle = (place: ProductPlace): Promise<ProductProcess> =>
  run([fileAt('scripts/start.mjs')], place);
