import type { PlanBundle } from '../../workers/ports/index.ts';
import type { PlanRegister } from '../contract/index.ts';
import { atomically } from '../register/atomically.ts';
import { nowOf, type RegisterContext } from '../register/context.ts';
import { found } from '../register/rows.ts';
import { unsealJson } from '../sealed/seal.ts';
import { readDraft, saveDraft } from './drafts.ts';
import { toSummary, versionPlace, type SealedResources, type VersionRow } from './rows.ts';
import { keepVersion, moveVersion, readVersion, recordDeployment, submitPlan } from './versions.ts';

/** The version that was submitted last, whatever became of it. */
async function readBundle(context: RegisterContext, caseKey: string): Promise<PlanBundle | undefined> {
  const row = await context
    .db<VersionRow>('plan_versions')
    .where({ case_key: caseKey })
    .whereNotNull('sealed_bundle')
    .orderBy('version', 'desc')
    .first();
  if (!row?.sealed_bundle || row.state === 'draft') return undefined;
  const place = versionPlace(caseKey, row.version, 'bundle');
  const resources = await unsealJson<SealedResources>(context, place, row.sealed_bundle);
  return {
    caseKey,
    version: row.version,
    sha256: row.sha256 ?? '',
    processDefinitionId: row.process_definition_id ?? '',
    resources: resources.map(({ name, content }) => ({ name, content: Buffer.from(content, 'base64') })),
    state: row.state
  };
}

/** A later version that found the instance running is not what it runs by: the first one is. Before that is recorded, the newest. */
async function readDrawing(
  context: RegisterContext,
  caseKey: string,
  processInstanceKey: string
): Promise<string | undefined> {
  const submitted = context
    .db<VersionRow>('plan_versions')
    .where({ case_key: caseKey })
    .whereNotNull('sealed_bundle');
  const started = submitted.clone().where({ process_instance_key: processInstanceKey });
  const row =
    (await started.orderBy('version', 'desc').first('version')) ??
    (await submitted.orderBy('version', 'desc').first('version'));
  return row && (await readVersion(context, caseKey, row.version))?.xml;
}

/** A case that was closed meanwhile needs no approval any more. */
async function awaitingApproval({ db }: RegisterContext, caseKey?: string): Promise<string[]> {
  const waiting = db<VersionRow>('plan_versions')
    .join('cases', 'cases.case_key', 'plan_versions.case_key')
    .where({ 'plan_versions.state': 'submitted', approval_started_at: null, closed_at: null });
  if (caseKey !== undefined) waiting.where({ 'plan_versions.case_key': caseKey });
  return waiting.pluck('plan_versions.case_key');
}

export function createPlanRegister(context: RegisterContext): PlanRegister {
  return {
    draft: (caseKey) => readDraft(context, caseKey),
    saveDraft: (input) => atomically(context, (inner) => saveDraft(inner, input)),
    keepVersion: (input) => atomically(context, (inner) => keepVersion(inner, input)),
    submit: (input) => atomically(context, (inner) => submitPlan(inner, input)),
    awaitingApproval: (caseKey) => awaitingApproval(context, caseKey),
    async markApprovalStarted(caseKey) {
      await context
        .db<VersionRow>('plan_versions')
        .where({ case_key: caseKey, approval_started_at: null })
        .whereNotNull('sealed_bundle')
        .update({ approval_started_at: nowOf(context) });
    },
    async versions(caseKey) {
      const where = { case_key: caseKey };
      const rows = await context.db<VersionRow>('plan_versions').where(where).orderBy('version').select('*');
      return Promise.all(rows.map((row) => toSummary(context, row)));
    },
    drawingOf: (caseKey, processInstanceKey) => readDrawing(context, caseKey, processInstanceKey),
    version: (caseKey, version) => readVersion(context, caseKey, version),
    bundle: (caseKey) => readBundle(context, caseKey),
    setBundleState: (caseKey, version, state) =>
      atomically(context, (inner) => moveVersion(inner, caseKey, version, state)),
    async particulars(caseKey, version) {
      return found(await readVersion(context, caseKey, version)).particulars;
    },
    recordDeployment: (caseKey, version, deploymentKey, processInstanceKey) => {
      const keys = { deployment_key: deploymentKey, process_instance_key: processInstanceKey };
      return atomically(context, (inner) => recordDeployment(inner, caseKey, version, keys));
    }
  };
}
