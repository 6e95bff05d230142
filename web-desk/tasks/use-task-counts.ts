import { useLiveLoad } from '../api/use-load.ts';
import { useClient } from '../app/session.tsx';

export interface TaskCounts {
  readonly all: number;
  readonly mine: number;
  readonly overdue: number;
  readonly vacant: number;
}

/** How many tasks each view has; moves by itself. */
export function useTaskCounts(): TaskCounts | null {
  const client = useClient();
  const totalOf = (view: keyof TaskCounts) =>
    client.call('tasks', { query: { view, limit: 1 } }).then(({ total }) => total);
  return useLiveLoad('task counts', async () => {
    const views = ['all', 'mine', 'overdue', 'vacant'] as const;
    const [all = 0, mine = 0, overdue = 0, vacant = 0] = await Promise.all(views.map(totalOf));
    return { all, mine, overdue, vacant };
  }).data;
}
