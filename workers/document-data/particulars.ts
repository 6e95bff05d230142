import type { DataContext } from './context.ts';

export type Particulars = Readonly<Record<string, unknown>>;

/** The sealed particulars of the plan of a case, or of the plan that a leak came out of; empty when there is no plan. */
export async function particularsOf({
  ports,
  record
}: Pick<DataContext, 'ports' | 'record'>): Promise<Particulars> {
  const caseKey = record.kind === 'leak' ? record.parentCaseKey : record.caseKey;
  if (caseKey === null) return {};
  const bundle = await ports.plans.bundle(caseKey);
  return bundle ? ports.plans.particulars(caseKey, bundle.version) : {};
}
