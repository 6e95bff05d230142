import type { ChangeSet } from '../../engine/ports.ts';
import type { Members } from './members.ts';
import { columnName, indexedFields, MEMBER_TABLE } from './schema.ts';
import type { Bound, SqlDialect } from './ddl.ts';
import { marks, pieces } from './pieces.ts';
import { type TableWrites, writesOf } from './row.ts';

/** One statement and its parameters; it stands for several rows. */
export interface Write {
  readonly sql: string;
  readonly params: readonly Bound[];
}

/** All that a batch changed, as statements in order, taken out of the live records before they change again. Carried out twice they leave what once leaves. */
export function batchStatements(changes: ChangeSet, members: Members, dialect: SqlDialect): Write[] {
  members.begin();
  return writesOf(changes, members, dialect).flatMap((writes) => [...statementsOf(writes, dialect)]);
}

function* statementsOf(writes: TableWrites, dialect: SqlDialect): Generator<Write> {
  const { table, rows, bodies, deletes, members } = writes;
  const detached = table.detached ? [table.detached] : [];
  const columns = ['entity_key', 'body', ...detached, ...[...indexedFields(table)].map(columnName)];
  yield* puts(table.table, columns, rows, dialect);
  const copies = Object.keys(table.shortCopies ?? {}).map(columnName);
  yield* puts(table.table, ['entity_key', 'body', ...copies], bodies, dialect);
  yield* listed(`DELETE FROM \`${table.table}\` WHERE entity_key`, deletes);
  if (!members) return;
  yield* listed(`DELETE FROM ${MEMBER_TABLE} WHERE owner_key`, members.cleared);
  for (const piece of pieces(members.rows.flat(), 5))
    yield {
      sql: `REPLACE INTO ${MEMBER_TABLE} (list, name, owner_key, state, dated) VALUES ${rowMarks(5, piece.count)}`,
      params: piece.params
    };
  for (const [state, owners] of members.states)
    yield* listed(`UPDATE ${MEMBER_TABLE} SET state = ? WHERE owner_key`, owners, [state]);
}

function* puts(
  table: string,
  columns: readonly string[],
  params: readonly Bound[],
  dialect: SqlDialect
): Generator<Write> {
  for (const piece of pieces(params, columns.length)) {
    const names = columns.map((name) => `\`${name}\``).join(', ');
    const sql = `INSERT INTO \`${table}\` (${names}) VALUES ${rowMarks(columns.length, piece.count)} ${dialect.orUpdate(columns.slice(1))}`;
    yield { sql, params: piece.params };
  }
}

/** A statement for each piece of a list of keys. */
function* listed(sql: string, keys: readonly string[], before: readonly Bound[] = []): Generator<Write> {
  for (const piece of pieces(keys, 1))
    yield { sql: `${sql} IN (${marks(piece.count)})`, params: [...before, ...piece.params] };
}

function rowMarks(width: number, count: number): string {
  return Array(count)
    .fill(`(${marks(width)})`)
    .join(', ');
}
