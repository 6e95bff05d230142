import type { NoticeView } from '../api/contract-types.ts';
import { useLiveLoad } from '../api/use-load.ts';
import { Link } from '../app/router.tsx';
import { useClient, useSession } from '../app/session.tsx';
import { useTongue } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Instant } from '../ui/instant.tsx';
import { LoadedView } from '../ui/loaded-view.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Tag } from '../ui/tag.tsx';
import { useAct } from '../ui/use-act.ts';

function Notice({ notice, onRead }: { notice: NoticeView; onRead: () => void }) {
  const { t, say } = useTongue();
  const client = useClient();
  const { refresh } = useSession();
  const act = useAct(async () => {
    await client.call('readNotice', { params: { noticeId: notice.noticeId } });
    onRead();
    await refresh();
  });
  return (
    <li className={notice.readAt ? 'notice' : 'notice notice-unread'}>
      <div>
        <p>
          {!notice.readAt && <Tag tone="info">{t.notices.unread}</Tag>} {say(notice.subject)}
        </p>
        <p className="muted">
          <Instant at={notice.at} />
        </p>
      </div>
      <div className="notice-actions">
        <Link to={`/cases/${notice.caseKey}`}>{t.notices.openCase}</Link>
        {!notice.readAt && (
          <Button busy={act.busy} onClick={() => void act.run()}>
            {t.notices.markRead}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Notices to the reader: code name and number only. */
export function NoticesPage() {
  const { t } = useTongue();
  const client = useClient();
  const loaded = useLiveLoad('notices', () => client.call('notices', {}));
  return (
    <>
      <PageHeader title={t.notices.title} lead={t.notices.lead} />
      <LoadedView loaded={loaded}>
        {({ notices }) =>
          notices.length === 0 ? (
            <EmptyState title={t.notices.empty} lead={t.notices.emptyLead} />
          ) : (
            <ul className="notices">
              {notices.map((notice) => (
                <Notice key={notice.noticeId} notice={notice} onRead={loaded.reload} />
              ))}
            </ul>
          )
        }
      </LoadedView>
    </>
  );
}
