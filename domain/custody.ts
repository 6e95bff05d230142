import type { Refusal } from './refusals.ts';

/** States of a numbered copy 編號複製物. */
export const copyStates = {
  allocated: { zh: '已編號', en: 'numbered' },
  issued: { zh: '已發出', en: 'issued' },
  collected: { zh: '已收回', en: 'collected' },
  retained: { zh: '准予留存', en: 'retained' },
  destroyed: { zh: '已銷毀', en: 'destroyed' },
  lost: { zh: '遺失', en: 'lost' }
} as const;

/** States of a sealed item 密封物件. */
export const itemStates = {
  sealed: { zh: '密封中', en: 'sealed' },
  'handed-over': { zh: '已移交', en: 'handed over' },
  opened: { zh: '已啟封', en: 'opened' },
  broken: { zh: '封籤毀損', en: 'broken' },
  released: { zh: '已解密', en: 'released' },
  destroyed: { zh: '已銷毀', en: 'destroyed' }
} as const;

export type CopyStateName = keyof typeof copyStates;
export type ItemStateName = keyof typeof itemStates;

/** What was issued is collected, retained with approval, or destroyed; a lost copy may turn up (tp-10, ac-m.4). */
const copyMoves: Readonly<Record<CopyStateName, readonly CopyStateName[]>> = {
  allocated: ['issued', 'destroyed'],
  issued: ['collected', 'retained', 'destroyed', 'lost'],
  collected: ['destroyed'],
  retained: ['collected', 'destroyed', 'lost'],
  destroyed: [],
  lost: ['collected']
};

/** A broken seal stays broken: what replaces it is a new item. What is no evidence may end by being destroyed (tp-07.6). */
const itemMoves: Readonly<Record<ItemStateName, readonly ItemStateName[]>> = {
  sealed: ['sealed', 'handed-over', 'opened', 'broken', 'released', 'destroyed'],
  'handed-over': ['handed-over', 'opened', 'broken', 'released', 'destroyed'],
  opened: ['released', 'destroyed'],
  broken: [],
  released: ['destroyed'],
  destroyed: []
};

/** Opening a seal, looking whether it is whole, and destroying what was sealed are done before two people. */
const WITNESSES = 2;

const named = (code: string, { zh }: { readonly zh: string }): string => `${zh}（${code}）`;

/** COPY_NOT_ISSUED for a return of what never went out, COPY_STATE for any other move that is not allowed. */
export function checkCopyMove(
  copy: { readonly number: number; readonly state: CopyStateName },
  to: CopyStateName
): Refusal | undefined {
  if (copyMoves[copy.state].includes(to)) return undefined;
  if (copy.state === 'allocated') return { code: 'COPY_NOT_ISSUED', facts: { number: copy.number } };
  const state = named(copy.state, copyStates[copy.state]);
  return { code: 'COPY_STATE', facts: { number: copy.number, state, event: named(to, copyStates[to]) } };
}

/** A move to the state that the item is in already is a look at its seal, or a change of custodian. */
export function checkItemMove(
  item: { readonly artefact: string; readonly state: ItemStateName; readonly sealNumber: string },
  move: {
    readonly to: ItemStateName;
    readonly sealNumber?: string;
    readonly witnesses: readonly string[];
    readonly handedOver: boolean;
  }
): Refusal | undefined {
  if (!itemMoves[item.state].includes(move.to)) {
    const state = named(item.state, itemStates[item.state]);
    const event = named(move.to, itemStates[move.to]);
    return { code: 'COPY_STATE', facts: { number: item.artefact, state, event } };
  }
  const seen =
    move.to === 'opened' || move.to === 'destroyed' || (move.to === item.state && !move.handedOver);
  if (seen && new Set(move.witnesses).size < WITNESSES) return { code: 'TWO_WITNESSES_REQUIRED' };
  if (move.sealNumber !== undefined && move.sealNumber !== item.sealNumber) return { code: 'SEAL_MISMATCH' };
  return undefined;
}
