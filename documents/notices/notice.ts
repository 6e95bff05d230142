import type { Language } from '../../domain/refusals.ts';

export interface NoticeText {
  /** Follows the case number and code name in the subject. */
  readonly subject: string;
  readonly body: string;
}

type Texts = readonly [subject: string, body: string];

/** A notice in both languages. A text says what to do, never what about: the case is named by number and code name alone. */
export const notice = (zh: Texts, en: Texts): Readonly<Record<Language, NoticeText>> => ({
  zh: { subject: zh[0], body: zh[1] },
  en: { subject: en[0], body: en[1] }
});
