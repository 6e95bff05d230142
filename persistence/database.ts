import type { Knex } from 'knex';
import type { OnDiskFailure } from './database/disk-failure.ts';
import { openMariadb } from './database/mariadb.ts';
import { migrate } from './database/migrate.ts';
import { openSqlite } from './database/sqlite.ts';

export type DatabaseSettings =
  { readonly client: 'sqlite'; readonly file: string } | { readonly client: 'mariadb'; readonly url: string };

/**
 * Opens the case database through the start-up gate and brings its schema up to date.
 * Refuses with DATABASE_DAMAGED, DATABASE_UNSAFE or DATABASE_NEWER; `db.destroy()` closes it.
 */
export async function openDatabase(settings: DatabaseSettings, onDiskFailure?: OnDiskFailure): Promise<Knex> {
  const db =
    settings.client === 'sqlite'
      ? await openSqlite(settings.file, onDiskFailure)
      : await openMariadb(settings.url);
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
