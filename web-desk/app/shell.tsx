import type { ReactNode } from 'react';
import { useLive } from '../api/live.ts';
import { useDraftKeeper } from '../forms/drafts.tsx';
import { useTaskCounts } from '../tasks/use-task-counts.ts';
import { countText } from '../i18n/counts.ts';
import { useTongue } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Link, useRouter } from './router.tsx';
import { useMe, useSession } from './session.tsx';

function NavLink({
  to,
  label,
  count,
  loud = false
}: {
  to: string;
  label: string;
  count?: number;
  loud?: boolean;
}) {
  const { path } = useRouter();
  const here = path === to || path.startsWith(`${to}/`) || (path === '/' && to === '/tasks');
  return (
    <li>
      <Link to={to} aria-current={here ? 'page' : undefined}>
        {label}
        {count !== undefined && count > 0 && (
          <span className={loud ? 'count count-bad' : 'count'}>{countText(count)}</span>
        )}
      </Link>
    </li>
  );
}

/** Roles that answer for the log of their agency; the server decides. */
const auditors: readonly string[] = ['ethics-officer', 'superior-ethics', 'agency-head', 'administrator'];

function Nav() {
  const { t } = useTongue();
  const me = useMe();
  const counts = useTaskCounts();
  return (
    <nav className="nav" aria-label={t.nav.label}>
      <ul>
        <NavLink to="/tasks" label={t.nav.tasks} count={counts?.all ?? 0} loud={(counts?.overdue ?? 0) > 0} />
        <NavLink to="/plans" label={t.nav.plans} />
        <NavLink to="/leaks" label={t.nav.leaks} />
        <NavLink to="/notices" label={t.nav.notices} count={me.unreadNotices} />
        {me.roles.some((role) => auditors.includes(role)) && <NavLink to="/audit" label={t.nav.audit} />}
      </ul>
      <Link className="button button-alarm" to="/leaks/report">
        {t.cases.reportLeak}
      </Link>
    </nav>
  );
}

/** Header, menu and the page; the frame of everything behind sign-in. */
export function Shell({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const { t } = useTongue();
  const { signOut, refresh } = useSession();
  const me = useMe();
  const drafts = useDraftKeeper();
  const leave = async () => {
    await drafts.settle();
    await signOut();
  };
  useLive(() => void refresh());
  return (
    <div className={wide ? 'shell shell-wide' : 'shell'}>
      <a className="skip" href="#content">
        {t.skipToContent}
      </a>
      <header className="top">
        <Link className="brand" to="/tasks">
          <span className="seal seal-small" aria-hidden="true">
            密
          </span>
          {t.product}
        </Link>
        <span className="agency">{me.agency.name}</span>
        <div className="top-right">
          <LanguageSwitch />
          <span className="who">
            <span className="visually-hidden">{t.nav.account}：</span>
            {me.name}
            {me.unit && <span className="muted">{me.unit}</span>}
          </span>
          <Button tone="quiet" onClick={() => void leave()}>
            {t.signIn.signOut}
          </Button>
        </div>
      </header>
      <Nav />
      <main className="main" id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
