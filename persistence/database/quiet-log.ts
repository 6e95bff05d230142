import type { Knex } from 'knex';

const nothing = (): void => undefined;

/** knex writes to the console what it also throws; statements and their values have no place in a log. */
export const quietLog: Knex.Logger = { warn: nothing, error: nothing, debug: nothing, deprecate: nothing };
