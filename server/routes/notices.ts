import { isNoticeId, renderNotice } from '../../documents/notices/index.ts';
import type { DeskNotice } from '../../persistence/contract/index.ts';
import type { Desk } from '../desk.ts';
import type { Part } from '../http/call.ts';

/** The same words as the mail's subject: case number, code name, what to do. */
function subjectOf({ templateId, caseNumber, caseCodeName: codeName }: DeskNotice): {
  zh: string;
  en: string;
} {
  if (!isNoticeId(templateId)) return { zh: caseNumber, en: caseNumber };
  const facts = { caseNumber, codeName };
  return {
    zh: renderNotice(templateId, facts, 'zh').subject,
    en: renderNotice(templateId, facts, 'en').subject
  };
}

/** Notices to the reader. */
export const noticeRoutes = ({ store, changes }: Desk): Part<'notices' | 'readNotice'> => ({
  async notices({ person }) {
    const notices = await store.notices.listFor(person.personId, { limit: 200 });
    return {
      notices: notices.map((notice) => ({
        noticeId: notice.noticeId,
        caseKey: notice.caseKey,
        subject: subjectOf(notice),
        at: notice.createdAt,
        readAt: notice.readAt
      }))
    };
  },
  async readNotice({ person, params }) {
    await store.notices.markRead(params.noticeId, person.personId);
    changes.bump('notices');
    return { ok: true };
  }
});
