import type { Knex } from 'knex';
import { createTable, idColumn, instantColumn } from './schema.ts';

/** Agencies, units, people, their roles and deputies. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, 'agencies', (table) => {
    idColumn(table, 'agency_id').primary();
    table.string('name', 200).notNullable();
    idColumn(table, 'parent_id').references('agencies.agency_id');
  });
  await createTable(db, 'units', (table) => {
    idColumn(table, 'unit_id').primary();
    idColumn(table, 'agency_id').notNullable().references('agencies.agency_id');
    table.string('name', 200).notNullable();
  });
  await createTable(db, 'people', (table) => {
    idColumn(table, 'person_id').primary();
    table.string('account', 190).notNullable().unique();
    table.string('display_name', 200).notNullable();
    table.string('email', 254);
    table.string('password_hash', 255).notNullable();
    idColumn(table, 'agency_id').notNullable().references('agencies.agency_id');
    idColumn(table, 'unit_id').references('units.unit_id');
    table.string('language', 2).notNullable();
    table.integer('disabled').notNullable();
    table.integer('version').notNullable();
    instantColumn(table, 'created_at').notNullable();
  });
  await createTable(db, 'person_roles', (table) => {
    idColumn(table, 'person_id').notNullable().references('people.person_id');
    table.string('role', 40).notNullable();
    table.primary(['person_id', 'role']);
  });
  await createTable(db, 'deputies', (table) => {
    idColumn(table, 'deputyship_id').primary();
    idColumn(table, 'principal_id').notNullable().references('people.person_id');
    idColumn(table, 'deputy_id').notNullable().references('people.person_id');
    instantColumn(table, 'from_at').notNullable();
    instantColumn(table, 'until_at').notNullable();
    idColumn(table, 'case_key');
    table.string('role', 40);
    instantColumn(table, 'revoked_at');
    table.index(['deputy_id', 'until_at']);
    table.index(['principal_id']);
  });
}
