import { entities } from './0001-entities.ts';
import { signalsAndResources } from './0002-signals-and-resources.ts';
import { administration } from './0003-administration.ts';
import { writtenColumns } from './0004-written-columns.ts';
import { shortValues } from './0005-short-values.ts';
import type { Migration } from './migration.ts';

/** Every step of the schema, in order. */
export const migrations: readonly Migration[] = [
  entities,
  signalsAndResources,
  administration,
  writtenColumns,
  shortValues
];

/** The number of the newest schema that this program knows. */
export const newestSchema = migrations.at(-1)!.number;
