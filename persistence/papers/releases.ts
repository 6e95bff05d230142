import type { Grade } from '../../domain/grades.ts';
import type { ReleaseDecision, ReleaseRegister } from '../../workers/ports/index.ts';
import { lockCase } from '../cases/participations.ts';
import { atomically } from '../register/atomically.ts';
import { newId, nowOf, type RegisterContext } from '../register/context.ts';
import type { Blob } from '../register/rows.ts';
import type { Place } from '../sealed/envelope.ts';
import { sealJson, unsealJson } from '../sealed/seal.ts';

interface DecisionHead {
  decision_id: string;
  case_key: string;
  artefact: string;
  decision: ReleaseDecision['decision'];
  grade: Grade | null;
  until: string | null;
  decided_at: string;
  decided_by: string;
}

interface DecisionRow extends DecisionHead {
  ground: Blob;
  carried_out_at: string | null;
  ordinal: number;
  idempotency_key: string;
}

type Decision = Parameters<ReleaseRegister['decide']>[0];

/** What was decided is bound to its ground: neither can be exchanged without the other. */
const placeOf = (row: DecisionHead): Place => [
  row.case_key,
  'declassifications',
  row.decision_id,
  row.artefact,
  row.decision,
  row.grade,
  row.until,
  row.decided_by
];

async function toDecision(context: RegisterContext, row: DecisionRow): Promise<ReleaseDecision> {
  return {
    decisionId: row.decision_id,
    caseKey: row.case_key,
    artefact: row.artefact,
    decision: row.decision,
    grade: row.grade,
    until: row.until,
    ground: await unsealJson<string>(context, placeOf(row), row.ground),
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    carriedOutAt: row.carried_out_at
  };
}

async function decide(context: RegisterContext, input: Decision): Promise<ReleaseDecision> {
  const { db } = context;
  await lockCase(context, input.caseKey);
  const same = { case_key: input.caseKey, idempotency_key: input.idempotencyKey };
  const before = await db<DecisionRow>('declassifications').where(same).first();
  if (before) return toDecision(context, before);
  const [last] = await db('declassifications').where({ case_key: input.caseKey }).max({ ordinal: 'ordinal' });
  const head: DecisionHead = {
    decision_id: newId(context),
    case_key: input.caseKey,
    artefact: input.artefact,
    decision: input.decision,
    grade: input.grade ?? null,
    until: input.until ?? null,
    decided_at: nowOf(context),
    decided_by: input.by
  };
  const row: DecisionRow = {
    ...head,
    ground: await sealJson(context, placeOf(head), input.ground),
    carried_out_at: null,
    ordinal: Number(last?.ordinal ?? 0) + 1,
    idempotency_key: input.idempotencyKey
  };
  await db('declassifications').insert(row);
  return toDecision(context, row);
}

const ofCase = ({ db }: RegisterContext, caseKey: string) =>
  db<DecisionRow>('declassifications').where({ case_key: caseKey }).orderBy('ordinal').select('*');

async function carryOut(context: RegisterContext, caseKey: string): Promise<ReleaseDecision[]> {
  await lockCase(context, caseKey);
  const open = await ofCase(context, caseKey).whereNull('carried_out_at');
  const now = nowOf(context);
  await context
    .db<DecisionRow>('declassifications')
    .where({ case_key: caseKey, carried_out_at: null })
    .update({ carried_out_at: now });
  return Promise.all(open.map((row) => toDecision(context, { ...row, carried_out_at: now })));
}

export function createReleaseRegister(context: RegisterContext): ReleaseRegister {
  return {
    decide: (input) => atomically(context, (inner) => decide(inner, input)),
    async decisions(caseKey) {
      return Promise.all((await ofCase(context, caseKey)).map((row) => toDecision(context, row)));
    },
    carryOut: (caseKey) => atomically(context, (inner) => carryOut(inner, caseKey))
  };
}
