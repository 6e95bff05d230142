import type { Knex } from 'knex';
import { createIndex } from './schema.ts';

/** The tasks of a role or participation in either order of the list, so that a page reads no more of them than it shows. */
export async function up(db: Knex): Promise<void> {
  await createIndex(db, 'tasks', 'tasks_slot_by_due', [
    'slot',
    'state',
    'due_sort',
    'created_at',
    'user_task_key'
  ]);
  await createIndex(db, 'tasks', 'tasks_slot_by_age', ['slot', 'state', 'created_at', 'user_task_key']);
}
