import { describe, expect, it } from '@jest/globals';
import { type Condition, SearchTooCostly, TooManySearches } from '../../../engine/ports.ts';
import { MOST_WAITING } from '../../../persistence/engine-store/one-by-one.ts';
import { keyNumber, processInstance, variable } from './records.ts';
import { inserted, openStore, searching, type StoreBench } from './shared-suite.ts';

/** What searches may ask of every durable store, and what they may cost. */
export function describeSearches(name: string, bench: () => Promise<StoreBench>): void {
  describe(`searches on ${name}`, () => {
    const held = openStore(bench);

    const named = (value: string): Condition => ({ field: 'name', op: 'eq', value });
    const like = (field: string, value: string): Condition => ({ field, op: 'like', value });
    const keysOf = async (where: Condition[], more = {}) =>
      (await held.store.search('variable', searching(where, more))).items.map(
        (item) => Number(item.key) - Number(keyNumber(0))
      );

    it('take patterns and operators as data', async () => {
      await held.store.commit(inserted('variable', variable(700, { name: '100%_!\\*' }), variable(701)));
      expect(await keysOf([like('name', '100%_!\\\\\\*')])).toEqual([700]);
      expect(await keysOf([like('name', '100?_*')])).toEqual([700]);
      expect(await keysOf([like('name', '1__%')])).toEqual([]);
      expect(await keysOf([like('name', "' OR 1=1 --")])).toEqual([]);
      expect(await keysOf([like('name', 'AMOUNT')])).toEqual([]);
      expect(await keysOf([{ field: 'name', op: 'notIn', value: ['amount', "o'Neill"] }])).toEqual([700]);
    });

    it('find by values, short ones and long ones, as they are now', async () => {
      const long = `"${'長'.repeat(21)}"`;
      const short = `"${'短'.repeat(20)}xx"`;
      const values = (...wanted: string[]): Condition => ({ field: 'value', op: 'in', value: wanted });
      const rows = [short, long, '0.5'].map((value, i) => variable(730 + i, { name: 'of a value', value }));
      await held.store.commit(inserted('variable', ...rows));
      expect(await keysOf([values(short)])).toEqual([730]);
      expect(await keysOf([values(long)])).toEqual([731]);
      expect(await keysOf([values(short, long, '0.5', '"none"')])).toEqual([730, 731, 732]);
      const updates = [{ ...rows[0]!, value: long }, { ...rows[1]!, value: short }, rows[2]!];
      await held.store.commit({ variable: { inserts: [], updates, deletes: [] } });
      expect(await keysOf([values(short)])).toEqual([731]);
      expect(await keysOf([values(long)])).toEqual([730]);
      expect(await keysOf([named('of a value'), { field: 'value', op: 'neq', value: '0.5' }])).toEqual([
        730, 731
      ]);
    });

    it('find what belongs to variables of a value', async () => {
      const instances = [740, 741].map((key) => processInstance(key));
      const ofInstance = (key: number, scope: number, value: string) =>
        variable(key, {
          name: 'caseKey',
          value,
          processInstanceKey: keyNumber(740 + (key % 2)),
          scopeKey: keyNumber(scope)
        });
      await held.store.commit({
        ...inserted('processInstance', ...instances),
        ...inserted(
          'variable',
          ofInstance(742, 740, '"one"'),
          ofInstance(743, 741, '"two"'),
          ofInstance(745, 749, '"one"')
        )
      });
      const having = async (...where: Condition[]) => {
        const related: Condition = {
          related: 'variable',
          on: { processInstanceKey: 'key', scopeKey: 'key' },
          where: [named('caseKey'), ...where]
        };
        const { items } = await held.store.search('processInstance', searching([related]));
        return items.map(({ key }) => key);
      };
      expect(await having({ field: 'value', op: 'eq', value: '"one"' })).toEqual([keyNumber(740)]);
      expect(await having({ field: 'value', op: 'in', value: ['"one"', '"two"'] })).toEqual(
        [740, 741].map(keyNumber)
      );
      expect(await having({ field: 'value', op: 'neq', value: '"one"' })).toEqual([keyNumber(741)]);
      expect(await having({ field: 'value', op: 'eq', value: '"three"' })).toEqual([]);
    });

    it('read no page whose rows are too long together, and see what is new after it', async () => {
      const asked = () => keysOf([named('page')], { mostCharacters: 3_000 });
      const rows = [720, 721].map((key) => variable(key, { name: 'page', value: `"${'x'.repeat(1_000)}"` }));
      await held.store.commit(inserted('variable', ...rows));
      expect(await asked()).toEqual([720, 721]);
      await held.store.commit(inserted('variable', variable(722, { ...rows[0]!, key: keyNumber(722) })));
      await expect(asked()).rejects.toThrow('Ask for fewer items by page.limit');
      await held.store.commit({
        variable: { inserts: [], updates: [], deletes: [720, 721, 722].map(keyNumber) }
      });
      expect(await asked()).toEqual([]);
    });

    it('compare a pattern with as much of a value as a list shows', async () => {
      const megabytes = { name: 'wide', value: `"b${'a'.repeat(4_000_000)}b"` };
      await held.store.commit(inserted('variable', variable(710, megabytes)));
      expect(await keysOf([named('wide'), like('value', '"baa*')])).toEqual([710]);
      expect(await keysOf([named('wide'), like('value', '*ab"')])).toEqual([]);
    });

    it('end where too many texts are looked through, and hold up nobody meanwhile', async () => {
      const text = `"${'a'.repeat(8_000)}"`;
      const many = Array.from({ length: 2_000 }, (_none, i) =>
        variable(1_000 + i, { name: 'many', value: text })
      );
      const few = [4_000, 4_001].map((key) => variable(key, { value: text, scopeKey: keyNumber(6) }));
      await held.store.commit(inserted('variable', ...many, ...few));
      const costly = [like('value', `*${'a'.repeat(190)}b*`)];
      const asked = [keysOf(costly), held.store.tally('variable', costly, ['name']), keysOf(costly)];
      const refused = Promise.all(asked.map((each) => expect(each).rejects.toThrow(SearchTooCostly)));
      let others = 0;
      let isOver = false;
      void refused.finally(() => (isOver = true));
      while (!isOver) {
        expect((await held.store.get('variable', keyNumber(1_000)))?.name).toBe('many');
        await new Promise(setImmediate);
        others += 1;
      }
      await refused;
      expect(others).toBeGreaterThan(50);
      const narrow: Condition = { field: 'scopeKey', op: 'eq', value: keyNumber(6) };
      expect(await keysOf([narrow, like('value', '"aaaa*')])).toEqual([4_000, 4_001]);
    });

    it('are refused where too many that cost wait for their turn, and are there for those that come later', async () => {
      const few = { name: 'widow', scopeKey: keyNumber(5) };
      await held.store.commit(inserted('variable', variable(711, few), variable(712, few)));
      const where = [{ field: 'scopeKey', op: 'eq', value: few.scopeKey } as const, like('name', 'wid*')];
      const asked = Array.from({ length: MOST_WAITING + 10 }, () => keysOf(where, { limit: 1 }));
      const answers = await Promise.allSettled(asked);
      const found = answers.filter(({ status }) => status === 'fulfilled');
      expect(found).toHaveLength(MOST_WAITING + 1);
      for (const answer of answers)
        if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(TooManySearches);
      expect(await keysOf(where)).toEqual([711, 712]);
    });
  });
}
