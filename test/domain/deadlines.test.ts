import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarYears, dueAt, dueFromStart, parseDeadlineRule } from '../../domain/deadlines.ts';
import { addDays, weekday } from '../../domain/taipei-time.ts';
import { addWorkingDays, isWorkingDay } from '../../domain/working-days.ts';

/** Weekends of 2026 and the public holidays around the dates used here. */
const holidays = new Set(
  Array.from({ length: 800 }, (_, day) => addDays('2025-10-01', day))
    .filter((date) => [0, 6].includes(weekday(date)))
    .concat('2026-12-25', '2026-10-09', '2026-10-26')
);
const now = Date.parse('2026-11-20T10:00:00+08:00');
const facts = {
  now,
  holidays,
  bases: { noticeOn: '2026-12-28', bidOpening: '2026-12-29T09:30:00+08:00', broken: '29/12/2026' }
};

describe('deadline rules', () => {
  it.each([
    ['+3wd', '2026-11-25T17:30:00+08:00'],
    ['+2d', '2026-11-22T17:30:00+08:00'],
    ['+1h', '2026-11-20T11:00:00+08:00'],
    ['+0h', '2026-11-20T10:00:00+08:00'],
    ['bidOpening-2wd', '2026-12-24T17:30:00+08:00'],
    ['noticeOn', '2026-12-28T17:30:00+08:00'],
    ['bidOpening', '2026-12-29T09:30:00+08:00'],
    ['bidOpening-2h', '2026-12-29T07:30:00+08:00'],
    ['noticeOn+1d', '2026-12-29T17:30:00+08:00']
  ])('%s is due at %s', (rule, expected) => {
    expect(dueAt(rule, facts)).toEqual({ dueAt: expected });
  });

  it.each([
    '',
    '3wd',
    '+3',
    'soon',
    '+3 weeks',
    'bidOpening-',
    '__proto__',
    'missing-2wd',
    'broken-1wd',
    '+99999wd'
  ])('%j is refused', (rule) => {
    expect(dueAt(rule, facts)).toMatchObject({ refusal: { code: 'DEADLINE_UNREADABLE' } });
  });

  it('counts a moment late in the evening by the Taipei date', () => {
    const late = Date.parse('2026-11-20T16:30:00Z');
    expect(dueAt('+1d', { ...facts, now: late })).toEqual({ dueAt: '2026-11-22T17:30:00+08:00' });
  });

  it.each([
    ['a date that is past', 'noticeOn', { noticeOn: '2026-11-19' }, '2026-11-23T17:30:00+08:00'],
    ['a rule that reaches back', 'bidOpening-5wd', { bidOpening: '2026-11-24' }, '2026-11-23T17:30:00+08:00'],
    ['this very moment', 'bidOpening', { bidOpening: '2026-11-20T10:00+08:00' }, '2026-11-23T17:30:00+08:00'],
    ['later today', 'noticeOn', { noticeOn: '2026-11-20' }, '2026-11-20T17:30:00+08:00'],
    ['a date to come', 'noticeOn-1wd', { noticeOn: '2026-11-25' }, '2026-11-24T17:30:00+08:00']
  ])('lets nothing be overdue at its start: %s', (_case, rule, bases, expected) => {
    expect(dueFromStart(rule, { ...facts, bases })).toEqual({ dueAt: expected });
  });

  it('leaves what counts from now as it is', () => {
    expect(dueFromStart('+0h', facts)).toEqual(dueAt('+0h', facts));
    expect(dueFromStart('missing-2wd', facts)).toMatchObject({ refusal: { code: 'DEADLINE_UNREADABLE' } });
  });

  it('names the years whose calendar is needed', () => {
    expect(calendarYears({ now, bases: { bidOpening: '2028-01-03', count: 7 } })).toEqual({
      from: 2025,
      to: 2029
    });
  });

  it('reads back what it can express', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(null, 'bidOpening', 'noticeOn'),
        fc.integer({ min: -9999, max: 9999 }),
        fc.constantFrom('wd' as const, 'd' as const, 'h' as const),
        (base, amount, unit) => {
          const text = `${base ?? ''}${amount < 0 ? '' : '+'}${amount}${unit}`;
          expect(parseDeadlineRule(text)).toEqual({ base, amount, unit });
        }
      )
    );
  });
});

describe('working days', () => {
  it('skips weekends and holidays in both directions', () => {
    expect(addWorkingDays('2026-12-24', 1, holidays)).toBe('2026-12-28');
    expect(addWorkingDays('2026-12-28', -1, holidays)).toBe('2026-12-24');
    expect(addWorkingDays('2026-12-25', 0, holidays)).toBe('2026-12-28');
  });

  it('has no answer when the calendar never opens again', () => {
    const closed = new Set(Array.from({ length: 400 }, (_, day) => addDays('2026-01-01', day)));
    expect(addWorkingDays('2026-01-01', 1, closed)).toBeUndefined();
  });

  it('lands on a working day and counts the same way back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 }), (offset, count) => {
        const from = addDays('2026-01-01', offset);
        const to = addWorkingDays(from, count, holidays) ?? '';
        expect(isWorkingDay(to, holidays)).toBe(true);
        const days = Array.from({ length: 400 }, (_, day) => addDays(from, day + 1)).filter(
          (date) => date <= to
        );
        expect(days.filter((date) => !holidays.has(date))).toHaveLength(count);
      })
    );
  });
});
