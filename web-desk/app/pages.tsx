import type { ComponentType, ReactNode } from 'react';
import { AuditPage } from '../audit/audit-page.tsx';
import { CaseListPage } from '../cases/case-list-page.tsx';
import { CaseRedirect } from '../cases/case-redirect.tsx';
import { PlanRoomPage } from '../cases/plan-room-page.tsx';
import { LeakReportPage } from '../leaks/leak-report-page.tsx';
import { LeakRoomPage } from '../leaks/leak-room-page.tsx';
import { NoticesPage } from '../notices/notices-page.tsx';
import { NewPlanPage } from '../plans/new-plan-page.tsx';
import { TaskListPage } from '../tasks/task-list-page.tsx';
import { TaskPage } from '../tasks/task-page.tsx';
import { matchPath } from './match.ts';

interface Page {
  readonly pattern: string;
  /** Uses the whole width of the window. */
  readonly wide?: boolean;
  readonly render: (params: Record<string, string>) => ReactNode;
}

/** A page of one case. */
export type CasePage = ComponentType<{ caseKey: string }>;

const withCase = (Room: CasePage) => {
  const render = ({ caseKey = '' }: Record<string, string>) => <Room key={caseKey} caseKey={caseKey} />;
  return render;
};

const pages: readonly Page[] = [
  { pattern: '/', render: () => <TaskListPage /> },
  { pattern: '/tasks', render: () => <TaskListPage /> },
  { pattern: '/tasks/:taskKey', render: ({ taskKey = '' }) => <TaskPage key={taskKey} taskKey={taskKey} /> },
  { pattern: '/plans', render: () => <CaseListPage key="plan" kind="plan" /> },
  { pattern: '/plans/new', render: () => <NewPlanPage /> },
  { pattern: '/plans/:caseKey', render: withCase(PlanRoomPage) },
  { pattern: '/leaks', render: () => <CaseListPage key="leak" kind="leak" /> },
  { pattern: '/leaks/report', render: () => <LeakReportPage /> },
  { pattern: '/leaks/:caseKey', render: withCase(LeakRoomPage) },
  { pattern: '/cases/:caseKey', render: withCase(CaseRedirect) },
  { pattern: '/notices', render: () => <NoticesPage /> },
  { pattern: '/audit', render: () => <AuditPage /> }
];

const designPattern = '/plans/:caseKey/design';

/** The page of an address: fixed patterns stand before those with parameters. */
export function pageOf(path: string, DesignPage: CasePage): { wide: boolean; content: ReactNode } | null {
  const all = [...pages, { pattern: designPattern, wide: true, render: withCase(DesignPage) }];
  for (const { pattern, wide = false, render } of all) {
    const params = matchPath(pattern, path);
    if (params) return { wide, content: render(params) };
  }
  return null;
}
