import type { CaseRoom } from '../api/contract-types.ts';
import { useLiveLoad } from '../api/use-load.ts';
import { Link } from '../app/router.tsx';
import { useClient, useMe } from '../app/session.tsx';
import { useTongue } from '../i18n/language.tsx';
import { Banner } from '../ui/banner.tsx';
import { GradeTag, StateTag } from '../ui/case-tags.tsx';
import { LoadedView } from '../ui/loaded-view.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Section } from '../ui/section.tsx';
import { Tabs, type Tab } from '../ui/tabs.tsx';
import { CaseActions } from './case-actions.tsx';
import { CustodyTables } from './custody-tables.tsx';
import { DocumentList } from './document-list.tsx';
import { HistoryList } from './history-list.tsx';
import { MeasureTable } from './measure-table.tsx';
import { MemberTable } from './member-table.tsx';
import { papersOf } from './papers.ts';
import { Progress } from './progress.tsx';
import { WithheldNote } from './withheld-note.tsx';

function tabsOf(room: CaseRoom, t: ReturnType<typeof useTongue>['t']): Tab[] {
  return [
    {
      id: 'progress',
      label: t.room.progress,
      count: room.openTasks.length,
      content: (
        <>
          {room.case.state !== 'draft' && (
            <Progress
              diagram={room.diagram}
              tokens={room.tokens}
              openTasks={room.openTasks}
              tasks={room.tasks}
            />
          )}
          <Section title={t.room.measures}>
            <MeasureTable measures={room.measures} />
          </Section>
        </>
      )
    },
    { id: 'people', label: t.room.people, content: <MemberTable members={room.members} /> },
    {
      id: 'papers',
      label: t.room.papers,
      count: papersOf(room.documents).length,
      content: (
        <>
          <WithheldNote members={room.members} />
          {room.documents.length > 0 ? (
            <DocumentList caseKey={room.case.caseKey} documents={room.documents} />
          ) : (
            <p className="muted">{t.room.noDocuments}</p>
          )}
        </>
      )
    },
    {
      id: 'custody',
      label: t.room.custody,
      content: <CustodyTables copies={room.copies} sealedItems={room.sealedItems} />
    },
    { id: 'history', label: t.room.history, content: <HistoryList history={room.history} /> }
  ];
}

function PlanRoom({ room, onChanged }: { room: CaseRoom; onChanged: () => void }) {
  const { t, say } = useTongue();
  const draws = useMe().roles.includes('ethics-officer');
  const { caseKey, codeName, number, grade, state } = room.case;
  return (
    <>
      <PageHeader
        title={codeName}
        eyebrow={number}
        {...(room.subject ? { lead: room.subject } : {})}
        tags={
          <>
            <GradeTag grade={grade} />
            <StateTag state={state} />
          </>
        }
      >
        {draws && (
          <Link
            className={`button button-${state === 'draft' ? 'primary' : 'secondary'}`}
            to={`/plans/${caseKey}/design`}
          >
            {t.room.design}
          </Link>
        )}
        <CaseActions caseKey={caseKey} actions={room.actions} onDone={onChanged} />
      </PageHeader>
      {state === 'draft' && (
        <Banner tone="info">
          <p>{draws ? t.room.draftNext : t.room.draftWaits}</p>
        </Banner>
      )}
      {room.notices.map((notice) => (
        <Banner key={notice.en} tone="info">
          <p>{say(notice)}</p>
        </Banner>
      ))}
      <Tabs label={codeName} tabs={tabsOf(room, t)} />
    </>
  );
}

/** The page of one plan; moves by itself. */
export function PlanRoomPage({ caseKey }: { caseKey: string }) {
  const client = useClient();
  const loaded = useLiveLoad(`case ${caseKey}`, () => client.call('caseRoom', { params: { caseKey } }));
  return (
    <LoadedView loaded={loaded}>{(room) => <PlanRoom room={room} onChanged={loaded.reload} />}</LoadedView>
  );
}
