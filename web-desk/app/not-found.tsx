import { useTongue } from '../i18n/language.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Link } from './router.tsx';

/** Unknown address, or a case that does not name the reader: the same answer. */
export function NotFound() {
  const { t } = useTongue();
  return (
    <PageHeader title={t.problem.notFoundTitle} lead={t.problem.notFoundLead}>
      <Link className="button button-primary" to="/tasks">
        {t.problem.toTasks}
      </Link>
    </PageHeader>
  );
}
