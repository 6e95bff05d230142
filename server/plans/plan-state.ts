import type { PlanDraft, PlanVersionSummary } from '../../persistence/contract/index.ts';
import type { Answer } from '../http/call.ts';

type PlanState = Answer<'plan'>['state'];

/** States of a submitted version in which nobody may draw: it is being decided on or about to be deployed. */
const fixed: ReadonlySet<string> = new Set(['submitted', 'approved']);

/** The newest version that was ever submitted. */
export const submittedOf = (versions: readonly PlanVersionSummary[]): PlanVersionSummary | undefined =>
  versions.findLast(({ state }) => state !== 'draft');

export const isEditable = (versions: readonly PlanVersionSummary[]): boolean =>
  !fixed.has(submittedOf(versions)?.state ?? 'draft');

/** State of what is on the designer's table: a drawing newer than what was submitted is a draft again. */
export function planStateOf(draft: PlanDraft, versions: readonly PlanVersionSummary[]): PlanState {
  const submitted = submittedOf(versions);
  if (!submitted || (isEditable(versions) && draft.savedAt > submitted.createdAt)) return 'draft';
  return submitted.state;
}
