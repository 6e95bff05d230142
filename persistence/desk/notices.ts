import type { Knex } from 'knex';
import { RefusalError, type Language } from '../../domain/refusals.ts';
import type { Notice } from '../../workers/ports/index.ts';
import type { DeskNotice, NoticeRegister, NoticeToMail } from '../contract/index.ts';
import { atomically } from '../register/atomically.ts';
import { STANDS_IN } from '../cases/standings.ts';
import { newId, nowOf, type RegisterContext } from '../register/context.ts';

interface NoticeRow {
  notice_id: string;
  case_key: string;
  number: string;
  code_name: string;
  person_id: string;
  template_id: string;
  created_at: string;
  read_at: string | null;
  attempts: number;
}

interface MailRow extends NoticeRow {
  email: string;
  language: Language;
  display_name: string;
}

const toNotice = (row: NoticeRow): DeskNotice => ({
  noticeId: row.notice_id,
  caseKey: row.case_key,
  caseNumber: row.number,
  caseCodeName: row.code_name,
  personId: row.person_id,
  templateId: row.template_id,
  createdAt: row.created_at,
  readAt: row.read_at
});

const toMail = (row: MailRow): NoticeToMail => ({
  ...toNotice(row),
  email: row.email,
  language: row.language,
  displayName: row.display_name,
  attempts: row.attempts + 1
});

const THEIRS = 'q.case_key = notices.case_key AND q.person_id = notices.person_id';

/**
 * Who is implicated in a case, has left it, or stands in there for nobody any more, hears of it no more, not even of what was sent
 * before (domain B.8); bind `now`.
 */
const STILL_CONCERNED = `NOT EXISTS (SELECT 1 FROM participations q WHERE ${THEIRS} AND q.implicated = 1)
  AND (EXISTS (SELECT 1 FROM participations q WHERE ${THEIRS} AND q.ended_at IS NULL)
    OR EXISTS (SELECT 1 FROM participations p JOIN deputies d ON ${STANDS_IN}
      WHERE p.case_key = notices.case_key AND d.deputy_id = notices.person_id))`;

const stillConcerned = (context: RegisterContext, query: Knex.QueryBuilder): Knex.QueryBuilder =>
  query.whereRaw(STILL_CONCERNED, { now: nowOf(context) });

const withCase = (context: RegisterContext): Knex.QueryBuilder =>
  stillConcerned(context, context.db('notices').join('cases', 'cases.case_key', 'notices.case_key'));

async function enqueue(context: RegisterContext, notice: Notice): Promise<void> {
  const now = nowOf(context);
  await context
    .db('notices')
    .insert({
      notice_id: newId(context),
      case_key: notice.caseKey,
      person_id: notice.personId,
      template_id: notice.templateId,
      dedupe_key: notice.dedupeKey,
      created_at: now,
      read_at: null,
      mailed_at: null,
      next_mail_at: now,
      attempts: 0
    })
    .onConflict('dedupe_key')
    .ignore();
}

/** Takes what is due and sets when it is due again, so that two mailers never take the same notice. */
async function takeForMail(
  context: RegisterContext,
  limit: number,
  retryAfterMs: (attempts: number) => number
): Promise<NoticeToMail[]> {
  const { db, clock } = context;
  const rows: MailRow[] = await withCase(context)
    .join('people', 'people.person_id', 'notices.person_id')
    .where({ mailed_at: null, mail_given_up_at: null, disabled: 0 })
    .whereNotNull('email')
    .where('next_mail_at', '<=', nowOf(context))
    .orderBy('next_mail_at')
    .limit(limit)
    .forUpdate('notices')
    .select(
      'notices.*',
      'cases.number',
      'cases.code_name',
      'people.email',
      'people.language',
      'people.display_name'
    );
  const taken = rows.map(toMail);
  for (const { noticeId, attempts } of taken) {
    const again = new Date(clock.now() + retryAfterMs(attempts)).toISOString();
    await db('notices').where({ notice_id: noticeId }).update({ next_mail_at: again, attempts });
  }
  return taken;
}

/** Undefined when it was mailed or given up before. */
async function giveUpMail(context: RegisterContext, noticeId: string): Promise<DeskNotice | undefined> {
  const changed = await context
    .db('notices')
    .where({ notice_id: noticeId, mailed_at: null, mail_given_up_at: null })
    .update({ mail_given_up_at: nowOf(context) });
  if (changed === 0) return undefined;
  const row = await context
    .db('notices')
    .join('cases', 'cases.case_key', 'notices.case_key')
    .where({ notice_id: noticeId })
    .first('notices.*', 'cases.number', 'cases.code_name');
  return toNotice(row as NoticeRow);
}

export function createNoticeRegister(context: RegisterContext): NoticeRegister {
  const { db } = context;
  return {
    enqueue: (notice) => enqueue(context, notice),
    async listFor(personId, { unreadOnly = false, limit = 100 } = {}) {
      const query = withCase(context).where({ person_id: personId });
      if (unreadOnly) query.whereNull('read_at');
      const order = ['notices.created_at', 'notices.notice_id'].map((column) => ({ column, order: 'desc' }));
      const rows: NoticeRow[] = await query
        .orderBy(order)
        .limit(limit)
        .select('notices.*', 'cases.number', 'cases.code_name');
      return rows.map(toNotice);
    },
    async countUnread(personId) {
      const unread = db('notices').where({ person_id: personId, read_at: null });
      const [row] = await stillConcerned(context, unread).count({ count: '*' });
      return Number(row?.count ?? 0);
    },
    async markRead(noticeId, personId) {
      const mine = { notice_id: noticeId, person_id: personId };
      const changed = await db('notices')
        .where(mine)
        .whereNull('read_at')
        .update({ read_at: nowOf(context) });
      if (changed === 0 && !(await db('notices').where(mine).first('notice_id'))) {
        throw new RefusalError({ code: 'NOT_FOUND' });
      }
    },
    takeForMail: (limit, retryAfterMs) =>
      atomically(context, (inner) => takeForMail(inner, limit, retryAfterMs)),
    async markMailed(noticeId) {
      const mine = { notice_id: noticeId, mailed_at: null };
      await db('notices')
        .where(mine)
        .update({ mailed_at: nowOf(context) });
    },
    giveUpMail: (noticeId) => atomically(context, (inner) => giveUpMail(inner, noticeId))
  };
}
