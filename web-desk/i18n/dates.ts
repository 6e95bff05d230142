import type { Language } from '../../domain/refusals.ts';

const minuteMs = 60_000;

const unitsOf = (language: Language) =>
  language === 'zh'
    ? { day: ' 天', hour: ' 小時', minute: ' 分鐘', joint: ' ' }
    : { day: ' d', hour: ' h', minute: ' min', joint: ' ' };

/** A span as its two largest units: `2 天 3 小時`, `45 分鐘`; negative spans count as their size. */
export function spanText(milliseconds: number, language: Language): string {
  const minutes = Math.floor(Math.abs(milliseconds) / minuteMs);
  const units = unitsOf(language);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60) % 24;
  const counted: [number, string][] = [
    [days, units.day],
    [hours, units.hour],
    [minutes % 60, units.minute]
  ];
  const first = counted.findIndex(([count]) => count > 0);
  if (first < 0) return `0${units.minute}`;
  return counted
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(units.joint);
}

/** `hh:mm:ss` with as many hours as needed; never negative. */
export function stopwatchText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const taipeiOffsetMs = 8 * 3_600_000;

/** An instant as forms write it, to the minute in Taipei: `2026-11-02T08:30+08:00`. */
export const localMinute = (instantMs: number): string =>
  `${new Date(instantMs + taipeiOffsetMs).toISOString().slice(0, 16)}+08:00`;
