import { done, type JobHandler } from './job.ts';
import { caseKeyOf, header, JobInputError } from './job-input.ts';
import { findBundle } from './plan-bundle.ts';
import type { PlanBundle, Ports } from './ports/index.ts';

const states: readonly string[] = [
  'approved',
  'returned',
  'rejected',
  'voided',
  'withdrawn'
] satisfies PlanBundle['state'][];
const isDecided = (value: string): value is PlanBundle['state'] => states.includes(value);

/** A bundle that was sent back, refused or deployed is no longer in approval: there is nothing to withdraw. */
const inApproval: ReadonlySet<PlanBundle['state']> = new Set(['submitted', 'approved', 'withdrawn']);

/** `set-plan-state`: what became of the bundle in approval. */
export function createSetPlanState({ plans, audit }: Ports<'plans' | 'audit'>): JobHandler {
  return async (job) => {
    const caseKey = caseKeyOf(job);
    const state = header(job, 'state');
    if (!isDecided(state)) throw new JobInputError(job, 'a known plan state in the header state');
    const { version, sha256, state: present } = await findBundle(plans, caseKey);
    if (state === 'withdrawn' && !inApproval.has(present)) return done;
    await plans.setBundleState(caseKey, version, state);
    await audit.append({
      actor: null,
      act: 'plan.state',
      caseKey,
      facts: { state, version, sha256, jobKey: job.jobKey }
    });
    return done;
  };
}
