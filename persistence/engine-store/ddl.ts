import type { FieldType, Migration, TableDefinition } from './migrations/migration.ts';
import { columnName, fieldType, indexedFields, MEMBER_TABLE } from './schema.ts';
import { SHORT_OCTETS } from './short-copies.ts';

/** A value that a statement takes. */
export type Bound = string | number | null;

/** What two databases say differently. */
export interface SqlDialect {
  readonly keyType: string;
  readonly textType: string;
  readonly longType: string;
  /** Names of lists and states. */
  readonly wordType: string;
  /** Ends each CREATE TABLE. */
  readonly tableSuffix: string;
  /** Ends a CREATE TABLE whose rows are kept in the order of their primary key. */
  readonly clusteredSuffix: string;
  /** Type of a column. */
  columnType(type: FieldType): string;
  /** A value as it is written to a column. */
  bound(value: Bound, type: FieldType): Bound;
  /** Ends an INSERT: a row that is there takes these values. */
  orUpdate(columns: readonly string[]): string;
  dropIndex(name: string, table: string): string;
  dropColumn(name: string, table: string): string;
  addColumn(name: string, table: string, type: string): string;
  /** Ends the statement of an index that has only the rows with something in the column, where there are such indexes. */
  whereThere(column: string): string;
  /** A whole number divided by another, without the rest. */
  quotient(dividend: string, divisor: string): string;
  /** The function that counts the characters of a text. */
  readonly characters: string;
  /** A text of a body as the driver can hand it over, whatever the body says. */
  handedOver(text: string): string;
  /** A field read out of a body. */
  extract(body: string, field: string, type: FieldType): string;
}

/** The table that remembers which steps have been taken. */
export function migrationTable(dialect: SqlDialect): string {
  return `CREATE TABLE IF NOT EXISTS engine_migration (number INTEGER PRIMARY KEY, name ${dialect.textType} NOT NULL, applied_at ${dialect.textType} NOT NULL)${dialect.tableSuffix}`;
}

/** The statements of one step, in order. Where each commits by itself, all of them can be carried out again. */
export function statementsOf(migration: Migration, dialect: SqlDialect): string[] {
  return [
    ...migration.tables.flatMap((table) => tableStatements(table, dialect)),
    ...(migration.number === 1 ? memberStatements(dialect) : []),
    ...(migration.written ?? []).flatMap((table) => writtenStatements(table, dialect)),
    ...(migration.keyedMembers ? keyedMemberStatements(dialect) : []),
    ...(migration.copied ?? []).flatMap((table) => copiedStatements(table, dialect))
  ];
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

function writtenStatements(table: TableDefinition, dialect: SqlDialect): string[] {
  const fields = [...indexedFields(table)];
  const value = (field: string) => dialect.extract('body', field, fieldType(table, field));
  const filled = fields.map((field) => `\`${columnName(field)}\` = ${value(field)}`);
  return [
    ...table.indexes.map((indexed) => dialect.dropIndex(indexName(table.table, indexed), table.table)),
    ...fields.flatMap((field) => [
      dialect.dropColumn(columnName(field), table.table),
      `ALTER TABLE \`${table.table}\` ADD COLUMN \`${columnName(field)}\` ${dialect.columnType(fieldType(table, field))}`
    ]),
    `UPDATE \`${table.table}\` SET ${filled.join(', ')}`,
    ...table.indexes.map((indexed) => indexStatement(table.table, indexed))
  ];
}

function copiedStatements(table: TableDefinition, dialect: SqlDialect): string[] {
  return Object.entries(table.shortCopies ?? {}).flatMap(([copy, field]) => {
    const value = dialect.extract('body', field, fieldType(table, field));
    const column = columnName(copy);
    return [
      dialect.addColumn(column, table.table, dialect.columnType(fieldType(table, copy))),
      `UPDATE \`${table.table}\` SET \`${column}\` = ${value} WHERE OCTET_LENGTH(${value}) <= ${SHORT_OCTETS}`,
      `${indexStatement(table.table, [copy])}${dialect.whereThere(column)}`
    ];
  });
}

function indexName(table: string, fields: readonly string[]): string {
  return `${table}_${fields.map(columnName).join('_')}`;
}

function indexStatement(table: string, fields: readonly string[]): string {
  const columns = fields.map((field) => `\`${columnName(field)}\``);
  return `CREATE INDEX IF NOT EXISTS \`${indexName(table, fields)}\` ON \`${table}\` (${columns.join(', ')})`;
}

const firstMemberTable = 'engine_member';

const memberColumns = ({ wordType, textType, keyType }: SqlDialect) =>
  `list ${wordType} NOT NULL, name ${textType} NOT NULL, owner_key ${keyType} NOT NULL, state ${wordType} NOT NULL, dated ${keyType} NOT NULL`;

function memberStatements(dialect: SqlDialect): string[] {
  return [
    `CREATE TABLE IF NOT EXISTS ${firstMemberTable} (${memberColumns(dialect)})${dialect.tableSuffix}`,
    `CREATE INDEX IF NOT EXISTS engine_member_found ON ${firstMemberTable} (list, name, state, dated, owner_key)`,
    `CREATE INDEX IF NOT EXISTS engine_member_owner ON ${firstMemberTable} (owner_key)`
  ];
}

function keyedMemberStatements(dialect: SqlDialect): string[] {
  const [oldTable] = memberStatements(dialect);
  return [
    oldTable!,
    `CREATE TABLE IF NOT EXISTS ${MEMBER_TABLE} (${memberColumns(dialect)}, PRIMARY KEY (owner_key, list, name))${dialect.clusteredSuffix}`,
    `CREATE INDEX IF NOT EXISTS ${MEMBER_TABLE}_found ON ${MEMBER_TABLE} (list, name, state, dated, owner_key)`,
    `REPLACE INTO ${MEMBER_TABLE} (list, name, owner_key, state, dated) SELECT list, name, owner_key, state, dated FROM ${firstMemberTable}`,
    `DROP TABLE ${firstMemberTable}`
  ];
}
