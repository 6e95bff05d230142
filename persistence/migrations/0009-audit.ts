import type { Knex } from 'knex';
import { createTable, idColumn, instantColumn, makeAppendOnly } from './schema.ts';

/** The audit log, and its head: one row that every writer locks. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, 'audit_log', (table) => {
    table.integer('seq').primary();
    instantColumn(table, 'at').notNullable();
    idColumn(table, 'actor');
    idColumn(table, 'as_deputy_of');
    table.string('act', 100).notNullable();
    idColumn(table, 'case_key');
    table.text('facts', 'longtext').notNullable();
    table.string('prev_hash', 64).notNullable();
    table.string('hash', 64).notNullable();
    table.index(['case_key', 'seq']);
    table.index(['actor', 'seq']);
  });
  await createTable(db, 'audit_head', (table) => {
    table.integer('id').primary();
    table.integer('seq').notNullable();
    table.string('hash', 64).notNullable();
    table.string('signature', 200).notNullable();
  });
  await db('audit_head')
    .insert({ id: 1, seq: 0, hash: '0'.repeat(64), signature: '' })
    .onConflict('id')
    .ignore();
  await makeAppendOnly(db, 'audit_log');
}
