/**
 * What the engine remembers: one plain record per entity. A record is one row of its table (`key` is the primary
 * key), is written as JSON, and is the object that active state holds in memory.
 *
 * Instants are milliseconds since the epoch, variable values are JSON text, an absent value is `null`.
 * Fields marked *internal* serve processing only and are no part of any answer.
 */
export * from './records/batch-operations.ts';
export * from './records/blanks.ts';
export * from './records/decision-instances.ts';
export * from './records/definitions.ts';
export * from './records/directory.ts';
export * from './records/documents.ts';
export * from './records/entities.ts';
export * from './records/events.ts';
export * from './records/history.ts';
export * from './records/incidents.ts';
export * from './records/instances.ts';
export * from './records/jobs.ts';
export * from './records/keys.ts';
export * from './records/user-tasks.ts';
export * from './records/values.ts';
