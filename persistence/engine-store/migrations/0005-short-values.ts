import { entities } from './0001-entities.ts';
import type { Migration } from './migration.ts';

const variables = entities.tables.find(({ kind }) => kind === 'variable')!;

/** What is asked of variables is mostly who has one of a value: a number of a case, an amount. Reading all of them took longer with each. */
export const shortValues: Migration = {
  number: 5,
  name: 'short-values',
  tables: [],
  copied: [
    {
      ...variables,
      fields: { ...variables.fields, shortValue: 'text?' },
      indexes: [...variables.indexes, ['shortValue']],
      shortCopies: { shortValue: 'value' }
    }
  ]
};
