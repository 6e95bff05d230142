import { RefusalError } from '../../domain/refusals.ts';
import { lockCase } from '../cases/participations.ts';
import type { PlanDraft, PlanRegister } from '../contract/index.ts';
import { nowOf, type RegisterContext } from '../register/context.ts';
import { sealJson, unsealJson } from '../sealed/seal.ts';
import { draftPlace, type DraftRow, type PlanContent } from './rows.ts';

type SaveInput = Parameters<PlanRegister['saveDraft']>[0];

export async function readDraft(context: RegisterContext, caseKey: string): Promise<PlanDraft | undefined> {
  const row = await context.db<DraftRow>('plan_drafts').where({ case_key: caseKey }).first();
  if (!row) return undefined;
  const content = await unsealJson<PlanContent>(context, draftPlace(caseKey, row.version), row.sealed);
  return { caseKey, ...content, version: row.version, savedBy: row.saved_by, savedAt: row.saved_at };
}

async function currentVersion({ db }: RegisterContext, caseKey: string): Promise<number> {
  const row = await db<DraftRow>('plan_drafts').where({ case_key: caseKey }).first('version');
  return row?.version ?? 0;
}

/** One numbering for all that was ever saved or submitted of the case's plan. */
export async function nextVersion({ db }: RegisterContext, caseKey: string): Promise<number> {
  const newest = async (table: 'plan_drafts' | 'plan_versions') => {
    const [row] = await db(table).where({ case_key: caseKey }).max({ version: 'version' });
    return Number(row?.version ?? 0);
  };
  return Math.max(await newest('plan_drafts'), await newest('plan_versions')) + 1;
}

/** Gives the draft, as it stands, the number under which it is kept. */
export async function renumberDraft(
  context: RegisterContext,
  { caseKey, xml, particulars, version }: PlanDraft,
  number: number
): Promise<void> {
  const sealed = await sealJson(context, draftPlace(caseKey, number), { xml, particulars });
  await context
    .db<DraftRow>('plan_drafts')
    .where({ case_key: caseKey, version })
    .update({ version: number, sealed });
}

async function refuseWhileDecided({ db }: RegisterContext, caseKey: string): Promise<void> {
  const standing = db('plan_versions')
    .where({ case_key: caseKey })
    .whereIn('state', ['submitted', 'approved']);
  if (await standing.first('version')) throw new RefusalError({ code: 'PLAN_NOT_EDITABLE' });
}

/** Saves over exactly the version that the writer had read. PLAN_NOT_EDITABLE while a version is in approval. */
export async function saveDraft(context: RegisterContext, input: SaveInput): Promise<PlanDraft> {
  const { caseKey, xml, particulars, expectedVersion } = input;
  await lockCase(context, caseKey);
  await refuseWhileDecided(context, caseKey);
  const current = await currentVersion(context, caseKey);
  if (current !== expectedVersion) {
    throw new RefusalError({ code: 'STALE_VERSION', facts: { given: expectedVersion, current } });
  }
  const version = await nextVersion(context, caseKey);
  const row: DraftRow = {
    case_key: caseKey,
    version,
    sealed: await sealJson(context, draftPlace(caseKey, version), { xml, particulars }),
    saved_by: input.by,
    saved_at: nowOf(context)
  };
  if (current === 0) await context.db('plan_drafts').insert(row);
  else await context.db('plan_drafts').where({ case_key: caseKey, version: current }).update(row);
  return { caseKey, xml, particulars, version, savedBy: row.saved_by, savedAt: row.saved_at };
}
