import { checkItemMove } from '../../domain/custody.ts';
import { RefusalError } from '../../domain/refusals.ts';
import type { CustodyRegister, SealedItem } from '../../workers/ports/index.ts';
import { lockCase } from '../cases/participations.ts';
import { newId, nowOf, type RegisterContext } from '../register/context.ts';
import { found } from '../register/rows.ts';
import { seal } from '../sealed/seal.ts';
import { hasEvent, recordEvent } from './events.ts';
import { sealNumberPlace, toItem, type ItemRow } from './rows.ts';

type Sealing = Parameters<CustodyRegister['seal']>[0];
type ItemMove = Parameters<CustodyRegister['moveItem']>[0];

/** Registers a sealed item with its seal number; `sealed` is its first event. */
export async function sealItem(context: RegisterContext, input: Sealing): Promise<SealedItem> {
  const { db } = context;
  const { caseKey, artefact, by, witnesses, idempotencyKey } = input;
  await lockCase(context, caseKey);
  const same = { case_key: caseKey, idempotency_key: idempotencyKey };
  const before = await db<ItemRow>('sealed_items').where(same).first();
  if (before) return toItem(context, before);
  const [last] = await db('sealed_items').where({ case_key: caseKey }).max({ ordinal: 'ordinal' });
  const head = { case_key: caseKey, item_id: newId(context), artefact };
  const row: ItemRow = {
    ...head,
    item_number: input.itemNumber ?? null,
    seal_number: await seal(context, sealNumberPlace(head), Buffer.from(input.sealNumber, 'utf8')),
    state: 'sealed',
    custodian: input.custodian,
    sealed_at: nowOf(context),
    ordinal: Number(last?.ordinal ?? 0) + 1,
    idempotency_key: idempotencyKey
  };
  await db('sealed_items').insert(row);
  const subject = { item_id: row.item_id };
  await recordEvent(context, { caseKey, subject, event: 'sealed', by, witnesses, idempotencyKey });
  return toItem(context, row);
}

const one = async ({ db }: RegisterContext, itemId: string): Promise<ItemRow> =>
  found(await db<ItemRow>('sealed_items').where({ item_id: itemId }).first());

/** Moves a sealed item as domain/custody.ts allows; a repeated key answers the item as it is now. */
export async function moveItem(context: RegisterContext, move: ItemMove): Promise<SealedItem> {
  const { case_key: caseKey } = await one(context, move.itemId);
  await lockCase(context, caseKey);
  const row = await one(context, move.itemId);
  const item = await toItem(context, row);
  const subject = { item_id: move.itemId };
  if (await hasEvent(context, subject, move.idempotencyKey)) return item;
  const custodian = move.custodian ?? row.custodian;
  const handedOver = custodian !== row.custodian;
  const refusal = checkItemMove(item, { ...move, handedOver });
  if (refusal) throw new RefusalError(refusal);
  const { idempotencyKey, by, witnesses, to } = move;
  const event = to === row.state && !handedOver ? 'checked' : to;
  await context
    .db<ItemRow>('sealed_items')
    .where({ ...subject, state: row.state })
    .update({ state: to, custodian });
  await recordEvent(context, { caseKey, subject, event, by, witnesses, idempotencyKey });
  return { ...item, state: to, custodianParticipationId: custodian };
}
