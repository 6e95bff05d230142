import { answerOf, itemOf } from './context-values.ts';
import type { RegisterAct } from './register-act.ts';
import { sealFound } from './seal-found.ts';

/**
 * A sealed item passes to whoever keeps it from now on: the person named, else whoever does the task. A seal number that was read off
 * is compared; a seal found broken, or of another number, is recorded as such.
 */
export const handOverItem: RegisterAct = {
  audit: 'item.hand-over',
  finds: sealFound,
  async apply(context) {
    const item = await itemOf(context);
    const custodian = answerOf(context, 'receiverParticipation') ?? context.participationId;
    const sealNumber = answerOf(context, 'sealNumber');
    const sealCheck = answerOf(context, 'sealCheck') ?? 'intact';
    await context.store.custody.moveItem({
      itemId: item.itemId,
      to: sealCheck === 'intact' ? 'handed-over' : 'broken',
      by: context.personId,
      witnesses: [],
      ...(sealNumber !== undefined && { sealNumber }),
      ...(custodian && { custodian }),
      idempotencyKey: context.idempotencyKey
    });
    return { itemId: item.itemId, artefact: item.artefact, custodian, sealCheck };
  }
};
