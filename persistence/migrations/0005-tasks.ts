import type { Knex } from 'knex';
import { createTable, idColumn, instantColumn } from './schema.ts';

/** The desk's projection of user tasks, and what people did with them. */
export async function up(db: Knex): Promise<void> {
  await createTable(db, 'tasks', (table) => {
    table.string('user_task_key', 40).primary();
    idColumn(table, 'case_key').notNullable();
    table.string('element_id', 200).notNullable();
    table.string('element_instance_key', 40).notNullable();
    table.string('process_definition_id', 200).notNullable();
    table.string('process_definition_key', 40).notNullable();
    table.string('process_instance_key', 40).notNullable();
    table.string('name', 300).notNullable();
    table.string('form_key', 200);
    table.string('role', 40);
    idColumn(table, 'participation_id');
    table.string('slot', 110).notNullable();
    table.string('due_sort', 24).notNullable();
    instantColumn(table, 'created_at').notNullable();
    table.integer('priority').notNullable();
    idColumn(table, 'assignee');
    table.string('state', 12).notNullable();
    table.integer('version').notNullable();
    table.index(['slot', 'state']);
    table.index(['case_key', 'created_at']);
    table.index(['state', 'due_sort', 'created_at', 'user_task_key']);
    table.index(['state', 'created_at', 'user_task_key']);
  });
  await createTable(db, 'task_acts', (table) => {
    idColumn(table, 'act_id').primary();
    table.string('idempotency_key', 150).notNullable().unique();
    table.string('user_task_key', 40).notNullable();
    table.string('live_task_key', 40).unique();
    idColumn(table, 'case_key').notNullable();
    table.string('element_id', 200).notNullable();
    idColumn(table, 'person_id').notNullable();
    idColumn(table, 'as_deputy_of');
    idColumn(table, 'sealed_entry_id');
    table.text('variables', 'longtext').notNullable();
    table.string('state', 12).notNullable();
    table.integer('attempts').notNullable();
    table.string('failure', 60);
    instantColumn(table, 'created_at').notNullable();
    instantColumn(table, 'updated_at').notNullable();
    table.index(['state', 'updated_at']);
    table.index(['case_key', 'element_id']);
  });
}
