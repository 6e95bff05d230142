import type { Knex } from 'knex';
import { createTable, idColumn, instantColumn, sealedColumn } from './schema.ts';

/** Plans on the designer's table and in their kept versions; diagrams and bundles are sealed. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, 'plan_drafts', (table) => {
    idColumn(table, 'case_key').primary().references('cases.case_key');
    table.integer('version').notNullable();
    sealedColumn(table, 'sealed').notNullable();
    idColumn(table, 'saved_by').notNullable();
    instantColumn(table, 'saved_at').notNullable();
  });
  await createTable(db, 'plan_versions', (table) => {
    idColumn(table, 'case_key').notNullable().references('cases.case_key');
    table.integer('version').notNullable();
    table.string('state', 20).notNullable();
    sealedColumn(table, 'sealed').notNullable();
    sealedColumn(table, 'sealed_note').notNullable();
    sealedColumn(table, 'sealed_bundle');
    table.string('sha256', 64);
    table.string('process_definition_id', 200);
    table.string('deployment_key', 40);
    table.string('process_instance_key', 40);
    idColumn(table, 'author').notNullable();
    instantColumn(table, 'created_at').notNullable();
    table.string('idempotency_key', 150);
    table.primary(['case_key', 'version']);
    table.unique(['case_key', 'idempotency_key']);
  });
}
