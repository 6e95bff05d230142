import knexFactory, { type Knex } from 'knex';
import { RefusalError } from '../../domain/refusals.ts';
import { mariadbAddress, type MariadbAddress } from './mariadb-address.ts';
import { quietLog } from './quiet-log.ts';

/** The part of mysql2's connection that start-up uses. */
interface Connection {
  query(sql: string, done: (error: Error | null) => void): void;
}

const POOL = { min: 0, max: 10 };

function connect(address: MariadbAddress): Knex {
  return knexFactory({
    client: 'mysql2',
    log: quietLog,
    connection: { ...address, charset: 'utf8mb4' } as Knex.MySql2ConnectionConfig,
    pool: {
      ...POOL,
      afterCreate(connection: Connection, done: (error: Error | null, connection: Connection) => void) {
        connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', (error) =>
          done(error, connection)
        );
      }
    }
  });
}

interface Settings {
  readonly flush: number;
  readonly log_bin: number;
  readonly sync_binlog: number;
}

/** With a binary log, recovery takes back what is not in it: then it must be on disk at each commit too. */
function whyUnsafe(settings: Settings | undefined): string | undefined {
  if (settings?.flush !== 1) return `innodb_flush_log_at_trx_commit=${settings?.flush}, must be 1`;
  if (settings.log_bin && settings.sync_binlog !== 1) return `sync_binlog=${settings.sync_binlog}, must be 1`;
  return undefined;
}

async function checkSettings(db: Knex): Promise<void> {
  const [rows] = (await db.raw(
    'SELECT @@innodb_flush_log_at_trx_commit AS flush, @@log_bin AS log_bin, @@sync_binlog AS sync_binlog'
  )) as [Settings[]];
  const reason = whyUnsafe(rows[0]);
  if (reason) throw new RefusalError({ code: 'DATABASE_UNSAFE', facts: { reason } });
}

/**
 * Connects to a MariaDB or MySQL database (address: `mariadbAddress`).
 * DATABASE_UNSAFE when the server may lose acknowledged commits.
 */
export async function openMariadb(url: string): Promise<Knex> {
  const db = connect(mariadbAddress(url));
  try {
    await checkSettings(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
