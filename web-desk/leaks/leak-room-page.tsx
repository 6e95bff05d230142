import type { LeakRoom } from '../api/contract-types.ts';
import { useLiveLoad } from '../api/use-load.ts';
import { Link } from '../app/router.tsx';
import { useClient } from '../app/session.tsx';
import { CaseActions } from '../cases/case-actions.tsx';
import { CustodyTables } from '../cases/custody-tables.tsx';
import { DocumentList } from '../cases/document-list.tsx';
import { HistoryList } from '../cases/history-list.tsx';
import { MemberTable } from '../cases/member-table.tsx';
import { papersOf } from '../cases/papers.ts';
import { Progress } from '../cases/progress.tsx';
import { useTongue } from '../i18n/language.tsx';
import { Banner } from '../ui/banner.tsx';
import { GradeTag, StateTag } from '../ui/case-tags.tsx';
import { LoadedView } from '../ui/loaded-view.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Section } from '../ui/section.tsx';
import { Tabs, type Tab } from '../ui/tabs.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { FindingTable } from './finding-table.tsx';
import { LeakClock } from './leak-clock.tsx';
import { RemediationBoard } from './remediation-board.tsx';
import { ReportFacts } from './report-facts.tsx';

function tabsOf(room: LeakRoom, t: ReturnType<typeof useTongue>['t']): Tab[] {
  return [
    {
      id: 'handling',
      label: t.leak.handling,
      count: room.openTasks.length,
      content: (
        <Progress diagram={room.diagram} tokens={room.tokens} openTasks={room.openTasks} tasks={room.tasks} />
      )
    },
    {
      id: 'remediation',
      label: t.leak.remediation,
      count: room.remediation.length,
      content: <RemediationBoard items={room.remediation} />
    },
    {
      id: 'evidence',
      label: t.leak.evidence,
      count: room.evidence.length,
      content: (
        <>
          <Section title={t.leak.evidence}>
            <EvidenceTable evidence={room.evidence} />
          </Section>
          <Section title={t.leak.findings}>
            <FindingTable findings={room.findings} />
          </Section>
        </>
      )
    },
    {
      id: 'custody',
      label: t.room.custody,
      content: <CustodyTables copies={room.copies} sealedItems={room.sealedItems} />
    },
    { id: 'report', label: t.leak.report, content: <ReportFacts report={room.report} /> },
    { id: 'people', label: t.room.people, content: <MemberTable members={room.members} /> },
    {
      id: 'papers',
      label: t.room.papers,
      count: papersOf(room.documents).length,
      content:
        room.documents.length > 0 ? (
          <DocumentList caseKey={room.case.caseKey} documents={room.documents} />
        ) : (
          <p className="muted">{t.room.noDocuments}</p>
        )
    },
    { id: 'history', label: t.room.history, content: <HistoryList history={room.history} /> }
  ];
}

function LeakRoomView({ room, onChanged }: { room: LeakRoom; onChanged: () => void }) {
  const { t } = useTongue();
  const { caseKey, codeName, number, grade, state } = room.case;
  return (
    <>
      <PageHeader
        title={`${t.leak.roomTitle} ${codeName}`}
        eyebrow={number}
        tags={
          <>
            <GradeTag grade={grade} />
            <StateTag state={state} />
          </>
        }
      >
        {room.parent && (
          <Link className="button button-secondary" to={`/plans/${room.parent.caseKey}`}>
            {t.leak.parent} {room.parent.codeName}
          </Link>
        )}
        <CaseActions caseKey={caseKey} actions={room.actions} onDone={onChanged} />
      </PageHeader>
      <LeakClock room={room} />
      {room.investigationHold && (
        <Banner tone="warn">
          <p>{t.leak.hold}</p>
        </Banner>
      )}
      <Tabs label={codeName} tabs={tabsOf(room, t)} />
    </>
  );
}

/** The leak room; moves by itself. */
export function LeakRoomPage({ caseKey }: { caseKey: string }) {
  const client = useClient();
  const loaded = useLiveLoad(`leak ${caseKey}`, () => client.call('leakRoom', { params: { caseKey } }));
  return (
    <LoadedView loaded={loaded}>
      {(room) => <LeakRoomView room={room} onChanged={loaded.reload} />}
    </LoadedView>
  );
}
