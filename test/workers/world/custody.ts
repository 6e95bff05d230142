import type { Clock } from '../../../domain/clock.ts';
import { checkCopyMove, checkItemMove } from '../../../domain/custody.ts';
import { RefusalError } from '../../../domain/refusals.ts';
import type { Copy, CustodyEvent, CustodyRegister, SealedItem } from '../../../workers/ports/index.ts';

/** A custody register in memory, under the domain's own rules. */
export function createCustody(clock: Clock): CustodyRegister {
  const copies = new Map<string, Copy>();
  const items = new Map<string, SealedItem>();
  const events: (CustodyEvent & { readonly caseKey: string })[] = [];
  const allocated = new Map<string, readonly string[]>();
  const moved = new Set<string>();
  const at = () => new Date(clock.now()).toISOString();

  return {
    async allocate({ caseKey, artefact, holders, idempotencyKey }) {
      const known = allocated.get(idempotencyKey);
      if (known) return known.flatMap((copyId) => copies.get(copyId) ?? []);
      const made = holders.map((holderParticipationId): Copy => {
        const number =
          [...copies.values()].filter((each) => each.caseKey === caseKey && each.artefact === artefact)
            .length + 1;
        const copy = {
          copyId: `copy-${copies.size + 1}`,
          caseKey,
          artefact,
          number,
          holderParticipationId,
          state: 'allocated' as const
        };
        copies.set(copy.copyId, copy);
        return copy;
      });
      allocated.set(
        idempotencyKey,
        made.map(({ copyId }) => copyId)
      );
      return made;
    },
    copies: async (caseKey) => [...copies.values()].filter((copy) => copy.caseKey === caseKey),
    items: async (caseKey) => [...items.values()].filter((item) => item.caseKey === caseKey),
    events: async (caseKey) => events.filter((event) => event.caseKey === caseKey),
    async moveCopy({ copyId, to, by, witnesses = [] }) {
      const copy = copies.get(copyId);
      if (!copy) throw new RefusalError({ code: 'NOT_FOUND' });
      const refusal = checkCopyMove(copy, to);
      if (refusal) throw new RefusalError(refusal);
      const next = { ...copy, state: to };
      copies.set(copyId, next);
      events.push({ caseKey: copy.caseKey, subject: { copyId }, event: to, at: at(), by, witnesses });
      return next;
    },
    async seal({ caseKey, artefact, itemNumber, sealNumber, custodian, by, witnesses }) {
      const item: SealedItem = {
        itemId: `item-${items.size + 1}`,
        caseKey,
        artefact,
        itemNumber: itemNumber ?? null,
        sealNumber,
        state: 'sealed',
        custodianParticipationId: custodian
      };
      items.set(item.itemId, item);
      events.push({ caseKey, subject: { itemId: item.itemId }, event: 'sealed', at: at(), by, witnesses });
      return item;
    },
    async moveItem({ itemId, to, by, witnesses, idempotencyKey }) {
      const item = items.get(itemId);
      if (!item) throw new RefusalError({ code: 'NOT_FOUND' });
      if (moved.has(idempotencyKey)) return item;
      const refusal = checkItemMove(item, { to, witnesses, handedOver: false });
      if (refusal) throw new RefusalError(refusal);
      moved.add(idempotencyKey);
      const next = { ...item, state: to };
      items.set(itemId, next);
      events.push({ caseKey: item.caseKey, subject: { itemId }, event: to, at: at(), by, witnesses });
      return next;
    }
  };
}
