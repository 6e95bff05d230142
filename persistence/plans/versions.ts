import { RefusalError } from '../../domain/refusals.ts';
import { lockCase } from '../cases/participations.ts';
import type {
  PlanDraft,
  PlanRegister,
  PlanState,
  PlanVersion,
  PlanVersionSummary
} from '../contract/index.ts';
import { nowOf, type RegisterContext } from '../register/context.ts';
import { found } from '../register/rows.ts';
import { sealJson, unsealJson } from '../sealed/seal.ts';
import { nextVersion, readDraft, renumberDraft } from './drafts.ts';
import { toSummary, versionPlace, type PlanContent, type VersionRow } from './rows.ts';

type Submission = Parameters<PlanRegister['submit']>[0];

/** A bundle goes forward only; an objection voids even an approval (domain A.1). */
const moves: Readonly<Record<PlanState, readonly PlanState[]>> = {
  draft: [],
  submitted: ['approved', 'returned', 'rejected', 'voided', 'withdrawn'],
  approved: ['voided', 'deployed', 'returned', 'withdrawn'],
  returned: [],
  rejected: [],
  voided: [],
  withdrawn: [],
  deployed: []
};

export async function findVersion(
  { db }: RegisterContext,
  where: Partial<VersionRow>
): Promise<VersionRow | undefined> {
  return db<VersionRow>('plan_versions').where(where).first();
}

/** Adds the draft's content under the draft's number; `extra` is what a submission has besides. */
async function addVersion(
  context: RegisterContext,
  draft: PlanDraft,
  { by, note, ...extra }: { readonly by: string; readonly note: string } & Partial<VersionRow>
): Promise<PlanVersionSummary> {
  const { caseKey, xml, particulars, version } = draft;
  const place = (part: 'content' | 'note') => versionPlace(caseKey, version, part);
  const row: VersionRow = {
    case_key: caseKey,
    version,
    state: 'draft',
    sealed: await sealJson(context, place('content'), { xml, particulars }),
    sealed_note: await sealJson(context, place('note'), note),
    sealed_bundle: null,
    sha256: null,
    process_definition_id: null,
    deployment_key: null,
    process_instance_key: null,
    approval_started_at: null,
    author: by,
    created_at: nowOf(context),
    idempotency_key: null,
    ...extra
  };
  await context.db('plan_versions').where({ case_key: caseKey, version, state: 'draft' }).delete();
  await context.db('plan_versions').insert(row);
  return toSummary(context, row);
}

/** The draft under a number that nothing was submitted under: its own, unless it is submitted again unchanged. */
async function numberedForSubmission(context: RegisterContext, draft: PlanDraft): Promise<PlanDraft> {
  const { caseKey, version } = draft;
  const kept = await findVersion(context, { case_key: caseKey, version });
  if (!kept || kept.state === 'draft') return draft;
  const number = await nextVersion(context, caseKey);
  await renumberDraft(context, draft, number);
  return { ...draft, version: number };
}

export async function keepVersion(
  context: RegisterContext,
  { caseKey, by, note }: { readonly caseKey: string; readonly by: string; readonly note: string }
): Promise<PlanVersionSummary> {
  await lockCase(context, caseKey);
  return addVersion(context, found(await readDraft(context, caseKey)), { by, note });
}

/** Binds the draft of exactly one version to its bundle and hash. */
export async function submitPlan(context: RegisterContext, input: Submission): Promise<PlanVersionSummary> {
  const { caseKey, by, note, sha256, resources, idempotencyKey } = input;
  await lockCase(context, caseKey);
  const before = await findVersion(context, { case_key: caseKey, idempotency_key: idempotencyKey });
  if (before) return toSummary(context, before);
  if (await findVersion(context, { case_key: caseKey, state: 'submitted' })) {
    throw new RefusalError({ code: 'PLAN_NOT_EDITABLE' });
  }
  const draft = found(await readDraft(context, caseKey));
  if (draft.version !== input.draftVersion) {
    const facts = { given: input.draftVersion, current: draft.version };
    throw new RefusalError({ code: 'STALE_VERSION', facts });
  }
  const numbered = await numberedForSubmission(context, draft);
  const bundle = resources.map(({ name, content }) => ({ name, content: content.toString('base64') }));
  return addVersion(context, numbered, {
    by,
    note,
    state: 'submitted',
    sealed_bundle: await sealJson(context, versionPlace(caseKey, numbered.version, 'bundle'), bundle),
    sha256,
    process_definition_id: input.processDefinitionId,
    idempotency_key: idempotencyKey
  });
}

/** PLAN_STATE when the version cannot go there; being there already is no change. */
export async function moveVersion(
  context: RegisterContext,
  caseKey: string,
  version: number,
  state: PlanState
): Promise<void> {
  await lockCase(context, caseKey);
  const row = found(await findVersion(context, { case_key: caseKey, version }));
  if (row.state === state) return;
  if (!moves[row.state].includes(state)) {
    throw new RefusalError({ code: 'PLAN_STATE', facts: { version, state: row.state, to: state } });
  }
  await context
    .db<VersionRow>('plan_versions')
    .where({ case_key: caseKey, version, state: row.state })
    .update({ state });
}

/** The keys are recorded once; a repeated deployment of the same version keeps the first. */
export async function recordDeployment(
  context: RegisterContext,
  caseKey: string,
  version: number,
  keys: Pick<VersionRow, 'deployment_key' | 'process_instance_key'>
): Promise<void> {
  await moveVersion(context, caseKey, version, 'deployed');
  await context
    .db<VersionRow>('plan_versions')
    .where({ case_key: caseKey, version, deployment_key: null })
    .update(keys);
}

export async function readVersion(
  context: RegisterContext,
  caseKey: string,
  version: number
): Promise<PlanVersion | undefined> {
  const row = await findVersion(context, { case_key: caseKey, version });
  if (!row) return undefined;
  const content = await unsealJson<PlanContent>(
    context,
    versionPlace(caseKey, version, 'content'),
    row.sealed
  );
  return { ...(await toSummary(context, row)), ...content };
}
