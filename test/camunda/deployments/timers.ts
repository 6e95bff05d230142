import { begin, type Cases } from './around.ts';
import { onTimer } from '../../support/bpmn.ts';
import { catches, bounds, bound, handler, handled, timer, kind } from './catching.ts';

const dates = [
  '2026-12-01T09:00:00',
  '2026-12-01T09:00Z',
  '2026-12-01T09:00:00+08:00',
  '2026-12-01T09:00:00[Asia/Taipei]',
  '2026-12-01',
  'soon',
  '2026-13-01T09:00:00Z',
  '=soon',
  '=1 +',
  ' 2026-12-01T09:00:00Z '
];
const durations = [
  'PT1S',
  'PT',
  'P',
  '1 day',
  'P1D',
  'P1Y',
  'P1M',
  'P1W',
  'PT-1S',
  '-PT1S',
  'P1.5D',
  'PT1.5S',
  'pt1s',
  'P1Y2M3DT4H',
  '=PT1S',
  '=1 +',
  '',
  ' ',
  'R3/PT1S',
  'P1DT',
  '+PT1S',
  'PT1M1H',
  'P0D'
];
const cycles = [
  'R3/PT1H',
  'R/PT1H',
  'R/P1D',
  'R3/PT',
  'R-1/PT1H',
  'R0/PT1H',
  'Rx/PT1H',
  'R3',
  'PT1H',
  'R3/2026-12-01T09:00:00Z/PT1H',
  'R3/2026-12-01/PT1H',
  '0 0 9 * * MON-FRI',
  '0 0 9 * *',
  '0 0 25 * * *',
  '0 0 9 31 2 *',
  '0 0 9 L * *',
  '@hourly',
  '@never',
  '*/5 * * * * *',
  'x',
  '=x',
  '=1 +',
  'R3/PT1H/2026-12-01T09:00:00Z',
  'r3/PT1H',
  'R2/2026-12-01T09:00:00+08:00[Asia/Taipei]/PT1H',
  '0 0 9 ? * 2#1',
  '0 0 9 1W * *',
  '0 0 0 29 2 *'
];

const cycling = (text: string) => bounds(bound(onTimer('timeCycle', text), false));

/** Timers by their texts. */
export const timers: Cases = {
  ...Object.fromEntries(dates.map((text) => [`date "${text}"`, catches(onTimer('timeDate', text))])),
  ...Object.fromEntries(
    durations.map((text) => [`duration "${text}"`, catches(onTimer('timeDuration', text))])
  ),
  ...Object.fromEntries(cycles.map((text) => [`cycle "${text}"`, cycling(text)])),
  'no time': catches(timer('')),
  'two times': catches(timer(kind('timeDate', '2026-12-01T09:00:00Z') + kind('timeDuration', 'PT1S'))),
  'a duration twice': catches(timer(kind('timeDuration', 'PT1S') + kind('timeDuration', 'PT1S'))),
  'three times': bounds(
    bound(
      timer(
        kind('timeDate', '2026-12-01T09:00:00Z') + kind('timeDuration', 'PT1H') + kind('timeCycle', 'R/PT1H')
      ),
      false
    )
  ),
  'a cycle of a catch event': catches(onTimer('timeCycle', 'R3/PT1H')),
  'a cycle of an interrupting boundary event': bounds(bound(onTimer('timeCycle', 'R3/PT1H'))),
  'a cycle of an interrupting event sub-process': handled(handler('H', onTimer('timeCycle', 'R3/PT1H'))),
  'a cycle of an event sub-process': handled(
    handler('H', onTimer('timeCycle', 'R3/PT1H'), 'isInterrupting="false"')
  ),
  'a duration of a start event': begin(onTimer('timeDuration', 'PT1H')),
  'a date of a start event': begin(onTimer('timeDate', '2099-12-01T09:00:00Z')),
  'a cycle of a start event': begin(onTimer('timeCycle', 'R3/PT1H')),
  'a wrong cycle of a start event': begin(onTimer('timeCycle', 'R3/1H')),
  'a variable of a start event': begin(onTimer('timeDate', '=when')),
  'broken FEEL of a start event': begin(onTimer('timeDate', '=1 +')),
  'a number of a start event': begin(onTimer('timeDuration', '=5')),
  'a timer of an interrupting start event': begin(onTimer('timeCycle', '=5'))
};
