import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Condition, PageTooLong } from '../../engine/ports.ts';
import {
  type MariadbEngineStore,
  openMariadbEngineStore
} from '../../persistence/engine-store/mariadb/store.ts';
import { keyNumber, variable } from '../persistence/engine-store/records.ts';
import { inserted, searching } from '../persistence/engine-store/shared-suite.ts';
import { engineDatabase } from '../support/mariadb-engine.ts';
import { type MariadbLine, mariadbLine } from '../support/mariadb-line.ts';

const lost = { code: 'PROTOCOL_CONNECTION_LOST' };

/** Five at once are more than the connections that read. */
const searches = 5;

describe('reading when the line to MariaDB is lost', () => {
  let database: Awaited<ReturnType<typeof engineDatabase>>;
  let line: MariadbLine;
  let store: MariadbEngineStore;

  beforeAll(async () => {
    database = await engineDatabase();
    line = await mariadbLine(database.settings);
    store = await openMariadbEngineStore(line.settings);
    await store.commit(
      inserted('variable', variable(1, { value: `"${'x'.repeat(2_000_000)}"` }), variable(2))
    );
  });

  afterAll(async () => {
    await store.close();
    line.close();
    await database.drop();
  });

  const found = async (...where: Condition[]) =>
    (await store.search('variable', searching(where))).items.map(({ key }) => key);
  const both = [keyNumber(1), keyNumber(2)];
  const costly: Condition = { field: 'name', op: 'like', value: 'am*' };

  it.each([
    ['a page', []],
    ['a page that costs', [costly]]
  ])('rejects %s, and finds it the next time', async (_what, where: Condition[]) => {
    for (let round = 0; round < searches; round += 1) {
      line.cutAt(0, 'after');
      await expect(found(...where)).rejects.toMatchObject(lost);
    }
    expect(await Promise.all(Array.from({ length: searches }, () => found(...where)))).toEqual(
      Array(searches).fill(both)
    );
  });

  it('rejects those that wait for the same server, and finds what is asked for once it is there again', async () => {
    expect(await found()).toEqual(both);
    const asked = Array.from({ length: searches }, () => found());
    line.hold();
    const answers = await Promise.allSettled(asked);
    expect(answers.map(({ status }) => status)).toEqual(Array(searches).fill('rejected'));
    line.release();
    expect(await found(costly)).toEqual(both);
  });

  it('leaves a page that is too long, and has a line for the next', async () => {
    for (let round = 0; round < searches; round += 1) {
      const asked = store.search('variable', searching([], { mostCharacters: 1_000 }));
      await expect(asked).rejects.toThrow(PageTooLong);
    }
    expect(await found()).toEqual(both);
  });

  it('rejects what is to be loaded, and loads it the next time', async () => {
    await store.load();
    line.cutAt(1, 'after');
    await expect(store.load()).rejects.toMatchObject(lost);
    expect((await store.load()).processInstance).toEqual([]);
  });
});
