import type { Knex } from 'knex';

/** Whom a paper names: ids as JSON; null where it was drawn up before that was kept. */
export async function up(db: Knex): Promise<void> {
  if (await db.schema.hasColumn('documents', 'named')) return;
  await db.schema.alterTable('documents', (table) => {
    table.text('named', 'mediumtext');
  });
}
