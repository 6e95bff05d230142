import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SearchTooCostly } from '../../../engine/ports.ts';
import type { SqlPart } from '../condition-sql.ts';
import { SEARCH_MS } from '../costly.ts';
import { closedError } from '../errors.ts';
import { OneByOne } from '../one-by-one.ts';
import { connectionPragmas } from './open.ts';

/** Finds the rows of a statement, few and short. Throws {@link SearchTooCostly} for one that takes longer than it may. */
type PatientRows = <Row>(statement: SqlPart) => Promise<Row[]>;

/** What the thread tells of a statement. */
type Told = { rows: unknown[] } | { message: string; code?: string };

/**
 * Reads in a thread of its own, for searches that may take long: one after another, each statement for {@link SEARCH_MS} at most. In the engine's
 * thread not even their remains could be cleared away without waiting for the one that runs.
 */
export class PatientReader {
  private readonly turns = new OneByOne();
  private readonly file: string;
  private worker: Worker | null = null;
  private closing = false;

  constructor(file: string) {
    this.file = file;
  }

  /** Has one search take its turn: whatever it asks for then, it does not wait again. */
  turn<Value>(search: (rows: PatientRows) => Promise<Value>): Promise<Value> {
    return this.turns.run(() => search((statement) => this.rows(statement)));
  }

  /** Waits for the statement that runs, if any; those that would follow are refused. */
  async close(): Promise<void> {
    this.closing = true;
    await this.turns.idle();
    const { worker } = this;
    if (!worker) return;
    worker.ref();
    worker.postMessage(null);
    await once(worker, 'exit');
  }

  private async rows<Row>(statement: SqlPart): Promise<Row[]> {
    if (this.closing) throw closedError();
    const told = await this.ask(statement);
    if ('rows' in told) return told.rows as Row[];
    if (told.code === 'SQLITE_INTERRUPT') throw new SearchTooCostly();
    throw Object.assign(new Error(told.message), { code: told.code });
  }

  private async ask(statement: SqlPart): Promise<Told> {
    const worker = (this.worker ??= this.start());
    const left = new AbortController();
    const ended = once(worker, 'exit', left).then(() => {
      throw new Error('the thread that reads has ended');
    });
    worker.ref();
    worker.postMessage(statement);
    try {
      const [told] = (await Promise.race([once(worker, 'message', left), ended])) as [Told];
      return told;
    } finally {
      worker.unref();
      left.abort();
      ended.catch(() => undefined);
    }
  }

  private start(): Worker {
    const pragmas = [...connectionPragmas, 'query_only = ON'];
    const worker = new Worker(new URL('./patient-thread.mjs', import.meta.url), {
      workerData: { file: this.file, pragmas, mostMs: SEARCH_MS },
      execArgv: []
    });
    worker.on('exit', () => (this.worker = null));
    return worker;
  }
}
