import type { SqlDialect } from '../ddl.ts';

/** MariaDB (10.6 or newer): virtual columns over JSON text, compared byte by byte. */
export const mariadbDialect: SqlDialect = {
  keyType: 'BIGINT',
  textType: 'VARCHAR(255)',
  longType: 'LONGTEXT',
  wordType: 'VARCHAR(40)',
  tableSuffix: ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
  columnType: (type) => (isNumber(type) ? 'BIGINT' : 'VARCHAR(255)'),
  extract(body, field, type) {
    const value = `JSON_VALUE(${body}, '$.${field}')`;
    if (isNumber(type)) return `CAST(${value} AS SIGNED)`;
    return type.startsWith('text') ? `LEFT(${value}, 255)` : value;
  }
};

function isNumber(type: string): boolean {
  return type.startsWith('key') || type.startsWith('integer');
}
