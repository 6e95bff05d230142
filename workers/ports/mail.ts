import type { Language } from '../../domain/refusals.ts';

/** A notice that is due for mailing, with where it goes. */
export interface NoticeToMail {
  readonly noticeId: string;
  readonly templateId: string;
  readonly caseNumber: string;
  readonly caseCodeName: string;
  readonly email: string;
  readonly language: Language;
  readonly attempts: number;
}

/** The outbox as the mailer sees it. */
export interface MailQueue {
  /** Takes notices due for mailing and counts an attempt; each is offered again only `retryAfterMs(attempts)` later. */
  takeForMail(limit: number, retryAfterMs: (attempts: number) => number): Promise<readonly NoticeToMail[]>;
  markMailed(noticeId: string): Promise<void>;
  /** The last attempt failed: the notice stays in the desk, and the case's log says that it was not mailed. */
  giveUp(noticeId: string): Promise<void>;
}
