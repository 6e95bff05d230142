import type { SqlDialect } from '../ddl.ts';

/** SQLite: computed columns are virtual, so they are kept in their indexes only. */
export const sqliteDialect: SqlDialect = {
  keyType: 'INTEGER',
  textType: 'TEXT',
  longType: 'TEXT',
  wordType: 'TEXT',
  tableSuffix: '',
  columnType: (type) => (isNumber(type) ? 'INTEGER' : 'TEXT'),
  extract(body, field, type) {
    const value = `${body} ->> '$.${field}'`;
    return isNumber(type) ? `CAST(${value} AS INTEGER)` : `(${value})`;
  }
};

function isNumber(type: string): boolean {
  return type.startsWith('key') || type.startsWith('integer');
}
