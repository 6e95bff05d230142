/** Functions of dates and of the clock. */
import { FeelDate, FeelDuration } from 'feelin';
import { parseDate, parseDateTime, temporalVariable } from '../temporal-text.ts';
import type { Value } from '../values.ts';
import type { Builtins, Signature } from './builtin.ts';
import { signature, temporal } from './builtin.ts';
import { dateOf } from './conversion.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
];

type Day = ReturnType<FeelDate['unwrap']>;

function ofDate(call: (day: Day) => Value): readonly Signature[] {
  return temporal([
    signature('date', ([value]) => {
      const date = dateOf(value);
      return date && call(date.unwrap());
    })
  ]);
}

/** A timer cycle of ISO 8601: `R3/PT1H`; without a number of repetitions it goes on. */
function cycle(repetitions: Value, interval: Value): Value {
  if (!(interval instanceof FeelDuration) || !(repetitions === null || typeof repetitions === 'number'))
    return null;
  return `R${repetitions === null ? '' : Math.trunc(repetitions)}/${temporalVariable(interval)}`;
}

export const dateFunctions: Builtins = {
  now: temporal([signature('', (_args, { now }) => parseDateTime(now))]),
  today: temporal([signature('', (_args, { now }) => parseDate(now.slice(0, now.indexOf('T'))))]),
  'day of week': ofDate((day) => days[day.dayOfWeek - 1]!),
  'day of year': ofDate((day) => day.dayOfYear),
  'week of year': ofDate((day) => day.weekOfYear ?? null),
  'month of year': ofDate((day) => months[day.month - 1]!),
  'last day of month': ofDate((day) => new FeelDate(day.with({ day: day.daysInMonth }))),
  cycle: [
    signature('interval', ([interval = null]) => cycle(null, interval)),
    signature('repetitions, interval', ([repetitions = null, interval = null]) =>
      cycle(repetitions, interval)
    )
  ]
};
