import type { MeasureView } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';
import { RoleName } from '../ui/case-tags.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Instant } from '../ui/instant.tsx';
import { Tag, type Tone } from '../ui/tag.tsx';

const tones: Readonly<Record<MeasureView['state'], Tone>> = {
  waiting: 'neutral',
  active: 'info',
  done: 'good',
  cancelled: 'neutral'
};

/** Risk point, measure, who, by when, evidence: the plan as it runs. */
export function MeasureTable({ measures }: { measures: readonly MeasureView[] }) {
  const { t, say } = useTongue();
  if (measures.length === 0) return <p className="muted">{t.room.noMeasures}</p>;
  const columns: Column<MeasureView>[] = [
    { id: 'phase', head: t.room.phase, minor: true, cell: ({ phase }) => phase ?? '—' },
    { id: 'riskPoint', head: t.room.riskPoint, cell: ({ riskPoint }) => riskPoint ?? '—' },
    { id: 'measure', head: t.room.measure, rowHeader: true, cell: ({ measure }) => measure },
    { id: 'role', head: t.room.role, cell: ({ role }) => <RoleName role={role} /> },
    {
      id: 'due',
      head: t.room.due,
      minor: true,
      cell: ({ due, dueAt }) => (
        <span className="stacked">
          <span>{due ? say(due) : '—'}</span>
          {dueAt && (
            <span className="muted">
              <Instant at={dueAt} />
            </span>
          )}
        </span>
      )
    },
    { id: 'evidence', head: t.room.evidence, minor: true, cell: ({ evidence }) => evidence ?? '—' },
    {
      id: 'state',
      head: t.room.state,
      cell: ({ state }) => <Tag tone={tones[state]}>{t.measureStates[state]}</Tag>
    }
  ];
  return (
    <DataTable caption={t.room.measures} columns={columns} rows={measures} keyOf={(row) => row.elementId} />
  );
}
