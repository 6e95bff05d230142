import type { CopyView, SealedItemView } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Instant } from '../ui/instant.tsx';
import { Section } from '../ui/section.tsx';
import { Tag, type Tone } from '../ui/tag.tsx';

const copyTones: Readonly<Record<CopyView['state'], Tone>> = {
  allocated: 'neutral',
  issued: 'warn',
  collected: 'good',
  retained: 'info',
  destroyed: 'good',
  lost: 'bad'
};

const sealTones: Readonly<Record<SealedItemView['state'], Tone>> = {
  sealed: 'good',
  'handed-over': 'info',
  opened: 'warn',
  broken: 'bad',
  released: 'neutral',
  destroyed: 'neutral'
};

function Copies({ copies }: { copies: readonly CopyView[] }) {
  const { t } = useTongue();
  const columns: Column<CopyView>[] = [
    { id: 'number', head: t.room.copyNumber, rowHeader: true, cell: ({ number }) => number },
    { id: 'artefact', head: t.room.artefact, cell: ({ title }) => title },
    { id: 'holder', head: t.room.holder, cell: ({ holder }) => holder ?? '—' },
    {
      id: 'state',
      head: t.room.state,
      cell: ({ state }) => <Tag tone={copyTones[state]}>{t.copyStates[state]}</Tag>
    },
    { id: 'at', head: t.room.lastEvent, cell: ({ lastEventAt }) => <Instant at={lastEventAt} /> }
  ];
  return <DataTable caption={t.room.copies} columns={columns} rows={copies} keyOf={(row) => row.copyId} />;
}

function SealedItems({ items }: { items: readonly SealedItemView[] }) {
  const { t } = useTongue();
  const columns: Column<SealedItemView>[] = [
    {
      id: 'artefact',
      head: t.room.artefact,
      rowHeader: true,
      cell: ({ title, itemNumber }) => (itemNumber === null ? title : `${title} ${itemNumber}`)
    },
    { id: 'custodian', head: t.room.custodian, cell: ({ custodian }) => custodian ?? '—' },
    {
      id: 'state',
      head: t.room.state,
      cell: ({ state }) => <Tag tone={sealTones[state]}>{t.sealStates[state]}</Tag>
    },
    { id: 'at', head: t.room.lastEvent, cell: ({ lastEventAt }) => <Instant at={lastEventAt} /> }
  ];
  return (
    <DataTable caption={t.room.sealedItems} columns={columns} rows={items} keyOf={(row) => row.itemId} />
  );
}

interface Props {
  readonly copies: readonly CopyView[];
  readonly sealedItems: readonly SealedItemView[];
}

/** Where every numbered copy and every sealed item is now. */
export function CustodyTables({ copies, sealedItems }: Props) {
  const { t } = useTongue();
  return (
    <>
      <Section title={t.room.copies}>
        {copies.length > 0 ? <Copies copies={copies} /> : <p className="muted">{t.room.noCopies}</p>}
      </Section>
      <Section title={t.room.sealedItems}>
        {sealedItems.length > 0 ? (
          <SealedItems items={sealedItems} />
        ) : (
          <p className="muted">{t.room.noSealedItems}</p>
        )}
      </Section>
    </>
  );
}
