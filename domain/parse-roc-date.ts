import { isDate } from './taipei-time.ts';

const pattern =
  /^(?:中華民國)?\s*(\d{2,3})\s*[/年.-]\s*(\d{1,2})\s*[/月.-]\s*(\d{1,2})\s*日?(?:\s+(\d{1,2}):(\d{2}))?$/;

const pad = (value: string): string => value.padStart(2, '0');

/**
 * Reads a ROC date as notices and papers write it: `114/10/03`, `114/10/03 15:30`, `114年10月3日`, `中華民國114年10月3日`.
 * Answers the date as `YYYY-MM-DD` and the time as `HH:MM`, null without one; undefined when it is no real date or time.
 */
export function parseRocDate(
  text: string
): { readonly date: string; readonly time: string | null } | undefined {
  const match = pattern.exec(text.trim());
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour, minute] = match;
  const date = `${Number(year) + 1911}-${pad(month)}-${pad(day)}`;
  if (!isDate(date)) return undefined;
  if (hour === undefined || minute === undefined) return { date, time: null };
  return Number(hour) < 24 && Number(minute) < 60 ? { date, time: `${pad(hour)}:${minute}` } : undefined;
}
