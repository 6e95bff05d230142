import { answerOf, variableOf } from './context-values.ts';
import type { ActFacts, RegisterAct } from './register-act.ts';

/** The person's own undertaking, or one signed on paper that the officer records (`participationId`; tp-16, ac-m.7). */
export const signUndertaking: RegisterAct = {
  audit: 'undertaking.sign',
  async apply(context): Promise<ActFacts> {
    const decision = answerOf(context, 'undertakingDecision') ?? 'signed';
    const named =
      context.task.participationId ?? variableOf(context, 'participationId') ?? context.participationId;
    // Whoever took the part over signs, not who has left.
    const participationId = named && (await context.store.cases.currentOf([named])).get(named);
    if (decision !== 'signed' || !participationId) return { decision };
    const medium = participationId === context.participationId ? 'desk' : 'paper';
    const { undertakingId } = await context.store.undertakings.sign({
      caseKey: context.task.caseKey,
      participationId,
      medium,
      by: context.personId
    });
    return { decision, undertakingId, participationId, medium };
  }
};
