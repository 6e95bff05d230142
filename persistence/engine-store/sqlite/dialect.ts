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
  orUpdate: (columns) =>
    `ON CONFLICT (entity_key) DO UPDATE SET ${columns.map((name) => `\`${name}\` = excluded.\`${name}\``).join(', ')}`,
  dropIndex: (name) => `DROP INDEX IF EXISTS \`${name}\``,
  dropColumn: (name, table) => `ALTER TABLE \`${table}\` DROP COLUMN \`${name}\``,
  extract(body, field, type) {
    const value = `${body} ->> '$.${field}'`;
    return isNumber(type) ? `CAST(${value} AS INTEGER)` : `(${value})`;
  }
};

function isNumber(type: string): boolean {
  return type.startsWith('key') || type.startsWith('integer');
}
