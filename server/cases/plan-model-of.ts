import type { Named, PlanModel } from '../../plan-model/plan.ts';
import { planXml } from '../../workers/plan-bundle.ts';
import { readPlanOnce } from '../models/read-plan-once.ts';
import type { CaseStore } from '../../persistence/contract/index.ts';

/** The plan that a case is about: its newest submitted diagram, else the draft; undefined without one. */
export async function planXmlOf(store: CaseStore, caseKey: string): Promise<string | undefined> {
  const bundle = await store.plans.bundle(caseKey);
  if (bundle) return planXml(bundle);
  return (await store.plans.draft(caseKey))?.xml;
}

/** The plan's model; a leak case reads the plan that it came out of. */
export async function planModelOf(store: CaseStore, caseKey: string): Promise<PlanModel | undefined> {
  const own = await planXmlOf(store, caseKey);
  if (own !== undefined) return readPlanOnce(own);
  const parent = (await store.cases.get(caseKey))?.parentCaseKey;
  const inherited = parent ? await planXmlOf(store, parent) : undefined;
  return inherited === undefined ? undefined : readPlanOnce(inherited);
}

/** An entry of a form's list. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Choices of a list; `say` tells how titles read to whoever chooses. */
export const choicesOf = (
  named: readonly Named[] | undefined,
  say: (title: string) => string = (title) => title
): Choice[] => (named ?? []).map(({ id, title }) => ({ value: id, label: say(title) }));
