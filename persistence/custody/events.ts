import { newId, nowOf, type RegisterContext } from '../register/context.ts';
import type { EventRow } from './rows.ts';

type Subject = { readonly copy_id: string } | { readonly item_id: string };

/** Writes a change of hands. The caller holds the case's lock, so that the order of events is one order. */
export async function recordEvent(
  context: RegisterContext,
  event: {
    readonly caseKey: string;
    readonly subject: Subject;
    readonly event: string;
    readonly by: string | null;
    readonly witnesses: readonly string[];
    readonly idempotencyKey: string;
  }
): Promise<void> {
  const { db } = context;
  const [last] = await db('custody_events').where({ case_key: event.caseKey }).max({ ordinal: 'ordinal' });
  const row: EventRow = {
    event_id: newId(context),
    case_key: event.caseKey,
    ordinal: Number(last?.ordinal ?? 0) + 1,
    copy_id: null,
    item_id: null,
    ...event.subject,
    event: event.event,
    at: nowOf(context),
    by_person: event.by,
    witnesses: JSON.stringify(event.witnesses),
    idempotency_key: event.idempotencyKey
  };
  await db('custody_events').insert(row);
}

/** Whether the subject has an event of this key: then the move was made before. */
export async function hasEvent(
  { db }: RegisterContext,
  subject: Subject,
  idempotencyKey: string
): Promise<boolean> {
  const where = { ...subject, idempotency_key: idempotencyKey };
  return (await db<EventRow>('custody_events').where(where).first('event_id')) !== undefined;
}
