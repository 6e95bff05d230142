import { RefusalError } from '../../domain/refusals.ts';
import { answerOf } from './context-values.ts';
import type { RegisterAct } from './register-act.ts';

/** The head decides on exactly the bundle that was shown; an approval of any other is refused. */
export const approvePlan: RegisterAct = {
  audit: 'plan.decide',
  async apply(context) {
    const { store, task, bundleSha256 } = context;
    const decision = answerOf(context, 'headDecision') ?? 'approve';
    const bundle = await store.plans.bundle(task.caseKey);
    if (!bundle || bundle.sha256 !== bundleSha256) throw new RefusalError({ code: 'BUNDLE_CHANGED' });
    return { decision, version: bundle.version, bundleSha256: bundle.sha256 };
  }
};
