import type { SqliteDatabase } from './open.ts';
import type { Write } from './writes.ts';

export class Transactions {
  constructor(db: SqliteDatabase);
  /** Throws when nothing of it was done. */
  run(writes: readonly Write[]): void;
}
