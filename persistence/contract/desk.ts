import type { NoticeOutbox, OfficeCalendar } from '../../workers/ports/index.ts';

export interface DeskNotice {
  readonly noticeId: string;
  readonly caseKey: string;
  readonly caseNumber: string;
  readonly caseCodeName: string;
  readonly personId: string;
  readonly templateId: string;
  readonly createdAt: string;
  readonly readAt: string | null;
}

export interface NoticeToMail extends DeskNotice {
  readonly email: string;
  readonly language: 'zh' | 'en';
  readonly displayName: string;
  readonly attempts: number;
}

export interface NoticeRegister extends NoticeOutbox {
  /** Newest first. */
  listFor(
    personId: string,
    filter?: { readonly unreadOnly?: boolean; readonly limit?: number }
  ): Promise<readonly DeskNotice[]>;
  countUnread(personId: string): Promise<number>;
  /** NOT_FOUND when the notice is another person's. */
  markRead(noticeId: string, personId: string): Promise<void>;
  /** Takes notices due for mailing and counts an attempt; each is offered again only `retryAfterMs(attempts)` later. */
  takeForMail(limit: number, retryAfterMs: (attempts: number) => number): Promise<readonly NoticeToMail[]>;
  markMailed(noticeId: string): Promise<void>;
  /** The notice is not offered for mailing again. Undefined when it was mailed or given up before. */
  giveUpMail(noticeId: string): Promise<DeskNotice | undefined>;
}

export type CalendarKind = 'holiday' | 'workday';

/** A day that differs from its weekday, or a named holiday. `source` says who decided it. */
export interface CalendarDay {
  readonly date: string;
  readonly kind: CalendarKind;
  readonly source: string;
}

export interface CalendarRegister extends OfficeCalendar {
  /** Adds or replaces days: a year's import, a typhoon day. */
  put(days: readonly CalendarDay[]): Promise<void>;
  days(fromYear: number, toYear: number): Promise<readonly CalendarDay[]>;
}
