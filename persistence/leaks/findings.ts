import { lockCase } from '../cases/participations.ts';
import type { Finding, FindingOutcome, FindingRegister } from '../contract/index.ts';
import { atomically } from '../register/atomically.ts';
import { newId, nowOf, type RegisterContext } from '../register/context.ts';
import type { Blob } from '../register/rows.ts';
import type { Place } from '../sealed/envelope.ts';
import { sealJson, unsealJson } from '../sealed/seal.ts';

interface FindingHead {
  finding_id: string;
  case_key: string;
  participation_id: string | null;
  outcome: FindingOutcome;
  recorded_at: string;
  recorded_by: string;
}

interface FindingRow extends FindingHead {
  sealed: Blob;
  ordinal: number;
  idempotency_key: string;
}

interface Content {
  readonly matter: string;
  readonly reasons: string;
}

type FindingInput = Parameters<FindingRegister['record']>[0];

/** Person and outcome are bound in: a finding cannot be turned on someone else, or into another. */
const placeOf = (row: FindingHead): Place => [
  row.case_key,
  'findings',
  row.finding_id,
  row.participation_id,
  row.outcome,
  row.recorded_by
];

async function toFinding(context: RegisterContext, row: FindingRow): Promise<Finding> {
  return {
    findingId: row.finding_id,
    caseKey: row.case_key,
    participationId: row.participation_id,
    outcome: row.outcome,
    ...(await unsealJson<Content>(context, placeOf(row), row.sealed)),
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by
  };
}

async function record(context: RegisterContext, input: FindingInput): Promise<Finding> {
  const { db } = context;
  await lockCase(context, input.caseKey);
  const same = { case_key: input.caseKey, idempotency_key: input.idempotencyKey };
  const before = await db<FindingRow>('findings').where(same).first();
  if (before) return toFinding(context, before);
  const [last] = await db('findings').where({ case_key: input.caseKey }).max({ ordinal: 'ordinal' });
  const head: FindingHead = {
    finding_id: newId(context),
    case_key: input.caseKey,
    participation_id: input.participationId ?? null,
    outcome: input.outcome,
    recorded_at: nowOf(context),
    recorded_by: input.by
  };
  const content: Content = { matter: input.matter, reasons: input.reasons };
  const row: FindingRow = {
    ...head,
    sealed: await sealJson(context, placeOf(head), content),
    ordinal: Number(last?.ordinal ?? 0) + 1,
    idempotency_key: input.idempotencyKey
  };
  await db('findings').insert(row);
  return toFinding(context, row);
}

export function createFindingRegister(context: RegisterContext): FindingRegister {
  return {
    record: (input) => atomically(context, (inner) => record(inner, input)),
    async list(caseKey) {
      const where = { case_key: caseKey };
      const rows = await context.db<FindingRow>('findings').where(where).orderBy('ordinal').select('*');
      return Promise.all(rows.map((row) => toFinding(context, row)));
    }
  };
}
