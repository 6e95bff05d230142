import type { Instant } from '../records.ts';

/** Cron expressions as Spring writes them: second, minute, hour, day of month, month, day of week; or @daily and its kin. */
const macros: Record<string, string> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *'
};
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const farthestYears = 8;

interface Cron {
  second: Set<number>;
  minute: Set<number>;
  hour: Set<number>;
  dayOfMonth: Set<number>;
  month: Set<number>;
  dayOfWeek: Set<number>;
}

/** Whether a text is a cron expression that this engine understands. */
export function isCron(text: string): boolean {
  return parseCron(text) !== null;
}

/** The first instant after `after` that the expression names, in the process's time zone; null when there is none. */
export function nextCron(text: string, after: Instant): Instant | null {
  const cron = parseCron(text);
  if (!cron) return null;
  const at = new Date(after);
  at.setMilliseconds(0);
  at.setSeconds(at.getSeconds() + 1);
  const last = at.getFullYear() + farthestYears;
  while (at.getFullYear() <= last) if (!advance(at, cron)) return at.getTime();
  return null;
}

/** Moves to the beginning of the next unit that may match; false when the time matches already. */
function advance(at: Date, cron: Cron): boolean {
  if (!cron.month.has(at.getMonth() + 1)) {
    at.setMonth(at.getMonth() + 1, 1);
    at.setHours(0, 0, 0);
  } else if (!cron.dayOfMonth.has(at.getDate()) || !cron.dayOfWeek.has(at.getDay())) {
    at.setDate(at.getDate() + 1);
    at.setHours(0, 0, 0);
  } else if (!cron.hour.has(at.getHours())) at.setHours(at.getHours() + 1, 0, 0);
  else if (!cron.minute.has(at.getMinutes())) at.setMinutes(at.getMinutes() + 1, 0);
  else if (!cron.second.has(at.getSeconds())) at.setSeconds(at.getSeconds() + 1);
  else return false;
  return true;
}

function parseCron(text: string): Cron | null {
  const fields = (macros[text] ?? text).trim().split(/\s+/);
  if (fields.length !== 6) return null;
  const [second, minute, hour, dayOfMonth, month, dayOfWeek] = fields as [
    string,
    string,
    string,
    string,
    string,
    string
  ];
  const cron = {
    second: parseField(second, 0, 59),
    minute: parseField(minute, 0, 59),
    hour: parseField(hour, 0, 23),
    dayOfMonth: parseField(dayOfMonth, 1, 31),
    month: parseField(named(month, months, 1), 1, 12),
    dayOfWeek: parseField(named(dayOfWeek, days, 0), 0, 7)
  };
  if (cron.dayOfWeek?.has(7)) cron.dayOfWeek.add(0);
  return Object.values(cron).every((values) => values !== null) ? (cron as Cron) : null;
}

function named(field: string, names: string[], first: number): string {
  return field.toUpperCase().replace(/[A-Z]{3}/g, (name) => {
    const index = names.indexOf(name);
    return index < 0 ? name : String(index + first);
  });
}

function parseField(field: string, low: number, high: number): Set<number> | null {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:(\*|\?)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) return null;
    const from = match[1] ? low : Number(match[2]);
    const step = match[4] === undefined ? 1 : Number(match[4]);
    const single = match[4] === undefined ? from : high;
    const to = match[1] ? high : match[3] === undefined ? single : Number(match[3]);
    if (from < low || to > high || from > to || step < 1) return null;
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return values;
}
