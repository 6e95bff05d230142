import { flowNodeIds } from '../plan-model/index.ts';
import { planXml } from './plan-bundle.ts';
import type { PlanBundle, Ports } from './ports/index.ts';

/**
 * Has the running plan go on under the version of `bundle`, every element that both drawings have as itself; whether it does. An active
 * element that is gone, or has become another kind of element or part of another phase, leaves the plan under the version it runs.
 */
export async function carryOn(
  { plans, engine }: Ports<'plans' | 'engine'>,
  bundle: PlanBundle,
  processInstanceKey: string,
  processDefinitionKey: string
): Promise<boolean> {
  const drawn = await plans.drawingOf(bundle.caseKey, processInstanceKey);
  if (drawn === undefined) return true;
  const drawing = planXml(bundle);
  if (drawn === drawing) return true;
  const [before, after] = await Promise.all([flowNodeIds(drawn), flowNodeIds(drawing)]);
  const elementIds = before.filter((id) => after.includes(id));
  const objection = await engine.migrate({ processInstanceKey, processDefinitionKey, elementIds });
  return objection === undefined;
}
