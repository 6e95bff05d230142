import type { SqlDialect } from '../ddl.ts';

/** SQLite. */
export const sqliteDialect: SqlDialect = {
  keyType: 'INTEGER',
  textType: 'TEXT',
  longType: 'TEXT',
  wordType: 'TEXT',
  tableSuffix: '',
  clusteredSuffix: ' WITHOUT ROWID',
  columnType: (type) => (isNumber(type) ? 'INTEGER' : 'TEXT'),
  bound: (value, type) => (typeof value === 'string' && type.startsWith('key') ? keyNumber(value) : value),
  orUpdate: (columns) =>
    `ON CONFLICT (entity_key) DO UPDATE SET ${columns.map((name) => `\`${name}\` = excluded.\`${name}\``).join(', ')}`,
  dropIndex: (name) => `DROP INDEX IF EXISTS \`${name}\``,
  dropColumn: (name, table) => `ALTER TABLE \`${table}\` DROP COLUMN \`${name}\``,
  addColumn: (name, table, type) => `ALTER TABLE \`${table}\` ADD COLUMN \`${name}\` ${type}`,
  whereThere: (column) => ` WHERE \`${column}\` IS NOT NULL`,
  quotient: (dividend, divisor) => `CAST(${dividend} / ${divisor} AS INTEGER)`,
  characters: 'LENGTH',
  // Of a text that is not well-formed, such as half a character that a body from before has, the driver can make no string: the process ends.
  handedOver: (text) => `CAST(${text} AS BLOB)`,
  extract(body, field, type) {
    const value = `${body} ->> '$.${field}'`;
    return isNumber(type) ? `CAST(${value} AS INTEGER)` : `(${value})`;
  }
};

/** A key as a number where that is exact: it is handed over and bound in half the time of a text. */
function keyNumber(key: string): string | number {
  const number = Number(key);
  return Number.isSafeInteger(number) ? number : key;
}

function isNumber(type: string): boolean {
  return type.startsWith('key') || type.startsWith('integer');
}
