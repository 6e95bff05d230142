/**
 * Functions that Camunda's FEEL has and feelin lacks, and the clock functions, which follow the engine's clock.
 * Plain JavaScript: the worker thread loads it without a loader.
 */
import { FeelDate, FeelDateTime, dateAndTime, date } from 'feelin';

const isBlank = (text) => typeof text === 'string' && text.trim() === '';

/** Marks a value that a worker of an ad-hoc sub-process gives, with what it is told of it: see engine/model/tool-parameters.ts. */
const fromAi = (value) => value ?? null;
fromAi.$args = ['value', 'description', 'type', 'schema', 'options'];

/** `instant`: RFC 3339 text of the engine's time, with the offset of the office. */
export function builtins(instant) {
  return {
    now: () => dateAndTime(instant),
    today: () => date(instant.slice(0, 10)),
    'get or else': (value, otherwise) => value ?? otherwise,
    'is defined': (value) => value !== null && value !== undefined,
    'is blank': (string) => isBlank(string),
    'is empty': (list) => Array.isArray(list) && list.length === 0,
    fromAi,
    trim: (string) => (typeof string === 'string' ? string.trim() : null),
    'last day of month': (day) => lastDayOfMonth(day)
  };
}

export const builtinNames = Object.keys(builtins('1970-01-01T00:00:00Z'));

function lastDayOfMonth(value) {
  if (!(value instanceof FeelDate || value instanceof FeelDateTime)) return null;
  const last = new Date(Date.UTC(value.year, value.month, 0)).getUTCDate();
  const two = (number) => String(number).padStart(2, '0');
  return date(`${String(value.year).padStart(4, '0')}-${two(value.month)}-${two(last)}`);
}
