import { taipeiDate } from './taipei-time.ts';

/**
 * A date in ROC years as papers carry it, `中華民國115年11月20日` (year = CE − 1911). Takes `YYYY-MM-DD` as it stands, or an ISO 8601
 * instant, of which it gives the day in Taipei; what is no date comes back unchanged.
 */
export function rocDate(isoDate: string): string {
  const epochMs = Date.parse(isoDate);
  if (Number.isNaN(epochMs)) return isoDate;
  const date = isoDate.includes('T') ? taipeiDate(epochMs) : isoDate;
  const [year, month, day] = date.split('-').map(Number);
  return `中華民國${(year ?? 0) - 1911}年${month}月${day}日`;
}
