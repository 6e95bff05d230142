import type { SealedEntry, SealedFields } from '../../workers/ports/index.ts';
import { atomically } from '../register/atomically.ts';
import { newId, nowOf, type RegisterContext } from '../register/context.ts';
import type { Blob } from '../register/rows.ts';
import type { Place } from '../sealed/envelope.ts';
import { sealJson, unsealJson } from '../sealed/seal.ts';
import { lockCase } from './participations.ts';

interface EntryRow {
  entry_id: string;
  case_key: string;
  element_id: string;
  sealed_at: string;
  sealed_by: string | null;
  ordinal: number;
  sealed: Blob;
  idempotency_key: string;
}

type SealInput = Parameters<SealedFields['seal']>[0];

/** The element and the writer are bound in: an entry cannot be moved to another element or put in another's name. */
const placeOf = (row: Omit<EntryRow, 'sealed' | 'idempotency_key' | 'ordinal'>): Place => [
  row.case_key,
  'sealed_entries',
  row.entry_id,
  row.element_id,
  row.sealed_by,
  row.sealed_at
];

async function sealEntry(context: RegisterContext, input: SealInput): Promise<string> {
  const { db } = context;
  await lockCase(context, input.caseKey);
  const same = { case_key: input.caseKey, idempotency_key: input.idempotencyKey };
  const before = await db<EntryRow>('sealed_entries').where(same).first('entry_id');
  if (before) return before.entry_id;
  const [row] = await db('sealed_entries').where({ case_key: input.caseKey }).max({ last: 'ordinal' });
  const head = {
    entry_id: newId(context),
    case_key: input.caseKey,
    element_id: input.elementId,
    sealed_at: nowOf(context),
    sealed_by: input.by
  };
  await db('sealed_entries').insert({
    ...head,
    ordinal: Number(row?.last ?? 0) + 1,
    sealed: await sealJson(context, placeOf(head), input.values),
    idempotency_key: input.idempotencyKey
  });
  return head.entry_id;
}

async function openEntry(context: RegisterContext, row: EntryRow): Promise<SealedEntry> {
  return {
    entryId: row.entry_id,
    elementId: row.element_id,
    sealedAt: row.sealed_at,
    sealedBy: row.sealed_by,
    values: await unsealJson<Record<string, unknown>>(context, placeOf(row), row.sealed)
  };
}

export function createSealedFields(context: RegisterContext): SealedFields {
  return {
    seal: (input) => atomically(context, (inner) => sealEntry(inner, input)),
    async entries(caseKey, elementId) {
      const where = { case_key: caseKey, ...(elementId === undefined ? {} : { element_id: elementId }) };
      const rows = await context.db<EntryRow>('sealed_entries').where(where).orderBy('ordinal').select('*');
      return Promise.all(rows.map((row) => openEntry(context, row)));
    }
  };
}
