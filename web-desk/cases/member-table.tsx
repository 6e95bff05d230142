import { useTongue } from '../i18n/language.tsx';
import type { ParticipationView } from '../api/contract-types.ts';
import { RoleName } from '../ui/case-tags.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Tag } from '../ui/tag.tsx';
import { WithheldNote } from './withheld-note.tsx';

/** The people of a case, by role; of secret lists only what the reader may know. */
export function MemberTable({ members }: { members: readonly ParticipationView[] }) {
  const { t } = useTongue();
  const columns: Column<ParticipationView>[] = [
    {
      id: 'name',
      head: t.room.name,
      rowHeader: true,
      cell: ({ name, implicated, withheld }) => (
        <>
          <span className={withheld ? 'muted' : undefined}>{name ?? t.room.outsider}</span>{' '}
          {implicated && <Tag tone="bad">{t.room.implicated}</Tag>}
        </>
      )
    },
    { id: 'role', head: t.room.role, cell: ({ role }) => <RoleName role={role} /> },
    { id: 'unit', head: t.room.unit, cell: ({ unit }) => unit ?? '—' }
  ];
  return (
    <>
      <WithheldNote members={members} />
      <DataTable
        caption={t.room.members}
        columns={columns}
        rows={members}
        keyOf={(row) => row.participationId}
      />
    </>
  );
}
