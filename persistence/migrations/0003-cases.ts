import type { Knex } from 'knex';
import { createTable, idColumn, instantColumn, sealedColumn } from './schema.ts';

/** Cases, their data keys and numbers, who takes part, and what was written in them. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, 'installation', (table) => {
    table.string('name', 40).primary();
    table.string('value', 255).notNullable();
  });
  await createTable(db, 'cases', (table) => {
    idColumn(table, 'case_key').primary();
    table.string('kind', 10).notNullable();
    table.string('number', 40).notNullable();
    table.string('code_name', 100).notNullable();
    idColumn(table, 'agency_id').notNullable().references('agencies.agency_id');
    table.string('grade', 20).notNullable();
    table.string('state', 20).notNullable();
    table.string('template_id', 100).notNullable();
    idColumn(table, 'parent_case_key').references('cases.case_key');
    instantColumn(table, 'opened_at').notNullable();
    instantColumn(table, 'closed_at');
    table.string('idempotency_key', 150).notNullable().unique();
    table.unique(['agency_id', 'number']);
    table.index(['parent_case_key']);
  });
  await createTable(db, 'case_keys', (table) => {
    idColumn(table, 'case_key').primary().references('cases.case_key');
    sealedColumn(table, 'wrapped_key').notNullable();
  });
  await createTable(db, 'case_numbers', (table) => {
    idColumn(table, 'agency_id').notNullable().references('agencies.agency_id');
    table.string('kind', 10).notNullable();
    table.integer('roc_year').notNullable();
    table.integer('last').notNullable();
    table.primary(['agency_id', 'kind', 'roc_year']);
  });
  await createTable(db, 'participations', (table) => {
    idColumn(table, 'participation_id').primary();
    idColumn(table, 'case_key').notNullable().references('cases.case_key');
    table.string('role', 40).notNullable();
    table.string('role_slot', 110).notNullable();
    idColumn(table, 'person_id').references('people.person_id');
    idColumn(table, 'unit_id').references('units.unit_id');
    sealedColumn(table, 'external_name');
    table.integer('implicated').notNullable();
    instantColumn(table, 'added_at').notNullable();
    instantColumn(table, 'ended_at');
    table.integer('ordinal').notNullable();
    table.index(['case_key', 'role']);
    table.index(['person_id', 'case_key']);
  });
  await createTable(db, 'sealed_entries', (table) => {
    idColumn(table, 'entry_id').primary();
    idColumn(table, 'case_key').notNullable().references('cases.case_key');
    table.string('element_id', 200).notNullable();
    instantColumn(table, 'sealed_at').notNullable();
    idColumn(table, 'sealed_by');
    table.integer('ordinal').notNullable();
    sealedColumn(table, 'sealed').notNullable();
    table.string('idempotency_key', 150).notNullable();
    table.unique(['case_key', 'idempotency_key']);
    table.index(['case_key', 'element_id']);
  });
}
