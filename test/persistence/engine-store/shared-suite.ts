import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ChangeSet,
  type Condition,
  type EngineQueries,
  type EngineStore,
  InvalidCursor,
  type Search
} from '../../../engine/ports.ts';
import type { Entities, EntityKind } from '../../../engine/records.ts';
import {
  elementInstance,
  job,
  keyNumber,
  processDefinition,
  processInstance,
  userTask,
  variable
} from './records.ts';

export type TestableStore = EngineStore & EngineQueries;

/** A database of its own: opened any number of times, one after the other, and removed at the end. */
export interface StoreBench {
  open(): Promise<TestableStore>;
  remove(): Promise<void>;
}

export function inserted<Kind extends EntityKind>(kind: Kind, ...inserts: Entities[Kind][]): ChangeSet {
  return { [kind]: { inserts, updates: [], deletes: [] } };
}

function updated<Kind extends EntityKind>(kind: Kind, ...updates: Entities[Kind][]): ChangeSet {
  return { [kind]: { inserts: [], updates, deletes: [] } };
}

export const searching = (where: Condition[], more: Partial<Search> = {}): Search => ({
  where,
  sort: [],
  limit: 100,
  ...more
});
const group = (name: string): Condition => ({
  member: 'candidateGroups',
  where: [{ op: 'eq', value: name }]
});
const open: Condition = { field: 'state', op: 'eq', value: 'CREATED' };

/** A store that is open while the tests around are carried out. */
class HeldStore {
  store!: TestableStore;
  private held!: StoreBench;

  async open(bench: () => Promise<StoreBench>): Promise<void> {
    this.held = await bench();
    this.store = await this.held.open();
  }

  async reopen(): Promise<void> {
    await this.store.close();
    this.store = await this.held.open();
  }

  async remove(): Promise<void> {
    await this.store?.close();
    await this.held?.remove();
  }
}

export function openStore(bench: () => Promise<StoreBench>): HeldStore {
  const held = new HeldStore();
  beforeAll(() => held.open(bench));
  afterAll(() => held.remove());
  return held;
}

/** What every durable store must do alike. */
export function describeEngineStore(name: string, bench: () => Promise<StoreBench>): void {
  describe(`engine store on ${name}`, () => {
    const held = openStore(bench);

    const keysOf = async (kind: EntityKind, search: Search) =>
      (await held.store.search(kind, search)).items.map((item) => Number(item.key) - Number(keyNumber(0)));

    it('gives active rows back after a restart, and leaves ended ones to the queries', async () => {
      await held.store.commit({
        ...inserted(
          'processInstance',
          processInstance(1),
          processInstance(2, { state: 'COMPLETED', endDate: 5 })
        ),
        ...inserted(
          'elementInstance',
          elementInstance(3),
          elementInstance(4, { state: 'COMPLETED' }),
          elementInstance(5, { processInstanceKey: keyNumber(2) })
        ),
        ...inserted(
          'variable',
          variable(6),
          variable(7, { processInstanceKey: keyNumber(2), scopeKey: keyNumber(2) })
        ),
        ...inserted('job', job(8), job(9, { state: 'COMPLETED', endDate: 7 })),
        ...inserted('note', { key: 'keys', value: '17' })
      });
      await held.reopen();
      const rows = await held.store.load();
      expect(rows.processInstance).toEqual([processInstance(1)]);
      expect(rows.elementInstance).toEqual([elementInstance(3)]);
      expect(rows.variable).toEqual([variable(6)]);
      expect(rows.job).toEqual([job(8)]);
      expect(rows.note).toEqual([{ key: 'keys', value: '17' }]);
      expect(rows.decisionInstance).toEqual([]);
      expect(await held.store.get('processInstance', keyNumber(2))).toMatchObject({ state: 'COMPLETED' });
      expect(await held.store.get('processInstance', keyNumber(77))).toBeUndefined();
    });

    it('writes a batch whole or not at all', async () => {
      const circular: Record<string, unknown> = {};
      circular.self = circular;
      const broken = variable(101, { value: circular as unknown as string });
      await expect(
        held.store.commit({
          ...inserted('processInstance', processInstance(100)),
          ...inserted('variable', broken)
        })
      ).rejects.toThrow();
      const wrongKey = { ...variable(102), key: 'no number' };
      await expect(
        held.store.commit({
          ...inserted('processInstance', processInstance(100)),
          ...inserted('variable', wrongKey)
        })
      ).rejects.toThrow();
      expect(await held.store.get('processInstance', keyNumber(100))).toBeUndefined();
      await held.store.commit(inserted('processInstance', processInstance(100, { state: 'TERMINATED' })));
      expect(await held.store.get('processInstance', keyNumber(100))).toMatchObject({ state: 'TERMINATED' });
    });

    it('replaces rows whole and deletes them, in batches larger than one statement', async () => {
      const many = Array.from({ length: 77 }, (_none, i) => job(200 + i, { state: 'COMPLETED', endDate: 1 }));
      await held.store.commit(inserted('job', ...many));
      await held.store.commit({
        job: {
          inserts: [],
          updates: [job(200, { state: 'FAILED', endDate: 2 })],
          deletes: many.slice(1).map((row) => row.key)
        }
      });
      expect(await keysOf('job', searching([{ field: 'key', op: 'gte', value: keyNumber(200) }]))).toEqual([
        200
      ]);
      expect(await held.store.get('job', keyNumber(200))).toMatchObject({ state: 'FAILED', endDate: 2 });
    });

    it('keeps text as it is, whatever it says', async () => {
      const value = JSON.stringify(`甲\u0000乙 靐 '"\\ %_! 😀 </x> ${'長'.repeat(100_000)}`);
      await held.store.commit(
        inserted('variable', variable(300, { name: "o'Neill\\", value, processInstanceKey: keyNumber(2) }))
      );
      expect((await held.store.get('variable', keyNumber(300)))?.value).toBe(value);
      expect(await keysOf('variable', searching([{ field: 'name', op: 'eq', value: "o'Neill\\" }]))).toEqual([
        300
      ]);
    });

    it('keeps large resources out of searches and whole in get and load', async () => {
      const resource = `<definitions>${'流程'.repeat(200_000)}</definitions>`;
      await held.store.commit(
        inserted(
          'processDefinition',
          processDefinition(400, { resource }),
          processDefinition(401, { version: 2 })
        )
      );
      const latest: Condition[] = [{ latestVersionOf: 'processDefinitionId' }];
      expect(await keysOf('processDefinition', searching(latest))).toEqual([401]);
      expect((await held.store.search('processDefinition', searching([]))).items[0]?.resource).toBe('');
      expect((await held.store.get('processDefinition', keyNumber(400)))?.resource).toBe(resource);
      expect((await held.store.load()).processDefinition[0]?.resource).toBe(resource);
    });

    describe('task lists', () => {
      const due = (day: number) => `2026-03-0${day}T09:00:00+08:00`;

      beforeAll(async () => {
        await held.store.commit(
          inserted(
            'userTask',
            userTask(500, {
              candidateGroups: ['officer', 'head'],
              dueDate: due(3),
              creationDate: 30,
              priority: 10
            }),
            userTask(501, { candidateGroups: ['officer'], dueDate: due(1), creationDate: 10 }),
            userTask(502, { candidateGroups: ['officer'], assignee: 'lin', creationDate: 20 }),
            userTask(503, { candidateUsers: ['lin'], dueDate: due(2), creationDate: 40 }),
            userTask(504, { candidateGroups: ['officer'], state: 'COMPLETED', creationDate: 50 })
          )
        );
      });

      it('are found by group in the order of creation, open ones only', async () => {
        const newest = { sort: [{ field: 'creationDate', descending: true }] };
        expect(await keysOf('userTask', searching([group('officer'), open], newest))).toEqual([
          500, 502, 501
        ]);
        expect(await keysOf('userTask', searching([group('officer')], newest))).toEqual([504, 500, 502, 501]);
        expect(await keysOf('userTask', searching([group('head'), open], newest))).toEqual([500]);
        expect(await keysOf('userTask', searching([group('nobody'), open], newest))).toEqual([]);
      });

      it('are found by assignee, candidate user, several groups at once, and wildcards', async () => {
        const several: Condition = {
          member: 'candidateGroups',
          where: [{ op: 'in', value: ['head', 'officer'] }]
        };
        const wild: Condition = { member: 'candidateGroups', where: [{ op: 'like', value: 'o?ficer*' }] };
        expect(await keysOf('userTask', searching([{ field: 'assignee', op: 'eq', value: 'lin' }]))).toEqual([
          502
        ]);
        expect(
          await keysOf(
            'userTask',
            searching([{ member: 'candidateUsers', where: [{ op: 'eq', value: 'lin' }] }])
          )
        ).toEqual([503]);
        expect(await keysOf('userTask', searching([several, open]))).toEqual([500, 501, 502]);
        expect(await keysOf('userTask', searching([wild, open]))).toEqual([500, 501, 502]);
      });

      it('follow a task as it changes hands and ends', async () => {
        await held.store.commit(inserted('userTask', userTask(510, { candidateGroups: ['handler'] })));
        await held.store.commit(updated('userTask', userTask(510, { candidateGroups: ['unit-head'] })));
        expect(await keysOf('userTask', searching([group('handler')]))).toEqual([]);
        expect(await keysOf('userTask', searching([group('unit-head'), open]))).toEqual([510]);
        await held.store.commit(
          updated('userTask', userTask(510, { candidateGroups: ['unit-head'], state: 'COMPLETED' }))
        );
        expect(await keysOf('userTask', searching([group('unit-head'), open]))).toEqual([]);
      });

      it('are sorted by due date as instants, undated tasks last in either order', async () => {
        const mine = { field: 'key', op: 'in', value: [500, 501, 502, 503].map(keyNumber) } as const;
        const by = (descending: boolean) => searching([mine], { sort: [{ field: 'dueAt', descending }] });
        expect(await keysOf('userTask', by(false))).toEqual([501, 503, 500, 502]);
        expect(await keysOf('userTask', by(true))).toEqual([500, 503, 501, 502]);
      });

      it('are paged by cursor forwards and backwards over equal and absent values', async () => {
        const all = Array.from({ length: 23 }, (_none, i) =>
          userTask(600 + i, {
            elementId: 'Paged',
            priority: i % 3,
            dueDate: i % 4 === 0 ? null : due(1 + (i % 2))
          })
        );
        await held.store.commit(inserted('userTask', ...all));
        const where: Condition[] = [{ field: 'elementId', op: 'eq', value: 'Paged' }];
        const sort = [
          { field: 'dueAt', descending: true },
          { field: 'priority', descending: false }
        ];
        const expected = await keysOf('userTask', searching(where, { sort }));
        expect(expected).toHaveLength(23);
        const forwards: number[] = [];
        const backwards: number[] = [];
        let page = await held.store.search('userTask', searching(where, { sort, limit: 5 }));
        while (page.items.length > 0) {
          forwards.push(...page.items.map((item) => Number(item.key) - Number(keyNumber(0))));
          const last = page;
          page = await held.store.search(
            'userTask',
            searching(where, { sort, limit: 5, after: page.endCursor })
          );
          if (page.items.length === 0) page = { ...last, items: [] };
        }
        expect(forwards).toEqual(expected);
        page = await held.store.search('userTask', searching(where, { sort, limit: 3, offset: 20 }));
        while (page.items.length > 0) {
          backwards.unshift(...page.items.map((item) => Number(item.key) - Number(keyNumber(0))));
          page = await held.store.search(
            'userTask',
            searching(where, { sort, limit: 3, before: page.startCursor })
          );
        }
        expect(backwards).toEqual(expected);
      });

      it('are not mixed with others that are asked for at the same time', async () => {
        const lengths = [1, 2, 3, 4, 5];
        const asked = lengths.map((limit) => held.store.search('userTask', searching([], { limit })));
        const pages = await Promise.all(asked);
        expect(pages.map(({ items }) => items.length)).toEqual(lengths);
        const named = ['Paged', 'nothing', 'Paged'].map((value) =>
          held.store.search('userTask', searching([{ field: 'elementId', op: 'eq', value }], { limit: 2 }))
        );
        const found = await Promise.all(named);
        expect(found.map(({ items }) => items.map(({ elementId }) => elementId))).toEqual([
          ['Paged', 'Paged'],
          [],
          ['Paged', 'Paged']
        ]);
      });

      it('refuse a cursor that was not ours', async () => {
        for (const after of [
          'bm90IGpzb24=',
          Buffer.from('[1,2,3,4,5]').toString('base64'),
          Buffer.from('[{}]').toString('base64')
        ]) {
          const asked = async () => held.store.search('userTask', searching([], { after }));
          await expect(asked()).rejects.toThrow(InvalidCursor);
        }
      });

      it('count up to a limit and say when there are more', async () => {
        const page = await held.store.search(
          'userTask',
          searching([{ field: 'elementId', op: 'eq', value: 'Paged' }], { limit: 2 })
        );
        expect(page).toMatchObject({ totalItems: 23, hasMoreTotalItems: false });
        expect(page.items).toHaveLength(2);
      });

      it.each([
        [22, 0, 22],
        [23, 0, 23],
        [24, 0, 23],
        [5, 18, 5],
        [5, 17, 5],
        [5, 19, 4],
        [5, 23, 0],
        [5, 40, 0],
        [0, 0, 0]
      ])('count all where a page of %i from %i has its end', async (limit, offset, items) => {
        const where: Condition[] = [{ field: 'elementId', op: 'eq', value: 'Paged' }];
        const page = await held.store.search('userTask', searching(where, { limit, offset }));
        expect(page.items).toHaveLength(items);
        expect(page.totalItems).toBe(23);
      });
    });

    it('finds instances by what belongs to them, and by alternatives', async () => {
      const big: Condition = {
        related: 'variable',
        on: { processInstanceKey: 'key', scopeKey: 'key' },
        where: [
          { field: 'name', op: 'eq', value: 'amount' },
          { field: 'value', op: 'eq', value: '86000000' }
        ]
      };
      expect(await keysOf('processInstance', searching([big]))).toEqual([1, 2]);
      const either: Condition = {
        any: [
          [{ field: 'state', op: 'eq', value: 'ACTIVE' }],
          [
            { field: 'endDate', op: 'lt', value: 6 },
            { field: 'endDate', op: 'exists', value: true }
          ]
        ]
      };
      expect(await keysOf('processInstance', searching([either]))).toEqual([1, 2]);
      expect(await keysOf('processInstance', searching([big, { any: [] }]))).toEqual([]);
    });

    it('finds process instances by tag', async () => {
      await held.store.commit(
        inserted('processInstance', processInstance(800, { tags: ['grade:confidential', 'y115'] }))
      );
      const tagged = (tag: string): Condition => ({ member: 'tags', where: [{ op: 'eq', value: tag }] });
      expect(await keysOf('processInstance', searching([tagged('y115')]))).toEqual([800]);
      expect(await keysOf('processInstance', searching([tagged('y115'), tagged('y114')]))).toEqual([]);
    });
  });
}
