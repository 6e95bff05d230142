import { answerOf, artefactOf, twoWitnesses, variableOf } from './context-values.ts';
import type { RegisterAct } from './register-act.ts';

/** A thing is sealed under a numbered seal before two witnesses, e.g. the reserve price (採購法施行細則 §53). */
export const sealItem: RegisterAct = {
  audit: 'item.seal',
  async apply(context) {
    const itemNumber = variableOf(context, 'itemNumber');
    const item = await context.store.custody.seal({
      caseKey: context.task.caseKey,
      artefact: artefactOf(context),
      ...(itemNumber !== undefined && { itemNumber }),
      sealNumber: answerOf(context, 'sealNumber') ?? '',
      custodian: context.participationId,
      by: context.personId,
      witnesses: twoWitnesses(context, 'tp-07.5'),
      idempotencyKey: context.idempotencyKey
    });
    return { itemId: item.itemId, artefact: item.artefact };
  }
};
