import { caseStates, type CaseRecord, type CaseState } from '../../domain/cases.ts';
import { RefusalError } from '../../domain/refusals.ts';
import type { NewCase } from '../../workers/ports/index.ts';
import type { CaseRegisterOfDesk } from '../contract/index.ts';
import { atomically } from '../register/atomically.ts';
import { newId, nowOf, type RegisterContext } from '../register/context.ts';
import { isDuplicate, found } from '../register/rows.ts';
import { nextCaseNumber } from './numbers.ts';
import {
  addParticipation,
  changeParticipation,
  listEverybody,
  listParticipations,
  lockCase,
  nameOfParticipation
} from './participations.ts';
import { toCase, type CaseRow } from './rows.ts';
import { standInsOf } from './standings.ts';
import { currentOf } from './successors.ts';
import { listVisibleCases, visibleCase } from './visibility.ts';

const final: ReadonlySet<CaseState> = new Set(['closed', 'rejected', 'cancelled']);

const byKey = async ({ db }: RegisterContext, key: string): Promise<CaseRecord | undefined> => {
  const row = await db<CaseRow>('cases').where({ idempotency_key: key }).first();
  return row && toCase(row);
};

async function insertCase(context: RegisterContext, input: NewCase): Promise<CaseRecord> {
  const before = await byKey(context, input.idempotencyKey);
  if (before) return before;
  const row: CaseRow = {
    case_key: newId(context),
    kind: input.kind,
    number: await nextCaseNumber(context, input.agencyId, input.kind),
    code_name: input.codeName,
    agency_id: input.agencyId,
    grade: input.grade,
    state: 'draft',
    template_id: input.templateId,
    parent_case_key: input.parentCaseKey ?? null,
    opened_at: nowOf(context),
    closed_at: null,
    idempotency_key: input.idempotencyKey
  };
  await context.db('cases').insert(row);
  await context.keys.create(context.db, row.case_key);
  return toCase(row);
}

/** Two openings under one key at the same moment: the unique key stops the second, which then reads the first. */
async function openCase(context: RegisterContext, input: NewCase): Promise<CaseRecord> {
  try {
    return await atomically(context, (inner) => insertCase(inner, input));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return found(await byKey(context, input.idempotencyKey));
  }
}

async function setCaseState(context: RegisterContext, caseKey: string, state: CaseState): Promise<void> {
  const { state: current } = await lockCase(context, caseKey);
  if (current === state) return;
  if (final.has(current)) {
    throw new RefusalError({ code: 'CASE_CLOSED', facts: { state: caseStates[current].zh } });
  }
  const closed = final.has(state) ? { closed_at: nowOf(context) } : {};
  await context
    .db('cases')
    .where({ case_key: caseKey, state: current })
    .update({ state, ...closed });
}

export function createCaseRegister(context: RegisterContext): CaseRegisterOfDesk {
  const { db } = context;
  return {
    async get(caseKey) {
      const row = await db<CaseRow>('cases').where({ case_key: caseKey }).first();
      return row && toCase(row);
    },
    open: (input) => openCase(context, input),
    setState: (caseKey, state) => atomically(context, (inner) => setCaseState(inner, caseKey, state)),
    participations: (caseKey) => listParticipations(context, caseKey),
    everybody: (caseKey) => listEverybody(context, caseKey),
    addParticipation: (caseKey, input) =>
      atomically(context, (inner) => addParticipation(inner, caseKey, input)),
    setImplicated: (caseKey, id, implicated) =>
      changeParticipation(context, caseKey, id, { implicated: Number(implicated) }),
    endParticipation: (caseKey, id, successorId = null) =>
      changeParticipation(context, caseKey, id, { ended_at: nowOf(context), successor_id: successorId }),
    setSuccessor: (caseKey, id, successorId) =>
      changeParticipation(context, caseKey, id, { successor_id: successorId }),
    currentOf: (participationIds) => currentOf(context, participationIds),
    nameOf: (participation) => nameOfParticipation(context, participation),
    standIns: (caseKey) => standInsOf(context, caseKey),
    visible: (personId, caseKey) => visibleCase(context, personId, caseKey),
    listVisible: (personId, filter) => listVisibleCases(context, personId, filter),
    async hasNumber(agencyId, number) {
      return (await db('cases').where({ agency_id: agencyId, number }).first('case_key')) !== undefined;
    },
    async children(caseKey) {
      const where = { parent_case_key: caseKey };
      return (await db<CaseRow>('cases').where(where).orderBy('opened_at').select('*')).map(toCase);
    },
    async keys() {
      const rows = await db<CaseRow>('cases').orderBy('case_key').select('case_key', 'state');
      return rows.map(({ case_key, state }) => ({ caseKey: case_key, state }));
    }
  };
}
