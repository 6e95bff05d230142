import { describe, expect, it } from '@jest/globals';
import { constant } from '../../../engine/feel/expression.ts';
import { Failure } from '../../../engine/feel/failure.ts';
import type { TimerDefinition } from '../../../engine/model/executable.ts';
import { evaluateTimer, nextDue } from '../../../engine/processing/timer-due.ts';
import { nextCron } from '../../../engine/processing/cron.ts';

const now = Date.parse('2026-01-31T00:00:00Z');
const due = (kind: TimerDefinition['kind'], text: string) => {
  const result = evaluateTimer({ kind, expression: constant(text) }, () => undefined, now);
  if (result instanceof Failure) return result.errorType;
  return { ...result, dueAt: new Date(result.dueAt).toISOString() };
};

describe('timers', () => {
  it.each<[TimerDefinition['kind'], string, object | string]>([
    [
      'date',
      '2026-03-01T09:00:00+08:00',
      { dueAt: '2026-03-01T01:00:00.000Z', repetitions: 1, interval: null }
    ],
    ['date', '2026-03-01T09:00:00+08:00[Asia/Taipei]', { dueAt: '2026-03-01T01:00:00.000Z' }],
    ['date', '2026-03-01T09:00+08', { dueAt: '2026-03-01T01:00:00.000Z' }],
    ['date', '2026-03-01t09:00:00.5z', { dueAt: '2026-03-01T09:00:00.500Z' }],
    ['date', '2026-03-01T09:00:00+08:00:30', { dueAt: '2026-03-01T00:59:30.000Z' }],
    ['date', '2026-03-01T09:00:00-18:00', { dueAt: '2026-03-02T03:00:00.000Z' }],
    ['date', 'tomorrow', 'EXTRACT_VALUE_ERROR'],
    ['date', '2026-03-01', 'EXTRACT_VALUE_ERROR'],
    ['date', '2026-03-01T09:00:00', 'EXTRACT_VALUE_ERROR'],
    ['date', '2026-03-01T09:00:00[Asia/Taipei]', 'EXTRACT_VALUE_ERROR'],
    ['date', '2026-03-01T09:00:00+0800', 'EXTRACT_VALUE_ERROR'],
    ['date', '2026-03-01T09:00:00+18:30', 'EXTRACT_VALUE_ERROR'],
    ['date', '2026-03-01T09:00:00+08:00[Nowhere/Land]', 'EXTRACT_VALUE_ERROR'],
    ['date', '2026-02-30T09:00:00Z', 'EXTRACT_VALUE_ERROR'],
    ['date', '2026-03-01T24:00:00Z', 'EXTRACT_VALUE_ERROR'],
    ['cycle', 'R3/2026-03-01T09:00:00/PT1H', 'EXTRACT_VALUE_ERROR'],
    ['duration', 'PT1H30M', { dueAt: '2026-01-31T01:30:00.000Z' }],
    ['duration', 'P1M', { dueAt: '2026-02-28T00:00:00.000Z' }],
    ['duration', 'P1Y2W', { dueAt: '2027-02-14T00:00:00.000Z' }],
    ['duration', '-PT1H', { dueAt: '2026-01-30T23:00:00.000Z' }],
    ['duration', 'PT-1H+30M', { dueAt: '2026-01-30T23:30:00.000Z' }],
    ['duration', '-P1DT-1H', { dueAt: '2026-01-30T01:00:00.000Z' }],
    ['duration', 'p1dT0,25s', { dueAt: '2026-02-01T00:00:00.250Z' }],
    ['duration', 'pt1h', 'EXTRACT_VALUE_ERROR'],
    ['duration', 'PT', 'EXTRACT_VALUE_ERROR'],
    ['duration', 'P400000Y', 'EXTRACT_VALUE_ERROR'],
    ['duration', 'PT99999999999999999999H', 'EXTRACT_VALUE_ERROR'],
    ['duration', '0 0 9 * * *', 'EXTRACT_VALUE_ERROR'],
    ['cycle', 'R3/PT10S', { dueAt: '2026-01-31T00:00:10.000Z', repetitions: 3, interval: 'PT10S' }],
    [
      'cycle',
      'R/2026-02-01T00:00:00Z/P1D',
      { dueAt: '2026-02-01T00:00:00.000Z', repetitions: -1, interval: 'P1D' }
    ],
    ['cycle', 'R-1/PT10S', { repetitions: -1 }],
    ['cycle', 'R0/PT-10S', { dueAt: '2026-01-30T23:59:50.000Z', repetitions: 0 }],
    ['cycle', 'R/2026-02-01T00:00:00+08:00[Asia/Taipei]/P1D', { dueAt: '2026-01-31T16:00:00.000Z' }],
    ['cycle', 'R-/PT10S', 'EXTRACT_VALUE_ERROR'],
    ['cycle', 'R/P400000Y', 'EXTRACT_VALUE_ERROR'],
    ['cycle', 'R2147483648/PT1S', 'EXTRACT_VALUE_ERROR'],
    ['cycle', 'sometimes', 'EXTRACT_VALUE_ERROR']
  ])('%s %s', (kind, text, expected) => {
    if (typeof expected === 'string') expect(due(kind, text)).toBe(expected);
    else expect(due(kind, text)).toMatchObject(expected);
  });

  it('repeat from the time at which they were due, or at once when that has passed, while it is within time', () => {
    expect(nextDue('P1M', Date.parse('2026-02-28T00:00:00Z'), now)).toBe(Date.parse('2026-03-28T00:00:00Z'));
    expect(nextDue('PT1H', now - 7_200_000, now)).toBe(now);
    expect(due('cycle', 'R/2020-01-01T00:00:00Z/PT1H')).toMatchObject({ dueAt: '2026-01-31T00:00:00.000Z' });
    expect(nextDue('P200000Y', Date.parse('+200000-01-01T00:00:00Z'), now)).toBeNull();
  });

  it.each(['PT0S', 'PT0.000001S', 'PT-1H', 'P-1D'])(
    'with an interval of %s fire ten times a second, not without end at once',
    (interval) => {
      expect(nextDue(interval, now, now)).toBe(now + 100);
      expect(nextDue(interval, now - 7_200_000, now)).toBe(now);
    }
  );

  it('of cron expressions repeat from now: what a halt has missed is not made up for', () => {
    const local = (text: string) => new Date(text).getTime();
    expect(nextDue('0 0 9 * * *', local('2026-03-01T09:00:00'), local('2026-03-05T10:00:00'))).toBe(
      local('2026-03-06T09:00:00')
    );
  });
});

describe('cron expressions', () => {
  const local = (text: string) => new Date(text).getTime();
  it.each([
    ['0 0 9 * * MON-FRI', '2026-03-06T09:00:00', '2026-03-09T09:00:00'],
    ['0 */15 * * * *', '2026-03-06T09:01:00', '2026-03-06T09:15:00'],
    ['30 0 0 1 1 ?', '2026-03-06T09:01:00', '2027-01-01T00:00:30'],
    ['@daily', '2026-03-06T09:01:00', '2026-03-07T00:00:00'],
    ['0 0 0 29 2 *', '2026-03-06T09:01:00', '2028-02-29T00:00:00']
  ])('%s after %s', (cron, after, expected) => {
    expect(nextCron(cron, local(after))).toBe(local(expected));
  });

  it.each(['0 0 0 31 2 *', '61 * * * * *', '* * * *', 'R/PT1S'])('%s never comes', (cron) => {
    expect(nextCron(cron, now)).toBeNull();
  });
});
