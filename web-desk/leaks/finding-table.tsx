import type { LeakRoom } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Instant } from '../ui/instant.tsx';
import { Tag } from '../ui/tag.tsx';

type Finding = LeakRoom['findings'][number];

/** One finding for each person and matter; several may stand together. */
export function FindingTable({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTongue();
  if (findings.length === 0) return <p className="muted">{t.leak.noFindings}</p>;
  const columns: Column<Finding>[] = [
    { id: 'matter', head: t.leak.matter, rowHeader: true, cell: ({ matter }) => matter },
    { id: 'person', head: t.leak.person, cell: ({ person }) => person ?? '—' },
    {
      id: 'kind',
      head: t.leak.kind,
      cell: ({ kind }) => <Tag tone="info">{t.findingKinds[kind] ?? kind}</Tag>
    },
    { id: 'at', head: t.room.at, cell: ({ at }) => <Instant at={at} /> }
  ];
  return (
    <DataTable caption={t.leak.findings} columns={columns} rows={findings} keyOf={(row) => row.findingId} />
  );
}
