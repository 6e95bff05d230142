import type { SqliteDatabase } from './open.ts';
import type { Write } from '../statements.ts';

export class Transactions {
  constructor(db: SqliteDatabase);
  /** Returns what the flush took, in ms; throws when nothing of it was done. */
  run(writes: readonly Write[]): number;
}
