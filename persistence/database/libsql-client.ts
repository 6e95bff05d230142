import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import { RefusalError } from '../../domain/refusals.ts';
import { codeOf } from '../register/error-code.ts';
import { isDiskFailure, type OnDiskFailure } from './disk-failure.ts';

/** What all connections and transactions of one database share. */
export interface Disk {
  failure?: RefusalError;
  readonly onFailure: OnDiskFailure | undefined;
}

const require = createRequire(import.meta.url);

/** For how long a transaction waits for another process that writes, and how often it looks, in ms. */
const busyMs = 2_000;
const busyPauseMs = 20;

interface QueryObject {
  sql: string;
  response?: unknown;
}

interface Connection {
  readonly inTransaction: boolean;
  exec(sql: string): void;
}

/** Takes the write lock; a statement that was prepared for it and refused would stay open and stand in the way of every commit. */
async function beginOn(connection: Connection): Promise<void> {
  const until = performance.now() + busyMs;
  for (;;)
    try {
      connection.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (codeOf(error) !== 'SQLITE_BUSY' || performance.now() > until) throw error;
      await pause(busyPauseMs);
    }
}

const writes = /^\s*(insert|update|delete|replace)\b/i;

/** The part of knex's better-sqlite3 client that is replaced here; knex types no dialect of its own. */
interface BetterSqlite3Client {
  readonly config: { readonly disk: Disk };
  _query(connection: Connection, query: QueryObject): Promise<unknown>;
}

const BetterSqlite3 = require('knex/lib/dialects/better-sqlite3/index.js') as new (
  config: Knex.Config
) => BetterSqlite3Client;

/**
 * knex's better-sqlite3 dialect over `libsql`, which has the same interface and ships binaries for every platform.
 * Transactions take the write lock at once, so that a reader who turns writer never fails half-way. Statements run on the main
 * thread, so they wait for the lock of another process between tries, never inside one. STORAGE_FULL when the disk is full;
 * DATABASE_FAILED once it has failed, and for every statement from then on.
 */
export class LibsqlClient extends BetterSqlite3 {
  _driver(): unknown {
    return require('libsql');
  }

  override async _query(connection: Connection, query: QueryObject): Promise<unknown> {
    const none = { ...query, response: [] };
    // SQLite has rolled back by itself where the disk was full or failed; to ask again would hide why.
    if (/^ROLLBACK;?$/.test(query.sql) && !connection.inTransaction) return none;
    if (this.config.disk.failure) throw this.config.disk.failure;
    try {
      if (query.sql === 'BEGIN;') {
        await beginOn(connection);
        return none;
      }
      if (connection.inTransaction || !writes.test(query.sql)) return await super._query(connection, query);
      return await this.alone(connection, query);
    } catch (error) {
      throw this.judged(error);
    }
  }

  /** A statement that writes by itself, under the lock. */
  private async alone(connection: Connection, query: QueryObject): Promise<unknown> {
    await beginOn(connection);
    try {
      const answer = await super._query(connection, query);
      connection.exec('COMMIT');
      return answer;
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  }

  private judged(error: unknown): unknown {
    if (codeOf(error) === 'SQLITE_FULL') return new RefusalError({ code: 'STORAGE_FULL' }, { cause: error });
    if (!isDiskFailure(error)) return error;
    const { disk } = this.config;
    disk.failure = new RefusalError({ code: 'DATABASE_FAILED' }, { cause: error });
    disk.onFailure?.(disk.failure);
    return disk.failure;
  }
}
