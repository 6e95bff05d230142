import type { Knex } from 'knex';
import { createTable, idColumn, instantColumn, makeAppendOnly, sealedColumn } from './schema.ts';

/** Leak reports, evidence with its custody, findings and remediation. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, 'leak_reports', (table) => {
    idColumn(table, 'report_id').primary();
    idColumn(table, 'case_key').notNullable().unique().references('cases.case_key');
    idColumn(table, 'officer_id').notNullable().references('people.person_id');
    idColumn(table, 'successor_id').references('people.person_id');
    sealedColumn(table, 'reporter').notNullable();
    instantColumn(table, 'received_at').notNullable();
    instantColumn(table, 'acknowledged_at');
    idColumn(table, 'acknowledged_by');
    table.integer('version').notNullable();
  });
  await evidence(db);
  await createTable(db, 'findings', (table) => {
    idColumn(table, 'finding_id').primary();
    idColumn(table, 'case_key').notNullable().references('cases.case_key');
    idColumn(table, 'participation_id').references('participations.participation_id');
    table.string('outcome', 20).notNullable();
    sealedColumn(table, 'sealed').notNullable();
    instantColumn(table, 'recorded_at').notNullable();
    idColumn(table, 'recorded_by').notNullable();
    table.integer('ordinal').notNullable();
    table.string('idempotency_key', 150).notNullable();
    table.unique(['case_key', 'idempotency_key']);
  });
  await createTable(db, 'remediation_tasks', (table) => {
    idColumn(table, 'task_id').primary();
    idColumn(table, 'case_key').notNullable().references('cases.case_key');
    table.string('measure', 100).notNullable();
    idColumn(table, 'owner').notNullable().references('participations.participation_id');
    table.string('due_at', 40).notNullable();
    table.string('state', 12).notNullable();
    table.integer('ordinal').notNullable();
    table.string('idempotency_key', 150).notNullable();
    table.index(['case_key', 'idempotency_key']);
  });
  await makeAppendOnly(db, 'evidence_events');
}

async function evidence(db: Knex): Promise<void> {
  await createTable(db, 'evidence', (table) => {
    idColumn(table, 'evidence_id').primary();
    idColumn(table, 'case_key').notNullable().references('cases.case_key');
    table.integer('number').notNullable();
    sealedColumn(table, 'description').notNullable();
    sealedColumn(table, 'bytes');
    table.string('sha256', 64).notNullable();
    idColumn(table, 'holder').references('participations.participation_id');
    table.string('hold_until', 40);
    instantColumn(table, 'preserved_at').notNullable();
    idColumn(table, 'preserved_by').notNullable();
    table.string('idempotency_key', 150).notNullable();
    table.unique(['case_key', 'number']);
    table.unique(['case_key', 'idempotency_key']);
  });
  await createTable(db, 'evidence_events', (table) => {
    idColumn(table, 'event_id').primary();
    idColumn(table, 'evidence_id').notNullable().references('evidence.evidence_id');
    idColumn(table, 'case_key').notNullable();
    table.integer('ordinal').notNullable();
    table.string('event', 20).notNullable();
    instantColumn(table, 'at').notNullable();
    idColumn(table, 'by_person').notNullable();
    idColumn(table, 'holder');
    table.string('idempotency_key', 150).notNullable();
    table.unique(['evidence_id', 'idempotency_key']);
    table.unique(['case_key', 'ordinal']);
  });
}
