import { calendarYears, dueFromStart } from '../domain/deadlines.ts';
import { RefusalError } from '../domain/refusals.ts';
import type { Ports } from './ports/index.ts';

/**
 * Due dates (ISO 8601, +08:00) by name, each from its deadline rule; rules count from now, or from the dates among `bases`;
 * what such a date puts into the past is due on the next working day.
 * DEADLINE_UNREADABLE for a rule or base that cannot be read.
 */
export async function dueDates(
  { calendar, clock }: Ports<'calendar' | 'clock'>,
  rules: Readonly<Record<string, string>>,
  bases: Readonly<Record<string, unknown>>
): Promise<Readonly<Record<string, string>>> {
  const now = clock.now();
  const { from, to } = calendarYears({ now, bases });
  const facts = { now, bases, holidays: await calendar.holidays(from, to) };
  const due = Object.entries(rules).map(([name, rule]): [string, string] => {
    const answer = dueFromStart(rule, facts);
    if ('refusal' in answer) throw new RefusalError(answer.refusal);
    return [name, answer.dueAt];
  });
  return Object.fromEntries(due);
}
