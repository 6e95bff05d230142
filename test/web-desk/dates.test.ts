import { describe, expect, it } from '@jest/globals';
import { localMinute, spanText, stopwatchText } from '../../web-desk/i18n/dates.ts';

describe('spans', () => {
  const minute = 60_000;

  it('say their two largest units', () => {
    expect(spanText((2 * 1440 + 3 * 60 + 20) * minute, 'zh')).toBe('2 天 3 小時');
    expect(spanText(-125 * minute, 'zh')).toBe('2 小時 5 分鐘');
    expect(spanText(45 * minute, 'en')).toBe('45 min');
  });

  it('leave out an empty second unit, and say zero when there is nothing', () => {
    expect(spanText(1440 * minute, 'en')).toBe('1 d');
    expect(spanText(1000, 'zh')).toBe('0 分鐘');
  });

  it('run as a stopwatch that never goes below zero', () => {
    expect(stopwatchText(27 * 3_600_000 + 5_000)).toBe('27:00:05');
    expect(stopwatchText(-1)).toBe('00:00:00');
  });
});

describe('the minute that a form is prefilled with', () => {
  it('is Taipei’s, with its offset', () => {
    expect(localMinute(Date.parse('2026-11-20T16:30:59Z'))).toBe('2026-11-21T00:30+08:00');
  });
});
