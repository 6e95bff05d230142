import type {
  Copy,
  CopyState,
  CustodyEvent,
  SealedItem,
  SealedItemState
} from '../../workers/ports/index.ts';
import type { RegisterContext } from '../register/context.ts';
import type { Blob } from '../register/rows.ts';
import type { Place } from '../sealed/envelope.ts';
import { unseal } from '../sealed/seal.ts';

export interface CopyRow {
  copy_id: string;
  case_key: string;
  artefact: string;
  number: number;
  holder: string;
  state: CopyState;
  idempotency_key: string;
}

export interface ItemRow {
  item_id: string;
  case_key: string;
  artefact: string;
  item_number: string | null;
  seal_number: Blob;
  state: SealedItemState;
  custodian: string | null;
  sealed_at: string;
  ordinal: number;
  idempotency_key: string;
}

export interface EventRow {
  event_id: string;
  case_key: string;
  ordinal: number;
  copy_id: string | null;
  item_id: string | null;
  event: string;
  at: string;
  by_person: string | null;
  witnesses: string;
  idempotency_key: string;
}

export const toCopy = (row: CopyRow): Copy => ({
  copyId: row.copy_id,
  caseKey: row.case_key,
  artefact: row.artefact,
  number: row.number,
  holderParticipationId: row.holder,
  state: row.state
});

export const sealNumberPlace = (row: Pick<ItemRow, 'case_key' | 'item_id' | 'artefact'>): Place => [
  row.case_key,
  'sealed_items',
  row.item_id,
  row.artefact
];

export async function toItem(context: RegisterContext, row: ItemRow): Promise<SealedItem> {
  return {
    itemId: row.item_id,
    caseKey: row.case_key,
    artefact: row.artefact,
    itemNumber: row.item_number,
    sealNumber: (await unseal(context, sealNumberPlace(row), row.seal_number)).toString('utf8'),
    state: row.state,
    custodianParticipationId: row.custodian
  };
}

export const toEvent = (row: EventRow): CustodyEvent => ({
  subject: row.copy_id === null ? { itemId: row.item_id ?? '' } : { copyId: row.copy_id },
  event: row.event,
  at: row.at,
  by: row.by_person,
  witnesses: JSON.parse(row.witnesses) as string[]
});
