import type { Knex } from 'knex';
import { instantColumn } from './schema.ts';

async function addInstant(db: Knex, tableName: string, column: string): Promise<void> {
  if (await db.schema.hasColumn(tableName, column)) return;
  await db.schema.alterTable(tableName, (table) => {
    instantColumn(table, column);
  });
}

/** Of a submitted plan, when its approval was known to run; of a notice, when its last mail failed. */
export async function up(db: Knex): Promise<void> {
  await addInstant(db, 'plan_versions', 'approval_started_at');
  await addInstant(db, 'notices', 'mail_given_up_at');
}
