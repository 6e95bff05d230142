import type { CaseStore } from '../../persistence/contract/index.ts';
import { planModelOf } from './plan-model-of.ts';

/** Artefacts whose last release decision was carried out. */
async function released({ releases }: CaseStore, caseKey: string): Promise<string[]> {
  const latest = new Map((await releases.decisions(caseKey)).map((each) => [each.artefact, each]));
  return [...latest.values()]
    .filter(({ decision, carriedOutAt }) => decision === 'release' && carriedOutAt !== null)
    .map(({ artefact }) => artefact);
}

/** Artefacts that a step of the plan made public. */
async function published(store: CaseStore, caseKey: string): Promise<string[]> {
  const plan = await planModelOf(store, caseKey);
  const tasks = await store.tasks.ofCase(caseKey);
  const done = new Set(tasks.filter(({ state }) => state === 'done').map(({ elementId }) => elementId));
  return (plan?.steps ?? []).flatMap(({ elementId, discloses, artefact }) =>
    discloses === 'publish' && artefact !== null && done.has(elementId) ? artefact : []
  );
}

/** What of a case is no secret any more: published by a step of its plan, or declassified. */
export async function openArtefacts(store: CaseStore, caseKey: string): Promise<ReadonlySet<string>> {
  return new Set([...(await released(store, caseKey)), ...(await published(store, caseKey))]);
}
