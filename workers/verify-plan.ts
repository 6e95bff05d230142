import { messageOf } from '../domain/refusals.ts';
import { checkPlan, readPlan, UnreadableDiagram } from '../plan-model/index.ts';
import { caseKeyOf } from './job-input.ts';
import type { JobHandler, Outcome } from './job.ts';
import { findBundle, holdsItsHash, planXml } from './plan-bundle.ts';
import type { PlanBundle, Ports } from './ports/index.ts';

const rulesBroken = (count: number): Outcome => ({
  throwError: 'PLAN_RULES_BROKEN',
  message: messageOf({ code: 'PLAN_RULES_BROKEN', facts: { count } }, 'en')
});

/** How many plan rules the drawing breaks; a drawing that cannot be read breaks the first of them. */
async function problemsIn(bundle: PlanBundle): Promise<number> {
  try {
    return checkPlan(await readPlan(planXml(bundle))).length;
  } catch (error) {
    if (error instanceof UnreadableDiagram) return 1;
    throw error;
  }
}

/**
 * `verify-plan`: the gate before approval. The bundle is still what was submitted (else BPMN error BUNDLE_CHANGED) and keeps
 * the plan rules (else PLAN_RULES_BROKEN); out its hash and version, which the approval is bound to (tp-16.0, ac-m.7).
 */
export function createVerifyPlan({ plans, audit }: Ports<'plans' | 'audit'>): JobHandler {
  return async (job) => {
    const caseKey = caseKeyOf(job);
    const bundle = await findBundle(plans, caseKey);
    if (!(await holdsItsHash(plans, bundle))) {
      return { throwError: 'BUNDLE_CHANGED', message: messageOf({ code: 'BUNDLE_CHANGED' }, 'en') };
    }
    const problems = await problemsIn(bundle);
    const facts = { version: bundle.version, sha256: bundle.sha256, problems, jobKey: job.jobKey };
    await audit.append({ actor: null, act: 'plan.verify', caseKey, facts });
    if (problems > 0) return rulesBroken(problems);
    return { complete: { bundleSha256: bundle.sha256, planVersion: bundle.version } };
  };
}
