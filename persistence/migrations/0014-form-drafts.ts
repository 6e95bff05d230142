import type { Knex } from 'knex';
import { createTable, idColumn, instantColumn, sealedColumn } from './schema.ts';

/** What was filled in but not sent. A row tells neither whose it is nor of which form. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, 'form_drafts', (table) => {
    idColumn(table, 'draft_id').primary();
    sealedColumn(table, 'sealed').notNullable();
    instantColumn(table, 'expires_at').notNullable();
    table.index(['expires_at']);
  });
}
