import type { ChangeSet, RowChanges } from '../../engine/ports.ts';
import type { Entities, EntityKind } from '../../engine/records.ts';
import { blanks } from '../../engine/records.ts';
import { bodyText } from './body-text.ts';
import type { TableDefinition } from './migrations/migration.ts';
import { allTables } from './schema.ts';

type AnyRecord = Entities[EntityKind];

/** A member of a list field, with what a task list is filtered and sorted by. */
export type MemberRow = readonly [list: string, name: string, ownerKey: string, state: string, dated: number];

/** What one batch writes to one table: parameters of the rows in order, keys to delete, members to replace. */
export interface TableWrites {
  readonly table: TableDefinition;
  /** Two values a row (key, body), three where a field is detached. */
  readonly rows: readonly string[];
  readonly deletes: readonly string[];
  /** Owners whose members are replaced. */
  readonly owners: readonly string[];
  readonly members: readonly MemberRow[];
}

/** Takes all that a batch writes out of the live records, before they change again. */
export function writesOf(changes: ChangeSet): TableWrites[] {
  const writes: TableWrites[] = [];
  for (const table of allTables) {
    const part = changes[table.kind] as RowChanges<AnyRecord> | undefined;
    if (part) writes.push(tableWrites(table, part));
  }
  return writes;
}

function tableWrites(table: TableDefinition, part: RowChanges<AnyRecord>): TableWrites {
  const rows: string[] = [];
  const owners: string[] = [];
  const members: MemberRow[] = [];
  for (const list of [part.inserts, part.updates]) {
    for (const record of list) {
      pushRow(table, record, rows);
      if (table.lists) pushMembers(table, record, members);
    }
  }
  if (table.lists)
    owners.push(...part.updates.filter(mayHaveMembers).map((record) => record.key), ...part.deletes);
  return { table, rows, deletes: part.deletes, owners, members };
}

function pushRow(table: TableDefinition, record: AnyRecord, into: string[]): void {
  if (table.detached) {
    const { resource, ...rest } = record as Entities['processDefinition'];
    into.push(record.key, bodyText(rest), resource);
  } else into.push(record.key, bodyOf(table, record));
}

function bodyOf(table: TableDefinition, record: AnyRecord): string {
  if (table.kind !== 'userTask') return bodyText(record);
  const { dueDate, followUpDate } = record as Entities['userTask'];
  return bodyText({ ...record, dueAt: instantOf(dueDate), followUpAt: instantOf(followUpDate) });
}

/** Tags never change, so an instance without any has no members to replace. */
function mayHaveMembers(record: AnyRecord): boolean {
  return !('tags' in record) || record.tags.length > 0;
}

function instantOf(text: string | null): number | null {
  const instant = text === null ? NaN : Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

function pushMembers(table: TableDefinition, record: AnyRecord, into: MemberRow[]): void {
  const fields = record as unknown as Record<string, unknown>;
  for (const list of table.lists!.fields) {
    for (const name of fields[list] as string[]) {
      into.push([list, name, record.key, String(fields.state), Number(fields[table.lists!.dated])]);
    }
  }
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
