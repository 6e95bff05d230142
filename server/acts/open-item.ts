import { answerOf, itemOf, twoWitnesses } from './context-values.ts';
import type { RegisterAct } from './register-act.ts';
import { sealFound } from './seal-found.ts';

/** A sealed item is opened before two witnesses, its seal number compared; one found broken is recorded as such. */
export const openItem: RegisterAct = {
  audit: 'item.open',
  finds: sealFound,
  async apply(context) {
    const item = await itemOf(context);
    const witnesses = twoWitnesses(context, 'tp-07.5');
    const sealCheck = answerOf(context, 'sealCheck') ?? 'intact';
    const opened = sealCheck === 'intact';
    await context.store.custody.moveItem({
      itemId: item.itemId,
      to: opened ? 'opened' : 'broken',
      ...(opened && { sealNumber: answerOf(context, 'sealNumber') ?? '' }),
      by: context.personId,
      witnesses,
      idempotencyKey: context.idempotencyKey
    });
    return { itemId: item.itemId, artefact: item.artefact, sealCheck };
  }
};
