import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Condition, PageTooLong, TooManySearches } from '../../../engine/ports.ts';
import { MOST_WAITING } from '../../../persistence/engine-store/one-by-one.ts';
import {
  openSqliteEngineStore,
  type SqliteEngineStore
} from '../../../persistence/engine-store/sqlite/store.ts';
import { processorMsOf } from '../../support/processor-time.ts';
import { keyNumber, processDefinition, variable } from './records.ts';
import { inserted, searching } from './shared-suite.ts';

const MB = 1024 * 1024;
const rows = 10;

describe('rows of megabytes on SQLite', () => {
  let folder: string;
  let store: SqliteEngineStore;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'engine-long-'));
    store = openSqliteEngineStore({ file: join(folder, 'engine.db') });
    const long = 'x'.repeat(4 * MB);
    for (let n = 0; n < rows; n += 1) {
      await store.commit(
        inserted('variable', variable(n, { value: `"${long}"`, scopeKey: keyNumber(n < 2 ? 7 : 8) }))
      );
      await store.commit(
        inserted('processDefinition', processDefinition(n, { name: 'long', resource: long }))
      );
    }
    await store.commit(inserted('variable', variable(100)));
  });

  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const variables = (where: Condition[], more = {}) => store.search('variable', searching(where, more));
  const two: Condition = { field: 'scopeKey', op: 'eq', value: keyNumber(7) };

  it('are not read for a page that is too long', async () => {
    const whole = await processorMsOf(() => variables([]));
    const refused = await processorMsOf(async () => {
      for (let round = 0; round < 5; round += 1)
        await expect(variables([], { mostCharacters: MB })).rejects.toThrow(PageTooLong);
    });
    expect(refused).toBeLessThan(whole);
  });

  it.each<[string, Condition[], string[]]>([
    ['by a long value', [{ field: 'value', op: 'eq', value: '"'.repeat(80) }], []],
    ['by what is not its tenant', [{ field: 'tenantId', op: 'neq', value: '<default>' }], []],
    ['by how long it is', [{ longer: 'value', than: 5 * MB, is: true }], []],
    ['by the order of values', [], ['value']]
  ])(
    'are looked through %s one search at a time, and not in the thread of the engine',
    async (_how, where, by) => {
      const sort = by.map((field) => ({ field, descending: false }));
      const asked = Array.from({ length: MOST_WAITING + 3 }, () => variables([two, ...where], { sort }));
      const answers = await Promise.allSettled(asked);
      const refused = answers
        .slice(MOST_WAITING + 1)
        .map((answer) => answer.status === 'rejected' && answer.reason);
      expect(refused).toEqual([expect.any(TooManySearches), expect.any(TooManySearches)]);
    }
  );

  it('hold up nobody who asks for others', async () => {
    const mine: Condition[] = [
      { field: 'scopeKey', op: 'eq', value: keyNumber(1) },
      { field: 'name', op: 'eq', value: 'amount' }
    ];
    const sort = [{ field: 'value', descending: true }];
    const found = await Promise.all(Array.from({ length: 50 }, () => variables(mine, { sort })));
    expect(found.map(({ items }) => items.length)).toEqual(Array(50).fill(1));
  });

  it('are left where they are stored beside what is found by a pattern', async () => {
    const named = (op: 'eq' | 'like') =>
      store.search('processDefinition', searching([{ field: 'name', op, value: 'long' }]));
    await named('like');
    const read = await processorMsOf(async () => {
      for (let n = 0; n < rows; n += 1) await store.get('processDefinition', keyNumber(n));
    });
    const found = await processorMsOf(async () => expect((await named('like')).items).toHaveLength(rows));
    expect(found).toBeLessThan(read / 2);
  });
});
