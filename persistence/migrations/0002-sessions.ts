import type { Knex } from 'knex';
import { createTable, idColumn, instantColumn } from './schema.ts';

/** Sessions and failed sign-ins: only hashes of tokens and of what was typed. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, 'sessions', (table) => {
    table.string('token_hash', 64).primary();
    idColumn(table, 'person_id').notNullable().references('people.person_id');
    instantColumn(table, 'created_at').notNullable();
    instantColumn(table, 'expires_at').notNullable();
    instantColumn(table, 'proved_at').notNullable();
    table.index(['person_id']);
    table.index(['expires_at']);
  });
  await createTable(db, 'sign_in_attempts', (table) => {
    idColumn(table, 'attempt_id').primary();
    table.string('key_hash', 64).notNullable();
    instantColumn(table, 'at').notNullable();
    table.index(['key_hash', 'at']);
    table.index(['at']);
  });
}
