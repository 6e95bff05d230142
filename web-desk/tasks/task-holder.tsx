import type { TaskSummary } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';
import { Tag } from '../ui/tag.tsx';

/** Who has the task: its holder, else the one person whose it is, else nobody yet; and for whom a deputy does it. */
export function TaskHolder({ task }: { task: TaskSummary }) {
  const { t } = useTongue();
  const name = task.holder ?? task.assigned;
  return (
    <span className="stacked">
      {task.vacancy ? (
        <span className="muted">{t.tasks.left(task.vacancy.left ?? '—')}</span>
      ) : task.mine ? (
        <span>
          <Tag tone="info">{t.tasks.me}</Tag>
        </span>
      ) : (
        <span className={name === null ? 'muted' : undefined}>{name ?? t.tasks.unclaimed}</span>
      )}
      {task.asDeputyOf && (
        <span>
          <Tag tone="warn">{t.tasks.asDeputyOf(task.asDeputyOf)}</Tag>
        </span>
      )}
    </span>
  );
}
