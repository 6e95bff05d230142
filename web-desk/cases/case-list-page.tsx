import type { CaseSummary } from '../api/contract-types.ts';
import { useLiveLoad } from '../api/use-load.ts';
import { Link } from '../app/router.tsx';
import { useClient, useMe } from '../app/session.tsx';
import { useTongue } from '../i18n/language.tsx';
import { GradeTag, StateTag } from '../ui/case-tags.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Instant } from '../ui/instant.tsx';
import { LoadedView } from '../ui/loaded-view.tsx';
import { PageHeader } from '../ui/page-header.tsx';

const mayDraw = (roles: readonly string[]) => roles.includes('ethics-officer');

function CaseTable({ cases }: { cases: readonly CaseSummary[] }) {
  const { t } = useTongue();
  const columns: Column<CaseSummary>[] = [
    {
      id: 'codeName',
      head: t.cases.codeName,
      rowHeader: true,
      cell: (row) => (
        <Link to={`/${row.kind === 'leak' ? 'leaks' : 'plans'}/${row.caseKey}`}>{row.codeName}</Link>
      )
    },
    { id: 'number', head: t.cases.number, cell: (row) => row.number },
    { id: 'grade', head: t.cases.grade, cell: (row) => <GradeTag grade={row.grade} /> },
    { id: 'state', head: t.cases.state, cell: (row) => <StateTag state={row.state} /> },
    { id: 'openedAt', head: t.cases.openedAt, cell: (row) => <Instant at={row.openedAt} /> },
    { id: 'closedAt', head: t.cases.closedAt, minor: true, cell: (row) => <Instant at={row.closedAt} /> }
  ];
  return <DataTable caption={t.cases.table} columns={columns} rows={cases} keyOf={(row) => row.caseKey} />;
}

/** Plans or leaks that name the reader. */
export function CaseListPage({ kind }: { kind: 'plan' | 'leak' }) {
  const { t } = useTongue();
  const client = useClient();
  const me = useMe();
  const loaded = useLiveLoad(`cases ${kind}`, () => client.call('cases', { query: { kind } }));
  const isPlan = kind === 'plan';
  const begin =
    isPlan && !mayDraw(me.roles) ? null : (
      <Link className="button button-primary" to={isPlan ? '/plans/new' : '/leaks/report'}>
        {isPlan ? t.cases.newPlan : t.cases.reportLeak}
      </Link>
    );
  const emptyPlans = mayDraw(me.roles) ? t.cases.emptyPlansLead : t.cases.emptyPlansReader;
  return (
    <>
      <PageHeader
        title={isPlan ? t.cases.plansTitle : t.cases.leaksTitle}
        lead={isPlan ? t.cases.plansLead : t.cases.leaksLead}
      >
        {begin}
      </PageHeader>
      <LoadedView loaded={loaded}>
        {({ cases }) =>
          cases.length > 0 ? (
            <CaseTable cases={cases} />
          ) : (
            <EmptyState
              title={isPlan ? t.cases.emptyPlans : t.cases.emptyLeaks}
              lead={isPlan ? emptyPlans : t.cases.emptyLeaksLead}
            />
          )
        }
      </LoadedView>
    </>
  );
}
