import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../engine/ports.ts';
import { keyNumber, userTask } from './records.ts';
import type { StoreBench, TestableStore } from './shared-suite.ts';

/** Task lists of groups while tasks change, as the engine changes them: in memory, written as a whole. */
export function describeMembers(name: string, make: () => Promise<StoreBench>): void {
  describe(`candidates of tasks on ${name}`, () => {
    it('are found by what the task is now, also by a store that did not write it before', async () => {
      const bench = await make();
      let store: TestableStore = await bench.open();
      const found = async (group: string, state: string) => {
        const where: Condition[] = [
          { member: 'candidateGroups', where: [{ op: 'eq', value: group }] },
          { field: 'state', op: 'eq', value: state }
        ];
        const { items, totalItems } = await store.search('userTask', { where, sort: [], limit: 9 });
        expect(totalItems).toBe(items.length);
        return items.map((item) => Number(item.key) - Number(keyNumber(0)));
      };
      const tasks = [1, 2, 3, 4].map((n) => userTask(n, { candidateGroups: ['a', 'b', 'a'] }));
      const [one, two, three, four] = tasks;
      const write = (updates: typeof tasks, deletes: string[] = []) =>
        store.commit({ userTask: { inserts: [], updates, deletes } });
      await store.commit({ userTask: { inserts: tasks, updates: [], deletes: [] } });
      expect(await found('a', 'CREATED')).toEqual([1, 2, 3, 4]);

      one!.assignee = 'somebody';
      two!.candidateGroups = ['b', 'c'];
      three!.state = 'COMPLETED';
      await write([one!, two!, three!]);
      expect([await found('a', 'CREATED'), await found('b', 'CREATED'), await found('c', 'CREATED')]).toEqual(
        [[1, 4], [1, 2, 4], [2]]
      );
      expect([await found('a', 'COMPLETED'), await found('b', 'COMPLETED')]).toEqual([[3], [3]]);

      await store.close();
      store = await bench.open();
      const read = (await store.load()).userTask;
      expect(read.map((task) => task.key)).toEqual([one, two, four].map((task) => task!.key));
      for (const task of read) Object.assign(task, { state: 'COMPLETED' });
      read[1]!.candidateGroups = [];
      await write(read, [three!.key]);
      expect([await found('a', 'COMPLETED'), await found('b', 'COMPLETED')]).toEqual([
        [1, 4],
        [1, 4]
      ]);
      read[1]!.candidateGroups = ['c'];
      read[0]!.state = 'CREATED';
      await write(read);
      expect([await found('c', 'COMPLETED'), await found('c', 'CREATED')]).toEqual([[2], []]);
      expect([await found('a', 'COMPLETED'), await found('a', 'CREATED')]).toEqual([[4], [1]]);

      read[0]!.candidateGroups = ['d'];
      await expect(write([read[0]!, { ...userTask(9), key: 'no key' }])).rejects.toThrow();
      await write([read[1]!]);
      await write([read[0]!]);
      expect(await found('d', 'CREATED')).toEqual([1]);
      await store.close();
      await bench.remove();
    });
  });
}
