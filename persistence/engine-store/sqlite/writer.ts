import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { connectionPragmas, type SqliteDatabase } from './open.ts';
import { Transactions } from './transactions.mjs';
import type { Write } from '../statements.ts';

/** For how long the thread waits for another process that writes; meanwhile the engine takes further commands. */
const writerPragmas: readonly string[] = [...connectionPragmas, 'busy_timeout = 2000'];

/** Makes lists of writes durable, one after the other. */
export interface Writer {
  /** What the last flush took, in ms. */
  readonly flushMs: number;
  /** Resolves once all of it is flushed; rejects when nothing of it was done, or nobody can tell. */
  write(writes: readonly Write[]): Promise<void>;
  /** After what is being written. */
  close(): Promise<void>;
}

/** Writes on a connection of the caller's: a database in memory belongs to one connection. */
export function writerOn(db: SqliteDatabase): Writer {
  const transactions = new Transactions(db);
  return {
    flushMs: 0,
    write: async (writes) => void transactions.run(writes),
    close: async () => undefined
  };
}

interface Pending {
  resolve: () => void;
  reject: (error: Error) => void;
}

/** What the thread tells of a list: what the flush took, in ms, once it is durable; else why it is not. */
type Told = { flushMs: number } | { message: string; code?: string };

/**
 * Writes on a connection of its own in a thread of its own, so that the engine takes the next commands while the disk
 * flushes the last ones. A thread that dies takes what it was writing along; the next list begins a new one.
 */
export class ThreadWriter implements Writer {
  flushMs = 0;
  private worker: Worker | null;
  private readonly pending: Pending[] = [];
  private readonly file: string;
  private readonly pragmas: readonly string[];

  constructor(file: string, pragmas: readonly string[] = writerPragmas) {
    this.file = file;
    this.pragmas = pragmas;
    this.worker = this.start();
  }

  write(writes: readonly Write[]): Promise<void> {
    const worker = (this.worker ??= this.start());
    return new Promise((resolve, reject) => {
      this.pending.push({ resolve, reject });
      worker.ref();
      worker.postMessage(writes);
    });
  }

  async close(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    worker.ref();
    worker.postMessage(null);
    await once(worker, 'exit');
  }

  private start(): Worker {
    const { file, pragmas } = this;
    const worker = new Worker(new URL('./writer-thread.mjs', import.meta.url), {
      workerData: { file, pragmas },
      execArgv: []
    });
    let reason: Error | undefined;
    worker.on('message', (told: Told) => this.settle(worker, told));
    worker.on('error', (error: Error) => (reason = error));
    worker.on('exit', () => {
      this.worker = null;
      for (const { reject } of this.pending.splice(0))
        reject(new Error('the thread that writes has ended', { cause: reason }));
    });
    worker.unref();
    return worker;
  }

  private settle(worker: Worker, told: Told): void {
    const { resolve, reject } = this.pending.shift()!;
    if (this.pending.length === 0) worker.unref();
    if ('flushMs' in told) {
      this.flushMs = told.flushMs;
      resolve();
    } else reject(Object.assign(new Error(told.message), { code: told.code }));
  }
}
