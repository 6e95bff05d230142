import type { Knex } from 'knex';
import { RefusalError } from '../../domain/refusals.ts';
import { migrations, type NumberedMigration } from '../migrations/index.ts';

const TABLE = 'migrations';

/** Migrations are listed, never found by scanning a folder: what runs is what was compiled in. */
const source: Knex.MigrationSource<NumberedMigration> = {
  getMigrations: async () => [...migrations],
  getMigrationName: ({ name }) => name,
  getMigration: async ({ up }) => ({ up, down: refuseDown })
};

async function refuseDown(): Promise<void> {
  throw new Error('The schema only goes forward; put back a backup instead.');
}

async function refuseNewer(db: Knex): Promise<void> {
  if (!(await db.schema.hasTable(TABLE))) return;
  const names = await db<{ name: string }>(TABLE).pluck('name');
  const known = new Set(migrations.map(({ name }) => name));
  if (names.every((name) => known.has(name))) return;
  const facts = {
    found: Math.max(...names.map((name) => Number.parseInt(name, 10))),
    known: migrations.length
  };
  throw new RefusalError({ code: 'DATABASE_NEWER', facts });
}

/**
 * Brings the schema up to this program's version. DATABASE_NEWER when it was written by a newer program.
 * A lock left by a process that died while migrating is freed: `exclusively` already keeps others out.
 */
export async function migrate(db: Knex): Promise<void> {
  await exclusively(db, async () => {
    await refuseNewer(db);
    const config = { migrationSource: source, tableName: TABLE };
    if (await db.schema.hasTable(`${TABLE}_lock`)) await db.migrate.forceFreeMigrationsLock(config);
    await db.migrate.latest(config);
  });
}

/** One migrating process at a time: by a named lock on MariaDB; a SQLite file belongs to one process anyway. */
async function exclusively(db: Knex, work: () => Promise<void>): Promise<void> {
  if (db.client.config.client !== 'mysql2') return work();
  await db.transaction(async (lock) => {
    await lock.raw("SELECT GET_LOCK(CONCAT('shoumi-migrate-', DATABASE()), 120)");
    try {
      await work();
    } finally {
      await lock.raw("SELECT RELEASE_LOCK(CONCAT('shoumi-migrate-', DATABASE()))");
    }
  });
}
