import { parseRocDate } from './parse-roc-date.ts';
import type { ProcurementClass } from './scope.ts';
import { instantAt, isDate } from './taipei-time.ts';

/** 採購金額級距. */
export type NoticeLevel = 'below-announcement' | 'announcement' | 'audit' | 'huge';
export type AwardMethod = 'lowest' | 'most-advantageous' | 'other';

/** 標的分類 begins with one of three words. */
export function classOf(text: string | undefined): ProcurementClass | null {
  if (!text) return null;
  if (/^<?\s*工程/.test(text)) return 'works';
  if (/^<?\s*財物/.test(text)) return 'goods';
  return /^<?\s*勞務/.test(text) ? 'services' : null;
}

/** 採購金額級距. */
export function levelOf(text: string | undefined): NoticeLevel | null {
  const plain = text?.replace(/\s+/g, '');
  if (!plain) return null;
  if (plain.startsWith('未達公告金額')) return 'below-announcement';
  if (plain.startsWith('公告金額以上')) return 'announcement';
  if (plain.startsWith('查核金額以上')) return 'audit';
  return plain.startsWith('巨額') ? 'huge' : null;
}

/** `86,000,000元` → 86000000; text without an amount (not public) → null. */
export function amountOf(text: string | undefined): number | null {
  const match = /(?:^|[^\d])(\d{1,3}(?:,\d{3})+|\d+)\s*元?/.exec(text ?? '');
  const amount = match ? Number(match[1]?.replaceAll(',', '')) : Number.NaN;
  return Number.isSafeInteger(amount) && amount > 0 ? amount : null;
}

/** `114/10/03 15:30` → instant; a date without time is read as close of business. */
export function momentOf(text: string | undefined): string | null {
  const read = text === undefined ? undefined : parseRocDate(text);
  return read ? instantAt(read.date, read.time ?? undefined) : null;
}

/** `114/10/03` → `2025-10-03`. */
export const dateOf = (text: string | undefined): string | null =>
  (text === undefined ? undefined : parseRocDate(text)?.date) ?? null;

/** `20251003` → `2025-10-03`. */
export function compactDate(value: unknown): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(String(value ?? ''));
  const date = match ? `${match[1]}-${match[2]}-${match[3]}` : '';
  return isDate(date) ? date : null;
}

/** 決標方式; 參考最有利標精神 is not a best-value tender. */
export function awardMethodOf(text: string | undefined): AwardMethod | null {
  if (!text) return null;
  if (text.includes('參考最有利標')) return 'other';
  if (text.includes('最有利標') || text.includes('準用最有利')) return 'most-advantageous';
  return text.includes('最低標') ? 'lowest' : 'other';
}

/** 是／否, and what officers write in their place. */
export function yesOrNo(text: string | undefined): 'yes' | 'no' | null {
  if (!text) return null;
  if (/^(是|有|訂有)/.test(text)) return 'yes';
  return /^(否|無|未|不)/.test(text) ? 'no' : null;
}
