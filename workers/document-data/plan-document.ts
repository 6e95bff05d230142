import { cited, type PlanDocumentData } from '../../documents/index.ts';
import { planDocument, readPlan } from '../../plan-model/index.ts';
import { findBundle, planXml } from '../plan-bundle.ts';
import type { DataContext } from './context.ts';
import { planMembers } from './plan-members.ts';

/** 專案機密維護計畫 of the bundle that was submitted last: the drawn model is the plan (tp-16.0, ac-m.7). */
export async function planDocumentData(context: DataContext): Promise<PlanDocumentData> {
  const { ports, record, participations, participant } = context;
  const bundle = await findBundle(ports.plans, record.caseKey);
  const particulars = await ports.plans.particulars(record.caseKey, bundle.version);
  return {
    ...cited(planDocument(await readPlan(planXml(bundle)), particulars)),
    version: `第 ${bundle.version} 版`,
    bundleSha256: bundle.sha256,
    members: await planMembers(participations, ({ participationId }) => participant(participationId))
  };
}
