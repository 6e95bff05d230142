import type { Knex } from 'knex';
import { createTable, idColumn, instantColumn } from './schema.ts';

/** Messages that people send to running cases, kept until the engine has them. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, 'sent_messages', (table) => {
    table.string('message_id', 64).primary();
    idColumn(table, 'case_key').notNullable();
    table.string('name', 200).notNullable();
    table.string('element_id', 200).notNullable();
    table.string('process_instance_key', 40).notNullable();
    table.text('variables', 'longtext').notNullable();
    table.integer('time_to_live_ms').notNullable();
    table.string('state', 12).notNullable();
    table.integer('attempts').notNullable();
    table.string('failure', 60);
    instantColumn(table, 'created_at').notNullable();
    instantColumn(table, 'updated_at').notNullable();
    table.index(['state', 'updated_at']);
  });
}
