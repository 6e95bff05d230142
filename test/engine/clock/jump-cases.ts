import { dueAt } from '../../../domain/deadlines.ts';
import { addDays, weekday } from '../../../domain/taipei-time.ts';
import type { onTimer } from '../../support/bpmn.ts';

/** A timer, when it begins to run, and when it must fire. Times without an offset are those of the process's zone. */
export interface JumpCase {
  readonly name: string;
  readonly timer: Parameters<typeof onTimer>;
  readonly from: string;
  /** The instants up to `until`, oldest first. */
  readonly due: readonly string[];
  /** How often it fires at `until` when none of these was looked at: once for what was missed, an interval once for that moment too. */
  readonly atOneLeap: number;
  readonly until: string;
}

/** The weekends and the New Year of 2024; Saturday 17 February was a make-up work day. */
const holidays = new Set(
  Array.from({ length: 60 }, (_none, day) => addDays('2024-01-20', day))
    .filter((date) => [0, 6].includes(weekday(date)))
    .concat('2024-02-08', '2024-02-09', '2024-02-12', '2024-02-13', '2024-02-14')
    .filter((date) => date !== '2024-02-17')
);

/** A deadline by the office calendar, counted from a moment in Taipei. */
function deadline(rule: string, from: string): string {
  const answer = dueAt(rule, { now: Date.parse(from), bases: {}, holidays });
  if ('refusal' in answer) throw new Error(answer.refusal.code);
  return answer.dueAt;
}

export const jumpCases: readonly JumpCase[] = [
  {
    name: 'five hours over the end of a year',
    timer: ['timeCycle', 'R5/PT1H'],
    from: '2026-12-31T21:30:00',
    due: [
      '2026-12-31T22:30:00',
      '2026-12-31T23:30:00',
      '2027-01-01T00:30:00',
      '2027-01-01T01:30:00',
      '2027-01-01T02:30:00'
    ],
    atOneLeap: 2,
    until: '2027-01-05T00:00:00'
  },
  {
    name: 'days over a leap day',
    timer: ['timeCycle', 'R3/P1D'],
    from: '2028-02-27T12:00:00',
    due: ['2028-02-28T12:00:00', '2028-02-29T12:00:00', '2028-03-01T12:00:00'],
    atOneLeap: 2,
    until: '2028-03-06T00:00:00'
  },
  {
    name: 'forty-eight hours over a leap day',
    timer: ['timeDuration', 'PT48H'],
    from: '2028-02-28T00:00:00',
    due: ['2028-03-01T00:00:00'],
    atOneLeap: 1,
    until: '2028-03-04T00:00:00'
  },
  {
    name: 'a month after 31 January',
    timer: ['timeDuration', 'P1M'],
    from: '2026-01-31T07:00:00',
    due: ['2026-02-28T07:00:00'],
    atOneLeap: 1,
    until: '2026-03-06T00:00:00'
  },
  {
    name: 'months after 31 January of a leap year',
    timer: ['timeCycle', 'R3/P1M'],
    from: '2028-01-31T07:00:00',
    due: ['2028-02-29T07:00:00', '2028-03-29T07:00:00', '2028-04-29T07:00:00'],
    atOneLeap: 2,
    until: '2028-06-01T00:00:00'
  },
  {
    name: 'a year after a leap day',
    timer: ['timeDuration', 'P1Y'],
    from: '2028-02-29T09:00:00',
    due: ['2029-02-28T09:00:00'],
    atOneLeap: 1,
    until: '2029-03-05T00:00:00'
  },
  {
    name: 'cron on leap days',
    timer: ['timeCycle', '0 0 9 29 2 *'],
    from: '2027-12-31T00:00:00',
    due: ['2028-02-29T09:00:00'],
    atOneLeap: 1,
    until: '2028-04-01T00:00:00'
  },
  {
    name: 'cron at the beginning of a year',
    timer: ['timeCycle', '0 0 0 1 1 *'],
    from: '2026-12-30T23:59:59',
    due: ['2027-01-01T00:00:00'],
    atOneLeap: 1,
    until: '2027-01-04T00:00:00'
  },
  {
    name: 'cron on the last day of long months',
    timer: ['timeCycle', '0 30 17 31 * *'],
    from: '2026-01-31T17:30:00',
    due: ['2026-03-31T17:30:00', '2026-05-31T17:30:00'],
    atOneLeap: 1,
    until: '2026-06-15T00:00:00'
  },
  {
    name: 'cron on weekdays',
    timer: ['timeCycle', '0 0 9 * * MON-FRI'],
    from: '2026-12-30T10:00:00',
    due: ['2026-12-31T09:00:00', '2027-01-01T09:00:00', '2027-01-04T09:00:00', '2027-01-05T09:00:00'],
    atOneLeap: 1,
    until: '2027-01-06T00:00:00'
  },
  {
    name: 'a deadline on a make-up work day',
    timer: ['timeDate', deadline('+2wd', '2024-02-15T10:00:00+08:00')],
    from: '2024-02-15T10:00:00+08:00',
    due: ['2024-02-17T17:30:00+08:00'],
    atOneLeap: 1,
    until: '2024-02-20T00:00:00+08:00'
  },
  {
    name: 'a deadline after holidays',
    timer: ['timeDate', deadline('+1wd', '2024-02-07T10:00:00+08:00')],
    from: '2024-02-07T10:00:00+08:00',
    due: ['2024-02-15T17:30:00+08:00'],
    atOneLeap: 1,
    until: '2024-02-17T00:00:00+08:00'
  }
];
