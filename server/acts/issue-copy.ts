import { answerOf, copyOf } from './context-values.ts';
import type { RegisterAct } from './register-act.ts';

/** A numbered copy changes hands against a signature (ml-mtg, tc-mtg.2); a refused one stays where it is. */
export const issueCopy: RegisterAct = {
  audit: 'copy.issue',
  async apply(context) {
    const copy = await copyOf(context);
    const decision = answerOf(context, 'issueDecision') ?? 'issued';
    const facts = { copyId: copy.copyId, number: copy.number, artefact: copy.artefact, decision };
    if (decision !== 'issued') return facts;
    await context.store.custody.moveCopy({
      copyId: copy.copyId,
      to: 'issued',
      by: context.personId,
      idempotencyKey: context.idempotencyKey
    });
    return facts;
  }
};
