import type { Knex } from 'knex';
import { holidaysOf115 } from './holidays-115.ts';
import { createTable, idColumn, instantColumn } from './schema.ts';

/** Notices and the office calendar. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, 'notices', (table) => {
    idColumn(table, 'notice_id').primary();
    idColumn(table, 'case_key').notNullable().references('cases.case_key');
    idColumn(table, 'person_id').notNullable().references('people.person_id');
    table.string('template_id', 100).notNullable();
    table.string('dedupe_key', 190).notNullable().unique();
    instantColumn(table, 'created_at').notNullable();
    instantColumn(table, 'read_at');
    instantColumn(table, 'mailed_at');
    instantColumn(table, 'next_mail_at').notNullable();
    table.integer('attempts').notNullable();
    table.index(['person_id', 'created_at']);
    table.index(['mailed_at', 'next_mail_at']);
  });
  await createTable(db, 'calendar_days', (table) => {
    table.string('date', 10).primary();
    table.string('kind', 10).notNullable();
    table.string('source', 200).notNullable();
  });
  await db('calendar_days').insert(holidaysOf115).onConflict('date').ignore();
}
