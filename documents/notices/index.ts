import type { Language } from '../../domain/refusals.ts';
import { printable } from '../printable.ts';
import { notices } from './catalogue.ts';
import type { NoticeText } from './notice.ts';

export type NoticeId = keyof typeof notices;

export const noticeIds = Object.keys(notices) as NoticeId[];

export const isNoticeId = (value: string): value is NoticeId => Object.hasOwn(notices, value);

/** All that a notice may say of a case. */
export interface NoticeFacts {
  readonly caseNumber: string;
  readonly codeName: string;
}

/** One line, whatever an author typed: a subject becomes a mail header. */
const oneLine = (text: string): string => printable(text).replace(/\s+/g, ' ');

/** A notice in one language: a subject of one line, and a body that says what to do. */
export function renderNotice(id: NoticeId, facts: NoticeFacts, language: Language): NoticeText {
  const { subject, body } = notices[id][language];
  const reference = oneLine(`${facts.caseNumber} ${facts.codeName}`);
  const label = language === 'zh' ? '案件' : 'Case';
  return { subject: `[${reference}] ${subject}`, body: `${label}：${reference}\n${body}\n` };
}
