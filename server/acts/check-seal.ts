import { answerOf, itemOf, twoWitnesses } from './context-values.ts';
import type { RegisterAct } from './register-act.ts';
import { sealFound } from './seal-found.ts';

/**
 * Two witnesses see whether the seal is whole, its number compared; the item stays as it is. Whatever is not found intact, or
 * is voided to be replaced, counts as broken: what is in it can no longer be used.
 */
export const checkSeal: RegisterAct = {
  audit: 'item.check-seal',
  finds: sealFound,
  async apply(context) {
    const item = await itemOf(context);
    const sealCheck = answerOf(context, 'sealCheck') ?? 'voided';
    const intact = sealCheck === 'intact';
    await context.store.custody.moveItem({
      itemId: item.itemId,
      to: intact ? item.state : 'broken',
      ...(intact && { sealNumber: answerOf(context, 'sealNumber') ?? '' }),
      by: context.personId,
      witnesses: twoWitnesses(context, 'tp-07.5'),
      idempotencyKey: context.idempotencyKey
    });
    return { itemId: item.itemId, artefact: item.artefact, sealCheck };
  }
};
