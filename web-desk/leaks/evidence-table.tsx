import { evidenceKinds } from '../../domain/evidence.ts';
import type { LeakRoom } from '../api/contract-types.ts';
import { dateText } from '../../domain/date-text.ts';
import { useTongue } from '../i18n/language.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Instant } from '../ui/instant.tsx';

type Evidence = LeakRoom['evidence'][number];

/** Evidence: what it is, who must keep it until when, and its hash. */
export function EvidenceTable({ evidence }: { evidence: readonly Evidence[] }) {
  const { t, say, language } = useTongue();
  if (evidence.length === 0) return <p className="muted">{t.leak.noEvidence}</p>;
  const columns: Column<Evidence>[] = [
    { id: 'title', head: t.leak.evidenceTitle, rowHeader: true, cell: ({ title }) => title },
    {
      id: 'kind',
      head: t.leak.evidenceKind,
      cell: ({ kind }) => (kind ? say(evidenceKinds[kind]) : '—')
    },
    { id: 'holder', head: t.room.holder, cell: ({ holder }) => holder ?? '—' },
    { id: 'at', head: t.room.at, cell: ({ at }) => <Instant at={at} /> },
    {
      id: 'holdUntil',
      head: t.leak.holdUntil,
      cell: ({ holdUntil }) => (holdUntil ? dateText(holdUntil, language) : '—')
    },
    {
      id: 'sha256',
      head: t.room.fingerprint,
      cell: ({ sha256 }) => (sha256 ? <code className="hash">{sha256}</code> : '—')
    }
  ];
  return (
    <DataTable caption={t.leak.evidence} columns={columns} rows={evidence} keyOf={(row) => row.evidenceId} />
  );
}
