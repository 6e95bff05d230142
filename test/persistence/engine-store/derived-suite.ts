import { describe, expect, it } from '@jest/globals';
import type { Condition, Search } from '../../../engine/ports.ts';
import type { EntityKind } from '../../../engine/records.ts';
import { job, keyNumber, variable } from './records.ts';
import { inserted, openStore, searching, type StoreBench } from './shared-suite.ts';

/** What every durable store must find by what a record does not say itself. */
export function describeDerived(name: string, bench: () => Promise<StoreBench>): void {
  describe(`what is derived from records on ${name}`, () => {
    const held = openStore(bench);

    const keysOf = async (kind: EntityKind, search: Search) =>
      (await held.store.search(kind, search)).items.map((item) => Number(item.key) - Number(keyNumber(0)));

    it('takes for a blank field what is shown for it, at the place of a cursor too', async () => {
      await held.store.commit(
        inserted(
          'job',
          job(900),
          job(901, { kind: 'TASK_LISTENER', denied: true, deniedReason: 'too early' }),
          job(902, { kind: 'AD_HOC_SUB_PROCESS', denied: false })
        )
      );
      const mine: Condition = { field: 'key', op: 'in', value: [900, 901, 902].map(keyNumber) };
      const found = (condition: Condition) => keysOf('job', searching([mine, condition]));
      expect(await found({ field: 'kind', op: 'eq', value: 'BPMN_ELEMENT' })).toEqual([900]);
      expect(await found({ field: 'kind', op: 'notIn', value: ['BPMN_ELEMENT'] })).toEqual([901, 902]);
      expect(await found({ field: 'kind', op: 'like', value: 'BPMN*' })).toEqual([900]);
      expect(await found({ field: 'worker', op: 'exists', value: true })).toEqual([900, 901, 902]);
      expect(await found({ field: 'denied', op: 'eq', value: true })).toEqual([901]);
      expect(await found({ field: 'denied', op: 'eq', value: false })).toEqual([902]);
      for (const [field, sorted] of [
        ['kind', [902, 900, 901]],
        ['denied', [902, 901, 900]]
      ] as const) {
        const paged: number[] = [];
        for (let after: string | undefined, left = sorted.length; left > 0; left -= 1) {
          const search = searching([mine], { sort: [{ field, descending: false }], limit: 1, after });
          const { items, endCursor } = await held.store.search('job', search);
          paged.push(Number(items[0]!.key) - Number(keyNumber(0)));
          after = endCursor;
        }
        expect(paged).toEqual(sorted);
      }
    });

    it('counts by parts of time and tells the newest of each', async () => {
      const at = (n: number, createdAt: number) => job(n, { createdAt, type: 'counted' });
      await held.store.commit(
        inserted('job', at(920, 10_000), at(921, 10_059), at(922, 10_060), at(923, 10_299))
      );
      const where: Condition[] = [{ field: 'type', op: 'eq', value: 'counted' }];
      const parts = await held.store.tally(
        'job',
        where,
        [{ field: 'createdAt', every: 60, from: 10_000 }],
        'createdAt'
      );
      expect(parts.toSorted((left, right) => Number(left.values[0]) - Number(right.values[0]))).toEqual([
        { values: [0], count: 2, newest: 10_059 },
        { values: [1], count: 1, newest: 10_060 },
        { values: [4], count: 1, newest: 10_299 }
      ]);
      expect(
        await held.store.tally('job', [{ field: 'type', op: 'eq', value: 'none' }], [], 'createdAt')
      ).toEqual([{ values: [], count: 0, newest: null }]);
    });

    it('tells long texts from others by their characters', async () => {
      const values = {
        910: '"短"',
        911: `"${'密'.repeat(8)}"`,
        912: `"${'𠮷'.repeat(8)}"`,
        913: '"abcdefghi"'
      };
      await held.store.commit(
        inserted('variable', ...Object.entries(values).map(([n, value]) => variable(Number(n), { value })))
      );
      const mine: Condition = {
        field: 'key',
        op: 'in',
        value: Object.keys(values).map((n) => keyNumber(Number(n)))
      };
      const than = (count: number, is: boolean) =>
        keysOf('variable', searching([mine, { longer: 'value', than: count, is }]));
      expect(await than(9, true)).toEqual([911, 912, 913]);
      expect(await than(10, true)).toEqual([913]);
      expect(await than(10, false)).toEqual([910, 911, 912]);
    });
  });
}
