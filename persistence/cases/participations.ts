import type { Participation } from '../../domain/cases.ts';
import { RefusalError } from '../../domain/refusals.ts';
import type { NewParticipation } from '../../workers/ports/index.ts';
import { newId, nowOf, type RegisterContext } from '../register/context.ts';
import { found } from '../register/rows.ts';
import { seal, unseal } from '../sealed/seal.ts';
import type { Place } from '../sealed/envelope.ts';
import { roleSlot, toParticipation, type CaseRow, type ParticipationRow } from './rows.ts';

const namePlace = (caseKey: string, participationId: string): Place => [
  caseKey,
  'participations',
  participationId
];

async function listWhere(
  { db }: RegisterContext,
  where: Partial<Pick<ParticipationRow, 'case_key' | 'ended_at'>>
): Promise<Participation[]> {
  const rows = await db<ParticipationRow>('participations').where(where).orderBy('ordinal').select('*');
  return rows.map(toParticipation);
}

/** Participations that have not ended, in the order in which they were added. */
export const listParticipations = (context: RegisterContext, caseKey: string): Promise<Participation[]> =>
  listWhere(context, { case_key: caseKey, ended_at: null });

/** Ended ones too. */
export const listEverybody = (context: RegisterContext, caseKey: string): Promise<Participation[]> =>
  listWhere(context, { case_key: caseKey });

/** Locks the case, so that the order of its rows is one order. NOT_FOUND when it is unknown. */
export async function lockCase({ db }: RegisterContext, caseKey: string): Promise<CaseRow> {
  return found(await db<CaseRow>('cases').where({ case_key: caseKey }).forUpdate().first());
}

async function nextOrdinal({ db }: RegisterContext, caseKey: string): Promise<number> {
  const [row] = await db('participations').where({ case_key: caseKey }).max({ last: 'ordinal' });
  return Number(row?.last ?? 0) + 1;
}

/** The same account in the same role is one participation; outsiders are told apart by their rows alone. */
export async function addParticipation(
  context: RegisterContext,
  caseKey: string,
  input: NewParticipation
): Promise<Participation> {
  const { db } = context;
  await lockCase(context, caseKey);
  if (input.personId !== null) {
    const same = { case_key: caseKey, role: input.role, person_id: input.personId, ended_at: null };
    const row = await db<ParticipationRow>('participations').where(same).first();
    if (row) return toParticipation(row);
  }
  const id = newId(context);
  const name = input.externalName;
  const row: ParticipationRow = {
    participation_id: id,
    case_key: caseKey,
    role: input.role,
    role_slot: roleSlot(caseKey, input.role),
    person_id: input.personId,
    unit_id: input.unitId ?? null,
    external_name: name ? await seal(context, namePlace(caseKey, id), Buffer.from(name, 'utf8')) : null,
    implicated: 0,
    added_at: nowOf(context),
    ended_at: null,
    successor_id: null,
    ordinal: await nextOrdinal(context, caseKey)
  };
  await db('participations').insert(row);
  return toParticipation(row);
}

/** Changes one participation of the case; NOT_FOUND when the case has none of that id. */
export async function changeParticipation(
  { db }: RegisterContext,
  caseKey: string,
  participationId: string,
  change: Partial<Pick<ParticipationRow, 'implicated' | 'ended_at' | 'successor_id'>>
): Promise<void> {
  const where = { case_key: caseKey, participation_id: participationId };
  const changed = await db<ParticipationRow>('participations').where(where).update(change);
  if (changed === 0) throw new RefusalError({ code: 'NOT_FOUND' });
}

/** The account's display name, or the sealed name of an outsider. */
export async function nameOfParticipation(
  context: RegisterContext,
  { participationId }: Pick<Participation, 'participationId'>
): Promise<string | undefined> {
  const row = await context
    .db<ParticipationRow & { display_name: string | null }>('participations')
    .leftJoin('people', 'people.person_id', 'participations.person_id')
    .where({ participation_id: participationId })
    .first('participations.*', 'people.display_name');
  if (!row) return undefined;
  if (row.display_name) return row.display_name;
  if (!row.external_name) return undefined;
  return (await unseal(context, namePlace(row.case_key, participationId), row.external_name)).toString(
    'utf8'
  );
}
