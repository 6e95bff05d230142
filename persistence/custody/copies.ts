import { checkCopyMove } from '../../domain/custody.ts';
import { RefusalError } from '../../domain/refusals.ts';
import type { Copy, CustodyRegister } from '../../workers/ports/index.ts';
import { lockCase } from '../cases/participations.ts';
import { newId, type RegisterContext } from '../register/context.ts';
import { found } from '../register/rows.ts';
import { hasEvent, recordEvent } from './events.ts';
import { toCopy, type CopyRow } from './rows.ts';

type Allocation = Parameters<CustodyRegister['allocate']>[0];
type CopyMove = Parameters<CustodyRegister['moveCopy']>[0];

/** Numbers copies, one per holder in their order; `allocated` is each copy's first event. */
export async function allocateCopies(context: RegisterContext, input: Allocation): Promise<Copy[]> {
  const { db } = context;
  const { caseKey, artefact, idempotencyKey } = input;
  await lockCase(context, caseKey);
  const same = { case_key: caseKey, idempotency_key: idempotencyKey };
  const before = await db<CopyRow>('copies').where(same).orderBy('number').select('*');
  if (before.length > 0) return before.map(toCopy);
  const [last] = await db('copies').where({ case_key: caseKey, artefact }).max({ number: 'number' });
  const first = Number(last?.number ?? 0) + 1;
  const rows = input.holders.map((holder, index): CopyRow => ({
    copy_id: newId(context),
    ...same,
    artefact,
    number: first + index,
    holder,
    state: 'allocated'
  }));
  for (const row of rows) {
    await db('copies').insert(row);
    const event = { subject: { copy_id: row.copy_id }, event: 'allocated', by: null, witnesses: [] };
    await recordEvent(context, { caseKey, idempotencyKey, ...event });
  }
  return rows.map(toCopy);
}

const one = async ({ db }: RegisterContext, copyId: string): Promise<CopyRow> =>
  found(await db<CopyRow>('copies').where({ copy_id: copyId }).first());

/** Moves a copy as domain/custody.ts allows; a repeated key answers the copy as it is now. */
export async function moveCopy(context: RegisterContext, move: CopyMove): Promise<Copy> {
  const { case_key: caseKey } = await one(context, move.copyId);
  await lockCase(context, caseKey);
  const row = await one(context, move.copyId);
  const subject = { copy_id: move.copyId };
  if (await hasEvent(context, subject, move.idempotencyKey)) return toCopy(row);
  const refusal = checkCopyMove(row, move.to);
  if (refusal) throw new RefusalError(refusal);
  const { idempotencyKey, by, witnesses = [] } = move;
  await context
    .db<CopyRow>('copies')
    .where({ ...subject, state: row.state })
    .update({ state: move.to });
  await recordEvent(context, { caseKey, subject, event: move.to, by, witnesses, idempotencyKey });
  return toCopy({ ...row, state: move.to });
}
