import { isNoticeId, renderNotice } from '../../documents/notices/index.ts';
import type { NoticeToMail } from '../ports/index.ts';

export interface Mail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Sender {
  readonly name: string;
  readonly address: string;
  /** Where the desk is, for the reader to sign in; the address of a case is never part of it. */
  readonly deskUrl: string;
}

// One mailbox and nothing else: no list, no display name, no comment, no blank or line end (RFC 5321 §4.1.2, dot-string).
const mailbox = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/;

export const isMailbox = (address: string): boolean => mailbox.test(address) && !address.includes('..');

/**
 * The mail of a notice; undefined when its address is not one mailbox or its template is unknown. The message id is the
 * notice's own, so that a receiver can tell a second delivery from a second notice (RFC 5322 §3.6.4).
 */
export function mailOf(notice: NoticeToMail, sender: Sender): Mail | undefined {
  const { noticeId, templateId, email, language } = notice;
  if (!isMailbox(email) || !isNoticeId(templateId)) return undefined;
  const facts = { caseNumber: notice.caseNumber, codeName: notice.caseCodeName };
  const { subject, body } = renderNotice(templateId, facts, language);
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  return {
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: email },
    subject,
    text: `${body}\n${sender.deskUrl}\n`,
    messageId: `<${noticeId.replace(/[^A-Za-z0-9-]/g, '')}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' }
  };
}
