import type { TaskSummary } from '../api/contract-types.ts';
import { Link } from '../app/router.tsx';
import { useTongue } from '../i18n/language.tsx';
import { GradeTag, RoleName } from '../ui/case-tags.tsx';
import { Button } from '../ui/button.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Due } from './due.tsx';
import { TaskHolder } from './task-holder.tsx';

interface Props {
  readonly tasks: readonly TaskSummary[];
  /** Leave out the case, on a page of that case. */
  readonly inCase?: boolean;
  /** Keys of the tasks that the reader may open; all of them unless given. */
  readonly own?: ReadonlySet<string>;
  /** For tasks without a doer, which nobody opens: names who takes them over. */
  readonly onNameSuccessor?: (task: TaskSummary) => void;
}

/** Tasks as a table; the name opens the task. */
export function TaskTable({ tasks, inCase = false, own, onNameSuccessor }: Props) {
  const { t } = useTongue();
  const columns: Column<TaskSummary>[] = [
    {
      id: 'name',
      head: t.tasks.name,
      rowHeader: true,
      cell: (task) =>
        !task.vacancy && (!own || own.has(task.taskKey)) ? (
          <Link to={`/tasks/${task.taskKey}`}>{task.name}</Link>
        ) : (
          task.name
        )
    },
    {
      id: 'case',
      head: t.tasks.case,
      cell: (task) => (
        <span className="stacked">
          <span>{task.codeName}</span>
          <span className="muted">{task.caseNumber}</span>
        </span>
      )
    },
    { id: 'grade', head: t.tasks.grade, minor: true, cell: (task) => <GradeTag grade={task.grade} /> },
    { id: 'role', head: t.tasks.role, minor: true, cell: (task) => <RoleName role={task.role} /> },
    {
      id: 'holder',
      head: t.tasks.holder,
      cell: (task) => <TaskHolder task={task} />
    },
    { id: 'due', head: t.tasks.due, cell: (task) => <Due dueAt={task.dueAt} overdue={task.overdue} /> }
  ];
  if (onNameSuccessor)
    columns.push({
      id: 'successor',
      head: t.tasks.successor,
      cell: (task) => <Button onClick={() => onNameSuccessor(task)}>{t.tasks.nameSuccessor}</Button>
    });
  return (
    <DataTable
      caption={t.tasks.table}
      columns={inCase ? columns.filter(({ id }) => id !== 'case' && id !== 'grade') : columns}
      rows={tasks}
      keyOf={(task) => task.taskKey}
      classOf={(task) => (task.overdue ? 'row-overdue' : '')}
    />
  );
}
