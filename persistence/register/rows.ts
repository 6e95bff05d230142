import { RefusalError } from '../../domain/refusals.ts';
import { codeOf } from './error-code.ts';

/** Blobs arrive as ArrayBuffer from libsql and as Buffer from mysql2. */
export type Blob = Buffer | ArrayBuffer;

export const toBuffer = (blob: Blob): Buffer => (Buffer.isBuffer(blob) ? blob : Buffer.from(blob));

/** True when the driver says that a unique key stood in the way. */
export function isDuplicate(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code === 'ER_DUP_ENTRY' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}

/** The value, or NOT_FOUND. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new RefusalError({ code: 'NOT_FOUND' });
  return value;
}

/** Rows by a key, each group in the order of the rows. */
export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
