import { type Kind, kindOf, type Value } from '../values.ts';

const ofTime = ['timezone', 'second', 'time offset', 'minute', 'hour'];
const ofDateTime = ['timezone', 'year', 'second', 'month', 'day', 'time offset', 'weekday', 'minute', 'hour'];

const names: Partial<Record<Kind, readonly string[]>> = {
  date: ['year', 'month', 'day', 'weekday'],
  'local time': ofTime,
  time: ofTime,
  'local date time': ofDateTime,
  'date time': ofDateTime,
  'days duration': ['days', 'hours', 'minutes', 'seconds'],
  'years duration': ['years', 'months']
};

/** The names of what a value has that is no context, in the order in which Camunda tells them. */
export const propertiesOf = (value: Value): readonly string[] => names[kindOf(value)] ?? [];
