import { createHash } from 'node:crypto';
import { RefusalError } from '../../domain/refusals.ts';
import { lockCase } from '../cases/participations.ts';
import type { Evidence, EvidenceRegister } from '../contract/index.ts';
import { atomically } from '../register/atomically.ts';
import { newId, nowOf, type RegisterContext } from '../register/context.ts';
import { found } from '../register/rows.ts';
import { seal, sealJson, unseal } from '../sealed/seal.ts';
import {
  evidencePlace,
  toEvidence,
  toEvidenceEvent,
  type EvidenceEventRow,
  type EvidenceRow
} from './evidence-rows.ts';

type Preservation = Parameters<EvidenceRegister['preserve']>[0];
type Move = Parameters<EvidenceRegister['move']>[0];

const refuseHash = (zh: string, en: string): RefusalError =>
  new RefusalError({ code: 'INVALID_INPUT', facts: { count: 1 }, problems: [{ path: 'sha256', zh, en }] });

/** The hash of what is kept here, or the one that was taken where it is kept. */
function hashOf({ bytes, sha256 }: Preservation): string {
  if (!bytes) {
    if (sha256 && /^[0-9a-f]{64}$/.test(sha256)) return sha256;
    throw refuseHash(
      '須填證據的 SHA-256 雜湊值（64 個十六進位數字）。',
      'Give the SHA-256 of the evidence (64 hex digits).'
    );
  }
  const taken = createHash('sha256').update(bytes).digest('hex');
  if (sha256 === undefined || sha256 === taken) return taken;
  throw refuseHash(
    '檔案與所填雜湊值不符，請重新取證。',
    'The file does not have the hash given; take it again.'
  );
}

async function recordEvent(
  context: RegisterContext,
  event: Omit<EvidenceEventRow, 'event_id' | 'ordinal' | 'at'>
): Promise<void> {
  const { db } = context;
  const [last] = await db('evidence_events').where({ case_key: event.case_key }).max({ ordinal: 'ordinal' });
  const row: EvidenceEventRow = {
    event_id: newId(context),
    ordinal: Number(last?.ordinal ?? 0) + 1,
    at: nowOf(context),
    ...event
  };
  await db('evidence_events').insert(row);
}

async function preserve(context: RegisterContext, input: Preservation): Promise<Evidence> {
  const { db } = context;
  await lockCase(context, input.caseKey);
  const same = { case_key: input.caseKey, idempotency_key: input.idempotencyKey };
  const before = await db<EvidenceRow>('evidence').where(same).first();
  if (before) return toEvidence(context, before);
  const [last] = await db('evidence').where({ case_key: input.caseKey }).max({ number: 'number' });
  const head = { case_key: input.caseKey, evidence_id: newId(context), sha256: hashOf(input) };
  const row: EvidenceRow = {
    ...head,
    number: Number(last?.number ?? 0) + 1,
    description: await sealJson(context, evidencePlace(head, 'description'), input.description),
    bytes: input.bytes ? await seal(context, evidencePlace(head, 'bytes'), input.bytes) : null,
    holder: input.holderParticipationId ?? null,
    hold_until: input.holdUntil ?? null,
    preserved_at: nowOf(context),
    preserved_by: input.by,
    idempotency_key: input.idempotencyKey
  };
  await db('evidence').insert(row);
  const { evidence_id, holder } = row;
  await recordEvent(context, { ...same, evidence_id, event: 'preserved', by_person: input.by, holder });
  return toEvidence(context, row);
}

const one = async ({ db }: RegisterContext, evidenceId: string): Promise<EvidenceRow> =>
  found(await db<EvidenceRow>('evidence').where({ evidence_id: evidenceId }).first());

async function move(context: RegisterContext, input: Move): Promise<Evidence> {
  const { db } = context;
  const { case_key } = await one(context, input.evidenceId);
  await lockCase(context, case_key);
  const row = await one(context, input.evidenceId);
  const mine = { evidence_id: input.evidenceId, idempotency_key: input.idempotencyKey };
  if (await db('evidence_events').where(mine).first('event_id')) return toEvidence(context, row);
  const holder = input.holderParticipationId;
  await db('evidence').where({ evidence_id: input.evidenceId }).update({ holder });
  await recordEvent(context, { ...mine, case_key, event: input.event, by_person: input.by, holder });
  return toEvidence(context, { ...row, holder });
}

export function createEvidenceRegister(context: RegisterContext): EvidenceRegister {
  const { db } = context;
  return {
    preserve: (input) => atomically(context, (inner) => preserve(inner, input)),
    move: (input) => atomically(context, (inner) => move(inner, input)),
    async list(caseKey) {
      const rows = await db<EvidenceRow>('evidence')
        .where({ case_key: caseKey })
        .orderBy('number')
        .select('*');
      return Promise.all(rows.map((row) => toEvidence(context, row)));
    },
    async events(caseKey) {
      const where = { case_key: caseKey };
      const rows = await db<EvidenceEventRow>('evidence_events').where(where).orderBy('ordinal').select('*');
      return rows.map(toEvidenceEvent);
    },
    async read(caseKey, evidenceId) {
      const where = { case_key: caseKey, evidence_id: evidenceId };
      const row = await db<EvidenceRow>('evidence').where(where).first();
      return row?.bytes ? unseal(context, evidencePlace(row, 'bytes'), row.bytes) : undefined;
    }
  };
}
