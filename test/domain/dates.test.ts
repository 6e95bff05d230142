import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRocDate } from '../../domain/parse-roc-date.ts';
import { rocDate } from '../../domain/roc-date.ts';
import { addDays, instantAt, isDate, taipeiDate, taipeiInstant } from '../../domain/taipei-time.ts';

describe('dates of the Republic', () => {
  it('writes a date and an instant as the day in Taipei', () => {
    expect(rocDate('2026-11-20')).toBe('中華民國115年11月20日');
    expect(rocDate('2026-11-20T16:30:00Z')).toBe('中華民國115年11月21日');
    expect(rocDate('未定')).toBe('未定');
  });

  it.each([
    ['114/10/03 15:30', { date: '2025-10-03', time: '15:30' }],
    ['114年10月3日', { date: '2025-10-03', time: null }],
    [' 中華民國99年1月1日 ', { date: '2010-01-01', time: null }]
  ])('reads %s', (text, expected) => {
    expect(parseRocDate(text)).toEqual(expected);
  });

  it.each(['114/02/30', '114/10/03 25:00', '2025-10-03', '', '明日'])(
    'does not take %j for a date',
    (text) => {
      expect(parseRocDate(text)).toBeUndefined();
    }
  );

  it('reads every date that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), (days) => {
        const date = addDays('1990-01-01', days);
        expect(parseRocDate(rocDate(date))).toEqual({ date, time: null });
      })
    );
  });
});

describe('office time', () => {
  it('keeps Taipei time at midnight and at the close of business', () => {
    expect(taipeiDate(Date.parse('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
    expect(taipeiInstant(Date.parse('2026-12-31T16:00:00Z'))).toBe('2027-01-01T00:00:00+08:00');
    expect(instantAt('2026-02-28')).toBe('2026-02-28T17:30:00+08:00');
  });

  it('knows real dates', () => {
    expect(isDate('2028-02-29')).toBe(true);
    expect(isDate('2026-02-29')).toBe(false);
    expect(isDate('2026-2-9')).toBe(false);
  });
});
