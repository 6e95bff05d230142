import { deployedCopy } from '../plan-model/deployed-copy.ts';
import { drawingName } from './plan-bundle.ts';
import type { PlanBundle } from './ports/index.ts';

/**
 * What the engine is given of an approved bundle: every resource byte for byte, and of the drawing the copy without what officers
 * wrote in it. The copy follows from the approved bytes alone, so the bundle's hash binds it too.
 */
export function deployedResources(bundle: PlanBundle): Promise<PlanBundle['resources']> {
  return Promise.all(
    bundle.resources.map(async ({ name, content }) => {
      if (name !== drawingName(bundle)) return { name, content };
      return { name, content: Buffer.from((await deployedCopy(content.toString('utf8'))).xml, 'utf8') };
    })
  );
}
