import { RefusalError } from '../../domain/refusals.ts';
import { artefactOf, itemsOf, twoWitnesses } from './context-values.ts';
import type { RegisterAct } from './register-act.ts';

/** Whatever was sealed of the artefact is destroyed before two witnesses (tp-07.6); a broken seal stays as evidence. */
export const destroyItem: RegisterAct = {
  audit: 'item.destroy',
  async apply(context) {
    const items = (await itemsOf(context)).filter(({ state }) => state !== 'destroyed' && state !== 'broken');
    if (items.length === 0) throw new RefusalError({ code: 'NOT_FOUND' });
    const witnesses = twoWitnesses(context, 'tp-07.6');
    for (const { itemId } of items)
      await context.store.custody.moveItem({
        itemId,
        to: 'destroyed',
        by: context.personId,
        witnesses,
        idempotencyKey: `${context.idempotencyKey}:${itemId}`
      });
    return { artefact: artefactOf(context), items: items.length };
  }
};
