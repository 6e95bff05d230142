import { copyOf, twoWitnesses } from './context-values.ts';
import type { RegisterAct } from './register-act.ts';

/** A copy is destroyed before two witnesses (tp-07.6). */
export const destroyCopy: RegisterAct = {
  audit: 'copy.destroy',
  async apply(context) {
    const copy = await copyOf(context);
    await context.store.custody.moveCopy({
      copyId: copy.copyId,
      to: 'destroyed',
      by: context.personId,
      witnesses: twoWitnesses(context, 'tp-07.6'),
      idempotencyKey: context.idempotencyKey
    });
    return { copyId: copy.copyId, number: copy.number, artefact: copy.artefact };
  }
};
