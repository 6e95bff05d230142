import type { Knex } from 'knex';
import { idColumn } from './schema.ts';

/** Who took an ended participation over: what the engine creates for it later is the successor's. */
export async function up(db: Knex): Promise<void> {
  if (await db.schema.hasColumn('participations', 'successor_id')) return;
  await db.schema.alterTable('participations', (table) => {
    idColumn(table, 'successor_id');
  });
}
