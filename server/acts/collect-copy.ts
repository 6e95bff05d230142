import { refusedAtField } from '../../domain/refusals.ts';
import type { Copy, CopyState } from '../../workers/ports/index.ts';
import { answerOf, copyOf } from './context-values.ts';
import type { ActContext, RegisterAct } from './register-act.ts';

/** What becomes of the copy at once; retention and destruction are recorded by their own steps. */
const outcome: Readonly<Record<string, CopyState>> = { collected: 'collected', lost: 'lost' };

/** The number on the paper that came back must be the number that went out. */
function refuseOtherNumber(context: ActContext, copy: Copy): void {
  const given = context.values.copyNumber;
  if (given === undefined || given === null || Number(given) === copy.number) return;
  throw refusedAtField({ code: 'COPY_NOT_ISSUED', facts: { number: String(given) } }, 'copyNumber', [
    'ac-m.4'
  ]);
}

/** Papers come back by number (ac-m.4). */
export const collectCopy: RegisterAct = {
  audit: 'copy.collect',
  async apply(context) {
    const copy = await copyOf(context);
    const decision = answerOf(context, 'returnDecision') ?? 'collected';
    const to = outcome[decision];
    if (to === 'collected') refuseOtherNumber(context, copy);
    if (to)
      await context.store.custody.moveCopy({
        copyId: copy.copyId,
        to,
        by: context.personId,
        idempotencyKey: context.idempotencyKey
      });
    return { copyId: copy.copyId, number: copy.number, artefact: copy.artefact, decision };
  }
};
