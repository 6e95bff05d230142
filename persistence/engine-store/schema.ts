import type { Condition } from '../../engine/ports.ts';
import type { EntityKind } from '../../engine/records.ts';
import { isEquality } from './equality.ts';
import { migrations } from './migrations/index.ts';
import type { FieldType, TableDefinition } from './migrations/migration.ts';

/** The table that members of list fields (candidates, tags) are found by. */
export const MEMBER_TABLE = 'engine_list_member';

const columnNames = new Map([['key', 'entity_key']]);

/** Column name of a record's field: `processInstanceKey` → `process_instance_key`; `key` → `entity_key`. */
export function columnName(field: string): string {
  let name = columnNames.get(field);
  if (name === undefined) {
    name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    columnNames.set(field, name);
  }
  return name;
}

const tables = new Map<EntityKind, TableDefinition>(
  migrations.flatMap(({ tables: made, copied = [] }) =>
    [...made, ...copied].map((table) => [table.kind, table] as const)
  )
);

/** All tables, as all migrations leave them. */
export const allTables: readonly TableDefinition[] = [...tables.values()];

/** The table of one kind. */
export function tableOf(kind: EntityKind): TableDefinition {
  const table = tables.get(kind);
  if (!table) throw new Error(`no table for ${kind}`);
  return table;
}

/** Type of a field that a search may use; throws for an unknown one, which is a mistake of the caller. */
export function fieldType(table: TableDefinition, field: string): FieldType {
  if (field === 'key') return 'key';
  const type = table.fields[field];
  if (!type) throw new Error(`${table.table} has no field ${field}`);
  return type;
}

const columnsOf = new Map<TableDefinition, ReadonlySet<string>>();

/** The fields that are columns of their own, since an index has them. */
export function indexedFields(table: TableDefinition): ReadonlySet<string> {
  let fields = columnsOf.get(table);
  if (!fields) columnsOf.set(table, (fields = new Set(table.indexes.flat())));
  return fields;
}

/** Whether rows are found by a field without reading them: an index begins with it. */
export function isFound({ indexes }: TableDefinition, field: string): boolean {
  return field === 'key' || indexes.some(([first]) => first === field);
}

/** Whether conditions leave few rows, found by a key that they have or by what they belong to. */
export function isNarrow(table: TableDefinition, where: readonly Condition[]): boolean {
  return where.some(
    (each) =>
      isEquality(each) &&
      each.field !== 'processDefinitionKey' &&
      isFound(table, each.field) &&
      fieldType(table, each.field).startsWith('key')
  );
}

/** Whether a field holds words or longer text. */
export function isText(table: TableDefinition, field: string): boolean {
  return /^(text|long)/.test(fieldType(table, field));
}

/** Whether a field can be null, which sorting and paging must know. */
export function isNullable(table: TableDefinition, field: string): boolean {
  return fieldType(table, field).endsWith('?');
}
