import { expect, it } from '@jest/globals';
import { contract } from '../../../api/contract.ts';
import type { TaskFilter } from '../../../persistence/contract/index.ts';
import type { Desk } from '../../../server/desk.ts';
import { taskRoutes } from '../../../server/routes/tasks.ts';
import { startDesk } from '../../support/desk.ts';

it('pages through the list by looking one ahead, and counts no further than a thousand', async () => {
  const desk = await startDesk();
  try {
    const { store } = desk.product.desk;
    const person = await store.people.byAccount('officer1');
    if (!person) throw new Error('nobody');
    const asked: { filter: TaskFilter; atMost?: number | undefined }[] = [];
    const shown = { userTaskKey: '0', caseKey: 'c', participationId: null, assigneePersonId: null };
    const task = (index: number) => ({ ...shown, userTaskKey: String(index) });
    const tasks = {
      listVisible: async (_person: string, filter: TaskFilter) => {
        asked.push({ filter });
        const { offset = 0, limit = 50 } = filter;
        return Array.from({ length: 7 }, (_, index) => task(index)).slice(offset, offset + limit);
      },
      countVisible: async (_person: string, filter: TaskFilter, atMost?: number) => {
        asked.push({ filter, atMost });
        return 7;
      }
    };
    const fake = { ...desk.product.desk, store: { ...store, tasks } } as unknown as Desk;
    const list = (after?: string) => {
      const query = contract.tasks.query?.parse({ limit: 3, ...(after && { after }) });
      return taskRoutes(fake).tasks({ person, query } as never);
    };
    const keys: string[] = [];
    let next: string | null | undefined;
    do {
      const page = await list(next ?? undefined);
      keys.push(...page.tasks.map(({ taskKey }) => taskKey));
      ({ next } = page);
    } while (next);
    expect(keys).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    expect(asked.filter(({ atMost }) => atMost !== undefined).map(({ atMost }) => atMost)).toEqual([
      1000, 1000, 1000
    ]);
  } finally {
    await desk.close();
  }
}, 60_000);
