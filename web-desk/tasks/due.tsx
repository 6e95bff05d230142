import { spanText } from '../i18n/dates.ts';
import { useTongue } from '../i18n/language.tsx';
import { Instant } from '../ui/instant.tsx';
import { Tag } from '../ui/tag.tsx';

interface Props {
  readonly dueAt: string | null;
  readonly overdue: boolean;
}

/** Due date and time, flagged when the server's clock says that it is past. */
export function Due({ dueAt, overdue }: Props) {
  const { t, language } = useTongue();
  if (!dueAt) return <span className="muted">{t.tasks.noDue}</span>;
  const left = Date.parse(dueAt) - Date.now();
  return (
    <span className="due">
      <Instant at={dueAt} />
      {overdue && (
        <Tag tone="bad">{left < 0 ? t.tasks.overdueBy(spanText(left, language)) : t.tasks.overdueFlag}</Tag>
      )}
      {!overdue && left > 0 && <span className="muted">{t.tasks.remaining(spanText(left, language))}</span>}
    </span>
  );
}
