import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { migrationTable, statementsOf } from '../ddl.ts';
import { inUse, newer, unreachable, unsafe } from '../errors.ts';
import type { MariadbAddress } from '../../database/mariadb-address.ts';
import { migrations, newestSchema } from '../migrations/index.ts';
import { mariadbDialect } from './dialect.ts';
import { ownerTable } from './owner.ts';

export type MariadbSettings = MariadbAddress;

/** Options of every connection: prepared statements are kept, text is UTF-8, several statements at once are not taken. */
export function connectionOptions(settings: MariadbSettings) {
  return {
    ...settings,
    charset: 'utf8mb4_bin',
    supportBigNumbers: true,
    bigNumberStrings: true,
    maxPreparedStatements: 400
  };
}

function placeOf(settings: MariadbSettings): string {
  return `${settings.host}:${settings.port}/${settings.database}`;
}

/**
 * The one connection that writes. It holds the engine's lock as long as it lives, so that no second engine can
 * commit; a lost connection loses its lock and its open transaction together.
 * Throws an EngineStoreError when the server is out of reach, unsafe, newer, or another engine holds the lock.
 */
export async function openWriter(settings: MariadbSettings): Promise<Connection> {
  const connection = await createConnection(connectionOptions(settings)).catch((error: unknown) => {
    throw unreachable(placeOf(settings), error);
  });
  try {
    await connection.query("SET SESSION sql_mode = 'STRICT_ALL_TABLES'");
    await assertDurable(connection);
    await lock(connection, settings);
    await migrate(connection, placeOf(settings));
    return connection;
  } catch (error) {
    connection.destroy();
    throw isLost(error) ? unreachable(placeOf(settings), error) : error;
  }
}

function isLost(error: unknown): boolean {
  return (error as { fatal?: boolean }).fatal === true;
}

/** The first row of a query. */
async function first(connection: Connection, sql: string, values: unknown[] = []): Promise<RowDataPacket> {
  const [rows] = await connection.query<RowDataPacket[]>(sql, values);
  return rows[0]!;
}

/** Refuses a server that acknowledges a commit before it is on disk. */
export async function assertDurable(connection: Connection): Promise<void> {
  const sql =
    'SELECT @@innodb_flush_log_at_trx_commit AS flushed, @@log_bin AS logBin, @@sync_binlog AS syncBinlog';
  const row = await first(connection, sql);
  if (Number(row.flushed) !== 1) throw unsafe('innodb_flush_log_at_trx_commit', row.flushed, '1');
  if (Number(row.logBin) === 1 && Number(row.syncBinlog) !== 1)
    throw unsafe('sync_binlog', row.syncBinlog, '1');
}

/** Seconds that the server may take to notice that the engine before this one has died. */
const afterlife = 2;

async function lock(connection: Connection, settings: MariadbSettings): Promise<void> {
  const name = `engine:${settings.database}`.slice(0, 64);
  const row = await first(connection, 'SELECT GET_LOCK(?, ?) AS held', [name, afterlife]);
  if (Number(row.held) !== 1) throw inUse(placeOf(settings));
}

async function migrate(connection: Connection, place: string): Promise<void> {
  await connection.query(migrationTable(mariadbDialect));
  await connection.query(ownerTable);
  const row = await first(connection, 'SELECT MAX(number) AS n FROM engine_migration');
  const done = Number(row.n ?? 0);
  if (done > newestSchema) throw newer(place, done, newestSchema);
  for (const step of migrations.filter((migration) => migration.number > done)) {
    for (const statement of statementsOf(step, mariadbDialect)) await connection.query(statement);
    await connection.query('INSERT INTO engine_migration VALUES (?, ?, CURRENT_TIMESTAMP)', [
      step.number,
      step.name
    ]);
  }
}
