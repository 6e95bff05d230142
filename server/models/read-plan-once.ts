import type { PlanModel } from '../../plan-model/index.ts';
import { readPlan } from '../../plan-model/index.ts';
import { remembered } from './remembered.ts';

const mostKept = 20;

/** Plans that were read already, by their text. */
const known = new Map<string, PlanModel>();
const readOnce = remembered(mostKept, readPlan);

/** Reads a plan out of its diagram; the same text is parsed once. Throws UnreadableDiagram like `readPlan`. */
export const readPlanOnce = async (xml: string): Promise<PlanModel> => known.get(xml) ?? readOnce(xml);

/** Keeps the plan of a diagram that was parsed for another purpose. */
export function keepPlan(xml: string, plan: PlanModel): void {
  if (known.size >= mostKept) known.delete(known.keys().next().value ?? '');
  known.set(xml, plan);
}
