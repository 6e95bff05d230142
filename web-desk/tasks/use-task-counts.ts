import { useLiveLoad } from '../api/use-load.ts';
import { useClient } from '../app/session.tsx';

export interface TaskCounts {
  readonly all: number;
  readonly mine: number;
  readonly overdue: number;
}

/** How many tasks each view has; moves by itself. */
export function useTaskCounts(): TaskCounts | null {
  const client = useClient();
  const totalOf = (view: keyof TaskCounts) =>
    client.call('tasks', { query: { view, limit: 1 } }).then(({ total }) => total);
  return useLiveLoad('task counts', async () => {
    const [all, mine, overdue] = await Promise.all([totalOf('all'), totalOf('mine'), totalOf('overdue')]);
    return { all, mine, overdue };
  }).data;
}
