import type { MemberRow, TableWrites } from '../row.ts';
import { marks, pieces } from '../pieces.ts';
import { MEMBER_TABLE } from '../schema.ts';
import type { TableDefinition } from '../migrations/migration.ts';

/** One statement and its parameters; it stands for several rows. */
export interface Write {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** What a batch changed in one table, as statements in order. */
export function* statementsOf({ table, rows, deletes, owners, members }: TableWrites): Generator<Write> {
  const width = table.detached ? 3 : 2;
  yield* inPieces(rows, width, (count) => putSql(table, count));
  yield* inPieces(
    deletes,
    1,
    (count) => `DELETE FROM \`${table.table}\` WHERE entity_key IN (${marks(count)})`
  );
  yield* inPieces(owners, 1, (count) => `DELETE FROM ${MEMBER_TABLE} WHERE owner_key IN (${marks(count)})`);
  yield* inPieces(members.flat() as MemberRow[number][], 5, memberSql);
}

function* inPieces(
  params: readonly unknown[],
  width: number,
  sqlOf: (count: number) => string
): Generator<Write> {
  for (const piece of pieces(params, width)) yield { sql: sqlOf(piece.count), params: piece.params };
}

function putSql(table: TableDefinition, count: number): string {
  const names = ['entity_key', 'body', ...(table.detached ? [table.detached] : [])];
  const values = Array(count)
    .fill(`(${marks(names.length)})`)
    .join(', ');
  return `INSERT OR REPLACE INTO \`${table.table}\` (${names.join(', ')}) VALUES ${values}`;
}

function memberSql(count: number): string {
  return `INSERT INTO ${MEMBER_TABLE} (list, name, owner_key, state, dated) VALUES ${Array(count).fill('(?, ?, ?, ?, ?)').join(', ')}`;
}
