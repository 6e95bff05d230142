import type { Knex } from 'knex';

/** Several sealed items of one artefact are told apart by their number. */
export async function up(db: Knex): Promise<void> {
  if (await db.schema.hasColumn('sealed_items', 'item_number')) return;
  await db.schema.alterTable('sealed_items', (table) => {
    table.string('item_number', 40);
  });
}
