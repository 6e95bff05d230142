import { copyOf } from './context-values.ts';
import type { RegisterAct } from './register-act.ts';

/** A copy stays with its holder after the chair approved and the holder signed (tc-mtg.2). */
export const retainCopy: RegisterAct = {
  audit: 'copy.retain',
  async apply(context) {
    const copy = await copyOf(context);
    await context.store.custody.moveCopy({
      copyId: copy.copyId,
      to: 'retained',
      by: context.personId,
      idempotencyKey: context.idempotencyKey
    });
    return { copyId: copy.copyId, number: copy.number, artefact: copy.artefact };
  }
};
