import { useTongue } from '../i18n/language.tsx';
import type { ParticipationView } from '../api/contract-types.ts';
import { RoleName } from '../ui/case-tags.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Tag } from '../ui/tag.tsx';

/** The people of a case, by role. */
export function MemberTable({ members }: { members: readonly ParticipationView[] }) {
  const { t } = useTongue();
  const columns: Column<ParticipationView>[] = [
    {
      id: 'name',
      head: t.room.name,
      rowHeader: true,
      cell: ({ name, implicated }) => (
        <>
          {name ?? t.room.outsider} {implicated && <Tag tone="bad">{t.room.implicated}</Tag>}
        </>
      )
    },
    { id: 'role', head: t.room.role, cell: ({ role }) => <RoleName role={role} /> },
    { id: 'unit', head: t.room.unit, cell: ({ unit }) => unit ?? '—' }
  ];
  return (
    <DataTable
      caption={t.room.members}
      columns={columns}
      rows={members}
      keyOf={(row) => row.participationId}
    />
  );
}
