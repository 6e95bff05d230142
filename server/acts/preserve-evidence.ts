import { createHash } from 'node:crypto';
import { answerOf } from './context-values.ts';
import type { RegisterAct } from './register-act.ts';

/**
 * Evidence is secured with hash, holder and term before anyone is interviewed or asked to delete. Things without a
 * digital form are bound by the hash of their description.
 */
export const preserveEvidence: RegisterAct = {
  audit: 'evidence.preserve',
  async apply(context) {
    const parts = ['evidenceTitle', 'evidenceKind', 'evidenceOrigin'].flatMap(
      (name) => answerOf(context, name) ?? []
    );
    const description = parts.join('\n');
    const { evidenceId, sha256 } = await context.store.evidence.preserve({
      caseKey: context.task.caseKey,
      description,
      sha256: answerOf(context, 'evidenceSha256') ?? createHash('sha256').update(description).digest('hex'),
      holderParticipationId: answerOf(context, 'evidenceHolder') ?? context.participationId,
      holdUntil: answerOf(context, 'evidenceUntil') ?? null,
      by: context.personId,
      idempotencyKey: context.idempotencyKey
    });
    return { evidenceId, sha256 };
  }
};
