import { useTongue } from '../i18n/language.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Link } from './router.tsx';

/** A task that is done or withdrawn, reached through an old link or the back button. */
export function TaskGone() {
  const { t } = useTongue();
  return (
    <PageHeader title={t.problem.goneTitle} lead={t.problem.goneLead}>
      <Link className="button button-primary" to="/tasks">
        {t.problem.toTasks}
      </Link>
    </PageHeader>
  );
}
