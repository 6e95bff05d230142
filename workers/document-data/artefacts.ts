import { readPlan, type PlanModel } from '../../plan-model/index.ts';
import { planXml } from '../plan-bundle.ts';
import type { DataContext } from './context.ts';

/** The plan of a case, or of the plan that a leak came out of, read from its diagram; undefined when there is none. */
export async function planOf({
  ports,
  record
}: Pick<DataContext, 'ports' | 'record'>): Promise<PlanModel | undefined> {
  const caseKey = record.kind === 'leak' ? record.parentCaseKey : record.caseKey;
  const bundle = caseKey === null ? undefined : await ports.plans.bundle(caseKey);
  return bundle && readPlan(planXml(bundle));
}

/** Titles of the plan's graded things by artefact id. */
export async function artefactTitles(context: DataContext): Promise<ReadonlyMap<string, string>> {
  const plan = await planOf(context);
  return new Map((plan?.artefacts ?? []).map(({ id, title }) => [id, title]));
}
