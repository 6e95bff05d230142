import type { Connection } from 'mysql2/promise';
import type { TableDefinition } from '../migrations/migration.ts';
import { marks, pieces } from '../pieces.ts';
import type { TableWrites } from '../row.ts';
import { MEMBER_TABLE } from '../schema.ts';

/** Writes what a batch changed in one table, with prepared statements of several rows, in the caller's transaction. */
export async function writeTable(connection: Connection, writes: TableWrites): Promise<void> {
  const { table, rows, deletes, owners, members } = writes;
  await inPieces(connection, rows, table.detached ? 3 : 2, (count) => upsertSql(table, count));
  await inPieces(
    connection,
    deletes,
    1,
    (count) => `DELETE FROM \`${table.table}\` WHERE entity_key IN (${marks(count)})`
  );
  await inPieces(
    connection,
    owners,
    1,
    (count) => `DELETE FROM ${MEMBER_TABLE} WHERE owner_key IN (${marks(count)})`
  );
  await inPieces(connection, members.flat(), 5, memberSql);
}

async function inPieces(
  connection: Connection,
  params: readonly (string | number)[],
  width: number,
  sqlOf: (count: number) => string
): Promise<void> {
  for (const piece of pieces(params, width)) await connection.execute(sqlOf(piece.count), [...piece.params]);
}

function upsertSql(table: TableDefinition, count: number): string {
  const names = ['entity_key', 'body', ...(table.detached ? [table.detached] : [])];
  const values = Array(count)
    .fill(`(${marks(names.length)})`)
    .join(', ');
  const replaced = names.slice(1).map((name) => `${name} = VALUES(${name})`);
  return `INSERT INTO \`${table.table}\` (${names.join(', ')}) VALUES ${values} ON DUPLICATE KEY UPDATE ${replaced.join(', ')}`;
}

function memberSql(count: number): string {
  return `INSERT INTO ${MEMBER_TABLE} (list, name, owner_key, state, dated) VALUES ${Array(count).fill('(?, ?, ?, ?, ?)').join(', ')}`;
}
