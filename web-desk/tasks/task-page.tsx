import { useRef } from 'react';
import type { FormValues, TaskDetail } from '../api/contract-types.ts';
import { useLoad } from '../api/use-load.ts';
import { Link } from '../app/router.tsx';
import { useClient } from '../app/session.tsx';
import { useDraftKeeper } from '../forms/drafts.tsx';
import { useTongue } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { GradeTag, RoleName } from '../ui/case-tags.tsx';
import { LoadedView } from '../ui/loaded-view.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Section } from '../ui/section.tsx';
import { ClauseList } from './clause-list.tsx';
import { Due } from './due.tsx';
import { FoldedDiagram } from './folded-diagram.tsx';
import { TaskBrief } from './task-brief.tsx';
import { TaskHolder } from './task-holder.tsx';
import { TaskHolding } from './task-holding.tsx';
import { TaskPapers } from './task-papers.tsx';
import { draftOf, TaskWork } from './task-work.tsx';

const roomOf = (task: TaskDetail) =>
  task.processId.startsWith('leak-') ? `/leaks/${task.caseKey}` : `/plans/${task.caseKey}`;

function Beside({ task }: { task: TaskDetail }) {
  const { t } = useTongue();
  return (
    <aside className="task-beside" aria-label={t.task.beside}>
      <ClauseList clauses={task.clauses} />
      {task.bundleSha256 && (
        <Section title={t.task.hash}>
          <code className="hash">{task.bundleSha256}</code>
          <p className="muted">{t.task.hashHint}</p>
        </Section>
      )}
    </aside>
  );
}

interface ViewProps {
  readonly task: TaskDetail;
  readonly draft: FormValues | null;
  readonly onHolding: () => void;
}

function TaskView({ task, draft, onHolding }: ViewProps) {
  const { t, say } = useTongue();
  const work = useRef<HTMLDivElement>(null);
  const goToWork = () => {
    work.current?.scrollIntoView();
    work.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <PageHeader
        title={task.name}
        eyebrow={
          <Link to={roomOf(task)}>
            {task.codeName} · {task.caseNumber}
          </Link>
        }
        tags={<GradeTag grade={task.grade} />}
      >
        {task.bundleSha256 && (
          <Button tone="primary" onClick={goToWork}>
            {t.task.toDecision}
          </Button>
        )}
        <TaskHolding task={task} onChanged={onHolding} />
      </PageHeader>
      <dl className="facts">
        <div>
          <dt>{t.tasks.due}</dt>
          <dd>
            <Due dueAt={task.dueAt} overdue={task.overdue} />
          </dd>
        </div>
        <div>
          <dt>{t.tasks.role}</dt>
          <dd>
            <RoleName role={task.role} />
          </dd>
        </div>
        <div>
          <dt>{t.tasks.holder}</dt>
          <dd>
            <TaskHolder task={task} />
          </dd>
        </div>
      </dl>
      {task.hint && <p className="hint">{say(task.hint)}</p>}
      <div className="task-columns">
        <div>
          <TaskBrief task={task} />
          <TaskPapers task={task} />
          <div className="task-work" ref={work} tabIndex={-1}>
            <Section title={t.task.form}>
              <TaskWork task={task} draft={draft} />
            </Section>
          </div>
          {task.diagram && <FoldedDiagram xml={task.diagram} />}
        </div>
        <Beside task={task} />
      </div>
    </>
  );
}

/** One task: its form, and beside it what is needed to decide. Not reloaded while it is being filled in. */
export function TaskPage({ taskKey }: { taskKey: string }) {
  const client = useClient();
  const keeper = useDraftKeeper();
  const loaded = useLoad(`task ${taskKey}`, async () => {
    const task = await client.call('task', { params: { taskKey } });
    return { task, draft: task.form && (await keeper.read(draftOf(taskKey))) };
  });
  return (
    <LoadedView loaded={loaded}>
      {({ task, draft }) => (
        <TaskView key={task.taskKey} task={task} draft={draft} onHolding={loaded.reload} />
      )}
    </LoadedView>
  );
}
