import type { FieldType, Migration, TableDefinition } from './migrations/migration.ts';
import { columnName, fieldType, indexedFields, MEMBER_TABLE } from './schema.ts';

/** What two databases say differently. */
export interface SqlDialect {
  readonly keyType: string;
  readonly textType: string;
  readonly longType: string;
  /** Names of lists and states. */
  readonly wordType: string;
  /** Ends each CREATE TABLE. */
  readonly tableSuffix: string;
  /** Type of a computed column. */
  columnType(type: FieldType): string;
  /** A field read out of a body. */
  extract(body: string, field: string, type: FieldType): string;
}

/** The table that remembers which steps have been taken. */
export function migrationTable(dialect: SqlDialect): string {
  return `CREATE TABLE IF NOT EXISTS engine_migration (number INTEGER PRIMARY KEY, name ${dialect.textType} NOT NULL, applied_at ${dialect.textType} NOT NULL)${dialect.tableSuffix}`;
}

/** The statements of one step, in order. */
export function statementsOf(migration: Migration, dialect: SqlDialect): string[] {
  const statements = migration.tables.flatMap((table) => tableStatements(table, dialect));
  return migration.number === 1 ? [...statements, ...memberStatements(dialect)] : statements;
}

function tableStatements(table: TableDefinition, dialect: SqlDialect): string[] {
  const columns = [
    `entity_key ${table.textKey ? dialect.textType : dialect.keyType} NOT NULL PRIMARY KEY`,
    `body ${dialect.longType} NOT NULL`,
    ...(table.detached ? [`${table.detached} ${dialect.longType}`] : []),
    ...[...indexedFields(table)].map((field) => computedColumn(table, field, dialect))
  ];
  return [
    `CREATE TABLE IF NOT EXISTS \`${table.table}\` (${columns.join(', ')})${dialect.tableSuffix}`,
    ...table.indexes.map((fields) => indexStatement(table.table, fields))
  ];
}

function computedColumn(table: TableDefinition, field: string, dialect: SqlDialect): string {
  const type = fieldType(table, field);
  const value = dialect.extract('body', field, type);
  return `\`${columnName(field)}\` ${dialect.columnType(type)} GENERATED ALWAYS AS (${value}) VIRTUAL`;
}

function indexStatement(table: string, fields: readonly string[]): string {
  const columns = fields.map(columnName);
  return `CREATE INDEX IF NOT EXISTS \`${table}_${columns.join('_')}\` ON \`${table}\` (${columns.map((name) => `\`${name}\``).join(', ')})`;
}

function memberStatements(dialect: SqlDialect): string[] {
  return [
    `CREATE TABLE IF NOT EXISTS ${MEMBER_TABLE} (list ${dialect.wordType} NOT NULL, name ${dialect.textType} NOT NULL, ` +
      `owner_key ${dialect.keyType} NOT NULL, state ${dialect.wordType} NOT NULL, dated ${dialect.keyType} NOT NULL)${dialect.tableSuffix}`,
    `CREATE INDEX IF NOT EXISTS engine_member_found ON ${MEMBER_TABLE} (list, name, state, dated, owner_key)`,
    `CREATE INDEX IF NOT EXISTS engine_member_owner ON ${MEMBER_TABLE} (owner_key)`
  ];
}
