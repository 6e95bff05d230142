export interface Notice {
  readonly caseKey: string;
  readonly personId: string;
  /** Template id in `documents/notices/`; it gets the code name, the case number and nothing else. */
  readonly templateId: string;
  /** The same key is sent once. */
  readonly dedupeKey: string;
}

/** Outbox of notices: shown in the desk and mailed in the background. */
export interface NoticeOutbox {
  enqueue(notice: Notice): Promise<void>;
}

/** Government office calendar; dates are `YYYY-MM-DD` in Taipei time. */
export interface OfficeCalendar {
  /** Non-working dates of the years asked for, weekends included. */
  holidays(fromYear: number, toYear: number): Promise<ReadonlySet<string>>;
}
