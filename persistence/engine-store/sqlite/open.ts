import Database from 'libsql';
import type { OnDiskFailure } from '../../database/disk-failure.ts';
import { damaged, EngineStoreError, inUse, newer, unsafe } from '../errors.ts';
import { migrationTable, statementsOf } from '../ddl.ts';
import { migrations, newestSchema } from '../migrations/index.ts';
import { sqliteDialect } from './dialect.ts';

export type SqliteDatabase = InstanceType<typeof Database>;

/** An open database, and how to let it go. */
export interface OpenSqlite {
  readonly db: SqliteDatabase;
  /** Writes the log back into the file and lets the next engine in. */
  close(): void;
}

export interface SqliteSettings {
  /** Path of the database file, or `:memory:`. */
  readonly file: string;
  /** `FULL` unless someone configured otherwise: everything weaker is refused. */
  readonly synchronous?: string;
  readonly onDiskFailure?: OnDiskFailure | undefined;
}

const FULL = 2;

/** What every connection to the file is told; `synchronous` is `FULL` unless someone configured otherwise. */
export const connectionPragmas: readonly string[] = [
  'busy_timeout = 0',
  'synchronous = FULL',
  'case_sensitive_like = ON',
  'cache_size = -65536',
  'wal_autocheckpoint = 4000'
];

/**
 * Opens the database behind the start-up gate: write-ahead log, every commit flushed, sound pages, a schema that
 * this program knows, and nobody else at work on it. Throws {@link EngineStoreError} for each of these.
 */
export function openSqlite({ file, synchronous = 'FULL' }: SqliteSettings): OpenSqlite {
  let lock: SqliteDatabase | undefined;
  let db: SqliteDatabase | undefined;
  const close = () => {
    db?.close();
    if (lock?.inTransaction) lock.exec('ROLLBACK');
    lock?.close();
  };
  try {
    lock = takeLock(file);
    db = new Database(file);
    configure(db, file, synchronous);
    checkPages(db, file);
    migrate(db, file);
    return { db, close };
  } catch (error) {
    close();
    throw refusalOf(error, file);
  }
}

/**
 * Holds `<file>.lock` in a transaction, so that one engine works on the file. The driver keeps a closed database open
 * until its statements are collected, so a lock on the database itself could not be given back; this one can, and it
 * goes with the process too.
 */
function takeLock(file: string): SqliteDatabase {
  const lock = new Database(file === ':memory:' ? file : `${file}.lock`);
  lock.exec('PRAGMA busy_timeout = 0');
  lock.exec('BEGIN EXCLUSIVE');
  return lock;
}

function refusalOf(error: unknown, file: string): unknown {
  if (error instanceof EngineStoreError) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === 'SQLITE_BUSY' || /database is locked/.test(message)) return inUse(file, error);
  if (['SQLITE_NOTADB', 'SQLITE_CORRUPT'].includes(code) || /not a database|malformed/.test(message)) {
    return damaged(file, message, error);
  }
  return error;
}

function configure(db: SqliteDatabase, file: string, synchronous: string): void {
  db.exec('PRAGMA busy_timeout = 0');
  const mode = String(pragma(db, 'journal_mode = WAL'));
  for (const text of connectionPragmas) db.exec(`PRAGMA ${text}`);
  if (/^\w+$/.test(synchronous)) db.exec(`PRAGMA synchronous = ${synchronous}`);
  if (file !== ':memory:' && mode !== 'wal') throw unsafe('journal_mode', mode, 'wal');
  const level = Number(pragma(db, 'synchronous'));
  if (level < FULL) throw unsafe('synchronous', level, 'FULL (2)');
}

/** The first column of the first row that a pragma answers with. */
export function pragma(db: SqliteDatabase, text: string): unknown {
  const row = db.prepare(`PRAGMA ${text}`).get() as Record<string, unknown> | undefined;
  return row === undefined ? undefined : Object.values(row)[0];
}

function checkPages(db: SqliteDatabase, file: string): void {
  const found = String(pragma(db, 'quick_check(1)'));
  if (found !== 'ok') throw damaged(file, found);
}

function migrate(db: SqliteDatabase, file: string): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(migrationTable(sqliteDialect));
    const row = db.prepare('SELECT MAX(number) AS n FROM engine_migration').get() as { n: number | null };
    const done = row.n ?? 0;
    if (done > newestSchema) throw newer(file, done, newestSchema);
    for (const step of migrations.filter((migration) => migration.number > done)) {
      for (const statement of statementsOf(step, sqliteDialect)) db.exec(statement);
      db.prepare('INSERT INTO engine_migration VALUES (?, ?, CURRENT_TIMESTAMP)').run([
        step.number,
        step.name
      ]);
    }
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
