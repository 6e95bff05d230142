import { useState } from 'react';
import type { Client } from '../api/client.ts';
import type { AnswerOf, TaskSummary } from '../api/contract-types.ts';
import { useLiveLoad } from '../api/use-load.ts';
import { useRouter } from '../app/router.tsx';
import { useClient } from '../app/session.tsx';
import { countText } from '../i18n/counts.ts';
import { useTongue } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { LoadedView } from '../ui/loaded-view.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { SuccessorDialog } from './successor-dialog.tsx';
import { TaskTable } from './task-table.tsx';
import { useTaskCounts } from './use-task-counts.ts';

const views = ['all', 'mine', 'overdue', 'vacant'] as const;
type View = (typeof views)[number];
/** What somebody should see to. */
const urgent: readonly View[] = ['overdue', 'vacant'];
type Sort = 'due' | 'newest';

const pageSize = 50;

const viewOf = (value: string | null): View => views.find((view) => view === value) ?? 'all';

/** The first `count` pages as one, each asked for from where the one before ended. */
async function firstPages(
  client: Client,
  query: { view: View; sort: Sort },
  count: number
): Promise<AnswerOf<'tasks'>> {
  const first = await client.call('tasks', { query: { ...query, limit: pageSize } });
  let { next } = first;
  const tasks = [...first.tasks];
  for (let page = 1; page < count && next; page += 1) {
    const following = await client.call('tasks', { query: { ...query, limit: pageSize, after: next } });
    tasks.push(...following.tasks);
    next = following.next;
  }
  return { tasks, total: first.total, next };
}

function Empty({ view }: { view: View }) {
  const { t } = useTongue();
  const texts = {
    all: [t.tasks.emptyAll, t.tasks.emptyAllLead],
    mine: [t.tasks.emptyMine, t.tasks.emptyMineLead],
    overdue: [t.tasks.emptyOverdue, t.tasks.emptyOverdueLead],
    vacant: [t.tasks.emptyVacant, t.tasks.emptyVacantLead]
  } as const;
  const [title, lead] = texts[view];
  return <EmptyState title={title} lead={lead} />;
}

/** What the reader may do: all, held by them, or overdue; moves by itself. */
export function TaskListPage() {
  const { t } = useTongue();
  const client = useClient();
  const { query, go } = useRouter();
  const counts = useTaskCounts();
  const [pages, setPages] = useState(1);
  const view = viewOf(query.get('view'));
  // Few ever see a task without a doer: the view is there when there is one.
  const shown = views.filter((name) => name !== 'vacant' || view === name || (counts?.vacant ?? 0) > 0);
  const [naming, setNaming] = useState<TaskSummary | null>(null);
  const sort: Sort = query.get('sort') === 'newest' ? 'newest' : 'due';
  const loaded = useLiveLoad(`tasks ${view} ${sort}`, () => firstPages(client, { view, sort }, pages));
  const more = () => {
    setPages(pages + 1);
    loaded.reload();
  };
  const show = (next: { view?: View; sort?: Sort }) => {
    setPages(1);
    go(`/tasks?view=${next.view ?? view}&sort=${next.sort ?? sort}`, { replace: true });
  };
  return (
    <>
      <PageHeader title={t.tasks.title} lead={t.tasks.lead} />
      <div className="toolbar">
        <div className="segments" role="group" aria-label={t.tasks.views}>
          {shown.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === view}
              onClick={() => show({ view: name })}
            >
              {t.tasks[name]}
              {counts && (
                <span className={urgent.includes(name) && counts[name] > 0 ? 'count count-bad' : 'count'}>
                  {countText(counts[name])}
                </span>
              )}
            </button>
          ))}
        </div>
        <label className="inline-field">
          {t.tasks.sort}
          <select
            value={sort}
            onChange={(event) => show({ sort: event.target.value === 'newest' ? 'newest' : 'due' })}
          >
            <option value="due">{t.tasks.byDue}</option>
            <option value="newest">{t.tasks.byNewest}</option>
          </select>
        </label>
      </div>
      <LoadedView loaded={loaded}>
        {({ tasks, total, next }) =>
          tasks.length === 0 ? (
            <Empty view={view} />
          ) : (
            <>
              {view === 'vacant' && <p>{t.tasks.vacantLead}</p>}
              <TaskTable tasks={tasks} {...(view === 'vacant' && { onNameSuccessor: setNaming })} />
              <p className="muted" role="status">
                {t.tasks.count(total)}
              </p>
              {next && <Button onClick={more}>{t.common.more}</Button>}
            </>
          )
        }
      </LoadedView>
      {naming && (
        <SuccessorDialog
          task={naming}
          onDone={() => {
            setNaming(null);
            loaded.reload();
          }}
          onClose={() => setNaming(null)}
        />
      )}
    </>
  );
}
