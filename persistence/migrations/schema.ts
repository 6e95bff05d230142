import type { Knex } from 'knex';

const onMariadb = (db: Knex): boolean => db.client.config.client === 'mysql2';

/**
 * Makes a table that compares text byte by byte on both databases. One that is there already is left: MariaDB cannot
 * roll back a migration that was cut short, so each step can be taken again.
 */
export async function createTable(
  db: Knex,
  name: string,
  build: (table: Knex.CreateTableBuilder) => void
): Promise<void> {
  if (await db.schema.hasTable(name)) return;
  await db.schema.createTable(name, (table) => {
    if (onMariadb(db)) {
      table.engine('InnoDB');
      table.charset('utf8mb4');
      table.collate('utf8mb4_bin');
    }
    build(table);
  });
}

/** An index that is there already is left, as {@link createTable} leaves a table. */
export async function createIndex(
  db: Knex,
  table: string,
  name: string,
  columns: readonly string[]
): Promise<void> {
  const there = onMariadb(db)
    ? await db('information_schema.statistics')
        .where({ table_schema: db.raw('DATABASE()'), table_name: table, index_name: name })
        .first('index_name')
    : undefined;
  const create = onMariadb(db) ? 'CREATE INDEX' : 'CREATE INDEX IF NOT EXISTS';
  if (there === undefined) await db.raw(`${create} ${name} ON ${table} (${columns.join(', ')})`);
}

/** 32 hexadecimal digits. */
export const idColumn = (table: Knex.CreateTableBuilder, name: string): Knex.ColumnBuilder =>
  table.string(name, 64);

/** ISO 8601 in UTC with milliseconds. */
export const instantColumn = (table: Knex.CreateTableBuilder, name: string): Knex.ColumnBuilder =>
  table.string(name, 24);

/** Sealed bytes of any length. */
export const sealedColumn = (table: Knex.CreateTableBuilder, name: string): Knex.ColumnBuilder =>
  table.specificType(name, 'longblob');

/** Refuses every change of what a table once took in, whoever asks. */
export async function makeAppendOnly(db: Knex, table: string): Promise<void> {
  for (const event of ['UPDATE', 'DELETE']) {
    const name = `${table}_refuse_${event.toLowerCase()}`;
    const body = onMariadb(db)
      ? `FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${table} is append-only'`
      : `BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`;
    await db.raw(`CREATE TRIGGER IF NOT EXISTS ${name} BEFORE ${event} ON ${table} ${body}`);
  }
}
