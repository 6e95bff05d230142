import type { CaseStore } from '../../persistence/contract/index.ts';
import type { PlanModel } from '../../plan-model/plan.ts';
import { planModelOf } from './plan-model-of.ts';

/** Artefacts whose last release decision was carried out. */
async function released({ releases }: CaseStore, caseKey: string): Promise<string[]> {
  const latest = new Map((await releases.decisions(caseKey)).map((each) => [each.artefact, each]));
  return [...latest.values()]
    .filter(({ decision, carriedOutAt }) => decision === 'release' && carriedOutAt !== null)
    .map(({ artefact }) => artefact);
}

/** Artefacts that a step of the plan made public. */
async function published(store: CaseStore, caseKey: string, { steps }: PlanModel): Promise<string[]> {
  const tasks = await store.tasks.ofCase(caseKey);
  const done = new Set(tasks.filter(({ state }) => state === 'done').map(({ elementId }) => elementId));
  return steps.flatMap(({ elementId, discloses, artefact }) =>
    discloses === 'publish' && artefact !== null && done.has(elementId) ? artefact : []
  );
}

/** Artefacts that are secret until a step begins which has begun: a committee's list, until it evaluates. */
async function outlived({ tasks }: CaseStore, caseKey: string, { artefacts }: PlanModel): Promise<string[]> {
  const bound = artefacts.filter(({ until }) => until.length > 0);
  const begun = await tasks.begun(
    caseKey,
    bound.flatMap(({ until }) => until)
  );
  return bound.flatMap(({ id, until }) => (until.some((elementId) => begun.has(elementId)) ? id : []));
}

/** What of a case is no secret any more: published by a step of its plan, declassified, or secret only until what has begun. */
export async function openArtefacts(store: CaseStore, caseKey: string): Promise<ReadonlySet<string>> {
  const plan = await planModelOf(store, caseKey);
  const bySteps = plan
    ? [...(await published(store, caseKey, plan)), ...(await outlived(store, caseKey, plan))]
    : [];
  return new Set([...(await released(store, caseKey)), ...bySteps]);
}
