import type { Language } from './refusals.ts';
import { rocDate } from './roc-date.ts';

const clockTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Taipei',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23'
});

/** Papers name the era; a screen need not. */
const era = '中華民國';

const english = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Taipei',
  year: 'numeric',
  month: 'short',
  day: 'numeric'
});

/** `115年11月20日` of an ISO date or of an ISO instant in Taipei, or `20 Nov 2026` in English. */
export function dateText(instant: string, language: Language): string {
  return language === 'en' ? english.format(new Date(instant)) : rocDate(instant).replace(era, '');
}

/** `115年11月20日 17:30` of an ISO instant in Taipei, or `20 Nov 2026 17:30` in English. */
export function dateTimeText(instant: string, language: Language): string {
  return `${dateText(instant, language)} ${clockTime.format(new Date(instant))}`;
}
