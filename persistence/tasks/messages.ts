import type { MessageRegister, SentMessage, SentMessageState } from '../contract/index.ts';
import { atomically } from '../register/atomically.ts';
import { nowOf, toUtc, type RegisterContext } from '../register/context.ts';
import { found, isDuplicate } from '../register/rows.ts';

interface MessageRow {
  message_id: string;
  case_key: string;
  name: string;
  element_id: string;
  process_instance_key: string;
  variables: string;
  time_to_live_ms: number;
  state: SentMessageState;
  attempts: number;
  failure: string | null;
  created_at: string;
  updated_at: string;
}

type Intent = Parameters<MessageRegister['begin']>[0];

const toMessage = (row: MessageRow): SentMessage => ({
  messageId: row.message_id,
  caseKey: row.case_key,
  name: row.name,
  elementId: row.element_id,
  processInstanceKey: row.process_instance_key,
  variables: JSON.parse(row.variables) as Record<string, unknown>,
  timeToLiveMs: row.time_to_live_ms,
  state: row.state,
  attempts: row.attempts,
  createdAt: row.created_at
});

async function find({ db }: RegisterContext, messageId: string): Promise<SentMessage | undefined> {
  const row = await db<MessageRow>('sent_messages').where({ message_id: messageId }).first();
  return row && toMessage(row);
}

async function insert(
  context: RegisterContext,
  intent: Intent
): Promise<{ message: SentMessage; created: boolean }> {
  const before = await find(context, intent.messageId);
  if (before) return { message: before, created: false };
  const now = nowOf(context);
  const row: MessageRow = {
    message_id: intent.messageId,
    case_key: intent.caseKey,
    name: intent.name,
    element_id: intent.elementId,
    process_instance_key: intent.processInstanceKey,
    variables: JSON.stringify(intent.variables),
    time_to_live_ms: intent.timeToLiveMs,
    state: 'pending',
    attempts: 0,
    failure: null,
    created_at: now,
    updated_at: now
  };
  await context.db('sent_messages').insert(row);
  return { message: toMessage(row), created: true };
}

/** The same id sent twice at once: the unique key stops the second, which then reads the first. */
async function begin(
  context: RegisterContext,
  intent: Intent
): Promise<{ message: SentMessage; created: boolean }> {
  try {
    return await atomically(context, (inner) => insert(inner, intent));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return { message: found(await find(context, intent.messageId)), created: false };
  }
}

async function change(context: RegisterContext, messageId: string, values: object): Promise<void> {
  await context
    .db('sent_messages')
    .where({ message_id: messageId, state: 'pending' })
    .update({ ...values, updated_at: nowOf(context) });
}

export function createMessageRegister(context: RegisterContext): MessageRegister {
  const { db } = context;
  return {
    begin: (intent) => begin(context, intent),
    get: (messageId) => find(context, messageId),
    markTried: (messageId) => change(context, messageId, { attempts: db.raw('attempts + 1') }),
    markPublished: (messageId) => change(context, messageId, { state: 'published' }),
    markFailed: (messageId, failure) => change(context, messageId, { state: 'failed', failure }),
    async unfinished(before, limit = 100) {
      const rows = await db<MessageRow>('sent_messages')
        .where({ state: 'pending' })
        .where('updated_at', '<', toUtc(before))
        .orderBy('updated_at')
        .limit(limit)
        .select('*');
      return rows.map(toMessage);
    }
  };
}
