import type { PlanState, PlanVersionSummary } from '../contract/index.ts';
import type { RegisterContext } from '../register/context.ts';
import type { Blob } from '../register/rows.ts';
import type { Place } from '../sealed/envelope.ts';
import { unsealJson } from '../sealed/seal.ts';

export interface DraftRow {
  case_key: string;
  version: number;
  sealed: Blob;
  saved_by: string;
  saved_at: string;
}

export interface VersionRow {
  case_key: string;
  version: number;
  state: PlanState;
  sealed: Blob;
  sealed_note: Blob;
  sealed_bundle: Blob | null;
  sha256: string | null;
  process_definition_id: string | null;
  deployment_key: string | null;
  process_instance_key: string | null;
  approval_started_at: string | null;
  author: string;
  created_at: string;
  idempotency_key: string | null;
}

/** What is sealed of a draft and of a version alike. */
export interface PlanContent {
  readonly xml: string;
  readonly particulars: Readonly<Record<string, unknown>>;
}

/** Resources of a bundle, their bytes in base64. */
export type SealedResources = readonly { readonly name: string; readonly content: string }[];

export const draftPlace = (caseKey: string, version: number): Place => [
  caseKey,
  'plan_drafts',
  caseKey,
  String(version)
];

export type VersionPart = 'content' | 'note' | 'bundle';

/** The approved hash and the author are not for exchange between versions: each version seals at its own place. */
export const versionPlace = (caseKey: string, version: number, part: VersionPart): Place => [
  caseKey,
  'plan_versions',
  String(version),
  part
];

export async function toSummary(context: RegisterContext, row: VersionRow): Promise<PlanVersionSummary> {
  return {
    caseKey: row.case_key,
    version: row.version,
    state: row.state,
    author: row.author,
    note: await unsealJson<string>(context, versionPlace(row.case_key, row.version, 'note'), row.sealed_note),
    createdAt: row.created_at,
    sha256: row.sha256,
    processDefinitionId: row.process_definition_id,
    deploymentKey: row.deployment_key,
    processInstanceKey: row.process_instance_key
  };
}
