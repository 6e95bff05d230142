import knexFactory, { type Knex } from 'knex';
import { RefusalError } from '../../domain/refusals.ts';
import { messageOf } from '../register/error-code.ts';
import type { OnDiskFailure } from './disk-failure.ts';
import { type Disk, LibsqlClient } from './libsql-client.ts';
import { quietLog } from './quiet-log.ts';

/** The part of libsql's connection that start-up uses. */
interface Connection {
  exec(sql: string): void;
  pragma(source: string): Record<string, unknown>[];
}

/** While it is being opened; afterwards `LibsqlClient` waits, so that nobody else has to. */
const OPENING_TIMEOUT_MS = 2_000;

function prepare(connection: Connection): void {
  connection.exec(`PRAGMA busy_timeout = ${OPENING_TIMEOUT_MS}`);
  connection.exec('PRAGMA journal_mode = WAL');
  connection.exec('PRAGMA synchronous = FULL');
  connection.exec('PRAGMA foreign_keys = ON');
  connection.exec('PRAGMA busy_timeout = 0');
}

function connect(file: string, onDiskFailure: OnDiskFailure | undefined): Knex {
  const config: Knex.Config & { disk: Disk } = {
    disk: { onFailure: onDiskFailure },
    client: LibsqlClient as unknown as typeof Knex.Client,
    connection: { filename: file },
    useNullAsDefault: true,
    log: quietLog,
    pool: {
      min: 1,
      max: 1,
      afterCreate(connection: Connection, done: (error: Error | null, connection: Connection) => void) {
        try {
          prepare(connection);
          done(null, connection);
        } catch (error) {
          done(error as Error, connection);
        }
      }
    }
  };
  return knexFactory(config);
}

const firstValue = async (db: Knex, sql: string): Promise<unknown> =>
  Object.values(((await db.raw(sql)) as Record<string, unknown>[])[0] ?? {})[0];

async function checkSettings(db: Knex): Promise<void> {
  const journal = await firstValue(db, 'PRAGMA journal_mode');
  const synchronous = await firstValue(db, 'PRAGMA synchronous');
  if (journal === 'wal' && Number(synchronous) === 2) return;
  const reason = `journal_mode=${String(journal)}, synchronous=${String(synchronous)}`;
  throw new RefusalError({ code: 'DATABASE_UNSAFE', facts: { reason } });
}

async function checkPages(db: Knex): Promise<void> {
  const answer = await firstValue(db, 'PRAGMA quick_check(1)');
  if (answer !== 'ok')
    throw new RefusalError({ code: 'DATABASE_DAMAGED', facts: { reason: String(answer) } });
}

/**
 * Opens (or makes) a SQLite file in WAL mode with `synchronous = FULL`.
 * DATABASE_DAMAGED when the file is no database or fails its check; DATABASE_UNSAFE when the settings do not hold.
 */
export async function openSqlite(file: string, onDiskFailure?: OnDiskFailure): Promise<Knex> {
  const db = connect(file, onDiskFailure);
  try {
    await checkSettings(db);
    await checkPages(db);
    return db;
  } catch (error) {
    await db.destroy();
    if (error instanceof RefusalError) throw error;
    const reason = messageOf(error);
    throw new RefusalError({ code: 'DATABASE_DAMAGED', facts: { reason } }, { cause: error });
  }
}
