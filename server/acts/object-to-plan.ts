import { answerOf } from './context-values.ts';
import type { RegisterAct } from './register-act.ts';

/** A unit head takes note of the approved plan or objects; an objection voids the approval. */
export const objectToPlan: RegisterAct = {
  audit: 'plan.coordinate',
  async apply(context) {
    const bundle = await context.store.plans.bundle(context.task.caseKey);
    return {
      answer: answerOf(context, 'coordination') ?? null,
      version: bundle?.version ?? null,
      bundleSha256: bundle?.sha256 ?? null
    };
  }
};
