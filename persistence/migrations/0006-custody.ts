import type { Knex } from 'knex';
import { createTable, idColumn, instantColumn, makeAppendOnly, sealedColumn } from './schema.ts';

/** Numbered copies, sealed items, documents, undertakings and release decisions. */
export async function up(db: Knex): Promise<void> {
  await custody(db);
  await papers(db);
  await makeAppendOnly(db, 'custody_events');
}

async function custody(db: Knex): Promise<void> {
  await createTable(db, 'copies', (table) => {
    idColumn(table, 'copy_id').primary();
    idColumn(table, 'case_key').notNullable().references('cases.case_key');
    table.string('artefact', 100).notNullable();
    table.integer('number').notNullable();
    idColumn(table, 'holder').notNullable().references('participations.participation_id');
    table.string('state', 20).notNullable();
    table.string('idempotency_key', 150).notNullable();
    table.unique(['case_key', 'artefact', 'number']);
    table.index(['case_key', 'idempotency_key']);
  });
  await createTable(db, 'sealed_items', (table) => {
    idColumn(table, 'item_id').primary();
    idColumn(table, 'case_key').notNullable().references('cases.case_key');
    table.string('artefact', 100).notNullable();
    sealedColumn(table, 'seal_number').notNullable();
    table.string('state', 20).notNullable();
    idColumn(table, 'custodian').references('participations.participation_id');
    instantColumn(table, 'sealed_at').notNullable();
    table.integer('ordinal').notNullable();
    table.string('idempotency_key', 150).notNullable();
    table.unique(['case_key', 'idempotency_key']);
  });
  await createTable(db, 'custody_events', (table) => {
    idColumn(table, 'event_id').primary();
    idColumn(table, 'case_key').notNullable().references('cases.case_key');
    table.integer('ordinal').notNullable();
    idColumn(table, 'copy_id').references('copies.copy_id');
    idColumn(table, 'item_id').references('sealed_items.item_id');
    table.string('event', 20).notNullable();
    instantColumn(table, 'at').notNullable();
    idColumn(table, 'by_person');
    table.text('witnesses').notNullable();
    table.string('idempotency_key', 150).notNullable();
    table.unique(['case_key', 'ordinal']);
    table.index(['copy_id', 'idempotency_key']);
    table.index(['item_id', 'idempotency_key']);
  });
}

async function papers(db: Knex): Promise<void> {
  await createTable(db, 'documents', (table) => {
    idColumn(table, 'document_id').primary();
    idColumn(table, 'case_key').notNullable().references('cases.case_key');
    table.string('template_id', 100).notNullable();
    table.string('format', 10).notNullable();
    idColumn(table, 'copy_id').references('copies.copy_id');
    table.string('sha256', 64).notNullable();
    instantColumn(table, 'created_at').notNullable();
    table.integer('ordinal').notNullable();
    sealedColumn(table, 'sealed').notNullable();
    table.string('idempotency_key', 150).notNullable();
    table.unique(['case_key', 'idempotency_key']);
  });
  await createTable(db, 'undertakings', (table) => {
    idColumn(table, 'undertaking_id').primary();
    idColumn(table, 'case_key').notNullable().references('cases.case_key');
    idColumn(table, 'participation_id').notNullable().unique().references('participations.participation_id');
    table.string('medium', 10).notNullable();
    instantColumn(table, 'signed_at').notNullable();
    idColumn(table, 'recorded_by').notNullable();
  });
  await createTable(db, 'declassifications', (table) => {
    idColumn(table, 'decision_id').primary();
    idColumn(table, 'case_key').notNullable().references('cases.case_key');
    table.string('artefact', 100).notNullable();
    table.string('decision', 10).notNullable();
    table.string('grade', 20);
    table.string('until', 30);
    sealedColumn(table, 'ground').notNullable();
    instantColumn(table, 'decided_at').notNullable();
    idColumn(table, 'decided_by').notNullable();
    instantColumn(table, 'carried_out_at');
    table.integer('ordinal').notNullable();
    table.string('idempotency_key', 150).notNullable();
    table.unique(['case_key', 'idempotency_key']);
  });
}
