import type { ChangeSet, RowChanges } from '../../engine/ports.ts';
import type { Entities, EntityKind } from '../../engine/records.ts';
import { blanks } from '../../engine/records.ts';
import { bodyText } from './body-text.ts';
import type { Bound, SqlDialect } from './ddl.ts';
import type { Members, MemberWrites } from './members.ts';
import type { TableDefinition } from './migrations/migration.ts';
import { allTables, fieldType, indexedFields } from './schema.ts';
import { shortCopy } from './short-copies.ts';

type AnyRecord = Entities[EntityKind];

/** What one batch writes to one table. */
export interface TableWrites {
  readonly table: TableDefinition;
  /** Whole rows, flat: key, body, what is detached, the indexed fields in their order. */
  readonly rows: readonly Bound[];
  /** Rows that are there and whose body alone is another, flat: key, body, the copies of what is short in it. */
  readonly bodies: readonly Bound[];
  readonly deletes: readonly string[];
  readonly members?: MemberWrites;
}

/** Kinds whose indexed fields, but for short copies, never change once a row is written: what a thing belongs to. */
const settled: ReadonlySet<EntityKind> = new Set(['elementInstance', 'job', 'variable']);

/** Takes all that a batch writes out of the live records, before they change again. */
export function writesOf(changes: ChangeSet, members: Members, dialect: SqlDialect): TableWrites[] {
  const writes: TableWrites[] = [];
  for (const table of allTables) {
    const part = changes[table.kind] as RowChanges<AnyRecord> | undefined;
    if (part) writes.push(tableWrites(table, part, members, dialect));
  }
  return writes;
}

function tableWrites(
  table: TableDefinition,
  part: RowChanges<AnyRecord>,
  members: Members,
  dialect: SqlDialect
): TableWrites {
  const rows: Bound[] = [];
  const bodies: Bound[] = [];
  for (const record of part.inserts) pushRow(table, record, dialect, rows);
  for (const record of part.updates)
    if (settled.has(table.kind)) pushBody(table, record, dialect, bodies);
    else pushRow(table, record, dialect, rows);
  const found = table.lists && members.writesOf(table, part);
  return { table, rows, bodies, deletes: part.deletes, ...(found && { members: found }) };
}

function pushRow(table: TableDefinition, record: AnyRecord, dialect: SqlDialect, into: Bound[]): void {
  into.push(table.textKey ? record.key : dialect.bound(record.key, 'key'));
  if (table.detached) {
    const { resource, ...rest } = record as Entities['processDefinition'];
    into.push(bodyText(rest), resource);
  } else into.push(bodyOf(table, record));
  for (const field of indexedFields(table))
    into.push(dialect.bound(columnOf(table, record, field), fieldType(table, field)));
}

function pushBody(table: TableDefinition, record: AnyRecord, dialect: SqlDialect, into: Bound[]): void {
  into.push(dialect.bound(record.key, 'key'), bodyOf(table, record));
  for (const copy in table.shortCopies) into.push(columnOf(table, record, copy));
}

/** What the column of a field holds. */
function columnOf({ shortCopies }: TableDefinition, record: AnyRecord, field: string): Bound {
  const fields = record as unknown as Readonly<Record<string, Bound | undefined>>;
  const copied = shortCopies?.[field];
  return copied === undefined ? (fields[field] ?? null) : shortCopy(String(fields[copied] ?? ''));
}

function bodyOf(table: TableDefinition, record: AnyRecord): string {
  if (table.kind !== 'userTask') return bodyText(record);
  const { dueDate, followUpDate } = record as Entities['userTask'];
  return bodyText(record, { dueAt: instantOf(dueDate), followUpAt: instantOf(followUpDate) });
}

function instantOf(text: string | null): number | null {
  const instant = text === null ? NaN : Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

/** The record of a stored row. */
export function recordOf<Kind extends EntityKind>(
  kind: Kind,
  body: string,
  resource?: string | null
): Entities[Kind] {
  const record = JSON.parse(body);
  for (const field in blanks[kind]) if (record[field] === undefined) record[field] = null;
  if (resource !== undefined) record.resource = resource ?? '';
  return record as Entities[Kind];
}
