import type { SqlDialect } from '../ddl.ts';

const tableSuffix = ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Characters that a column of words takes. */
const longestText = 255;

/** MariaDB (10.6 or newer): texts are compared byte by byte. */
export const mariadbDialect: SqlDialect = {
  keyType: 'BIGINT',
  textType: `VARCHAR(${longestText})`,
  longType: 'LONGTEXT',
  wordType: 'VARCHAR(40)',
  tableSuffix,
  clusteredSuffix: tableSuffix,
  columnType: (type) => (isNumber(type) ? 'BIGINT' : `VARCHAR(${longestText})`),
  bound: (value) =>
    typeof value === 'string' && value.length > longestText
      ? [...value].slice(0, longestText).join('')
      : value,
  orUpdate: (columns) =>
    `ON DUPLICATE KEY UPDATE ${columns.map((name) => `\`${name}\` = VALUES(\`${name}\`)`).join(', ')}`,
  dropIndex: (name, table) => `DROP INDEX IF EXISTS \`${name}\` ON \`${table}\``,
  dropColumn: (name, table) => `ALTER TABLE \`${table}\` DROP COLUMN IF EXISTS \`${name}\``,
  addColumn: (name, table, type) => `ALTER TABLE \`${table}\` ADD COLUMN IF NOT EXISTS \`${name}\` ${type}`,
  whereThere: () => '',
  quotient: (dividend, divisor) => `${dividend} DIV ${divisor}`,
  characters: 'CHAR_LENGTH',
  handedOver: (text) => text,
  extract(body, field, type) {
    const value = `JSON_VALUE(${body}, '$.${field}')`;
    if (isNumber(type)) return `CAST(${value} AS SIGNED)`;
    return type.startsWith('text') ? `LEFT(${value}, ${longestText})` : value;
  }
};

function isNumber(type: string): boolean {
  return type.startsWith('key') || type.startsWith('integer');
}
