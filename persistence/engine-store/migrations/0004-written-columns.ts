import { entities } from './0001-entities.ts';
import { signalsAndResources } from './0002-signals-and-resources.ts';
import { administration } from './0003-administration.ts';
import type { Migration } from './migration.ts';

/**
 * Indexed fields are written beside the body: a computed column made every write of a row read both bodies, the old one and
 * the new, and renew all its index entries. Members are kept by their owner, so that a change of state is one of one row.
 */
export const writtenColumns: Migration = {
  number: 4,
  name: 'written-columns',
  tables: [],
  written: [...entities.tables, ...signalsAndResources.tables, ...administration.tables].filter(
    (table) => table.indexes.length > 0
  ),
  keyedMembers: true
};
