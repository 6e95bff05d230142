import { createRequire } from 'node:module';
import type { Knex } from 'knex';

const require = createRequire(import.meta.url);

interface QueryObject {
  sql: string;
}

/** The part of knex's better-sqlite3 client that is replaced here; knex types no dialect of its own. */
interface BetterSqlite3Client {
  _query(connection: unknown, query: QueryObject): Promise<unknown>;
}

const BetterSqlite3 = require('knex/lib/dialects/better-sqlite3/index.js') as new (
  config: Knex.Config
) => BetterSqlite3Client;

/**
 * knex's better-sqlite3 dialect over `libsql`, which has the same interface and ships binaries for every platform.
 * Transactions take the write lock at once, so that a reader who turns writer never fails half-way.
 */
export class LibsqlClient extends BetterSqlite3 {
  _driver(): unknown {
    return require('libsql');
  }

  override _query(connection: unknown, query: QueryObject): Promise<unknown> {
    if (query.sql === 'BEGIN;') query.sql = 'BEGIN IMMEDIATE;';
    return super._query(connection, query);
  }
}
