import { describe, expect, it } from '@jest/globals';
import { readPage } from '../../../persistence/engine-store/page.ts';
import { sqliteDialect } from '../../../persistence/engine-store/sqlite/dialect.ts';
import { variable } from './records.ts';
import { searching } from './shared-suite.ts';

describe('a page', () => {
  it('of which a row has gone since it was found is not taken for the last one', async () => {
    const page = await readPage('variable', searching([], { limit: 2 }), sqliteDialect, {
      page: (_statements, into) => {
        for (const n of [1, 3]) into.add(JSON.stringify(variable(n)));
        return 3;
      },
      rows: <Row>() => [{ n: 40 }] as Row[]
    });
    expect(page).toMatchObject({ items: [variable(1), variable(3)], totalItems: 40 });
  });
});
