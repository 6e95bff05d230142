import type { Key } from '../records.ts';

interface Row {
  readonly key: Key;
  readonly processInstanceKey?: Key | null;
}

/** The process instance that a row is of, or is itself; null for what was done outside of any. */
export const instanceOf = (row: Row): Key | null =>
  'processInstanceKey' in row ? (row.processInstanceKey ?? null) : row.key;
