import type { Refusal } from './refusals.ts';
import { addDays, dateIn, instantAt, isDate, taipeiDate, taipeiInstant } from './taipei-time.ts';
import { addWorkingDays } from './working-days.ts';
import type { Holidays } from './working-days.ts';

/** `wd` working days, `d` calendar days, `h` hours. */
export type DeadlineUnit = 'wd' | 'd' | 'h';

/** `+3wd` counts from now; `bidOpening-2wd` from the date in variable `bidOpening`; `bidOpening` is that moment. */
export interface DeadlineRule {
  readonly base: string | null;
  readonly amount: number;
  readonly unit: DeadlineUnit;
}

export interface DeadlineFacts {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Variables that rules may count from: ISO dates or instants. */
  readonly bases: Readonly<Record<string, unknown>>;
  readonly holidays: Holidays;
}

const grammar = /^([A-Za-z][A-Za-z0-9]*)?(?:([+-])(\d{1,4})(wd|d|h))?$/;

/** Reads a deadline rule; undefined when it is none. */
export function parseDeadlineRule(text: string): DeadlineRule | undefined {
  const match = grammar.exec(text.trim());
  if (!match) return undefined;
  const [, base = null, sign, amount, unit] = match;
  if (sign === undefined) return base === null ? undefined : { base, amount: 0, unit: 'd' };
  return { base, amount: Number(`${sign}${amount}`), unit: unit as DeadlineUnit };
}

/**
 * The instant (ISO 8601, +08:00) at which something is due. Rules in days end at close of business; rules in hours, and
 * a base that carries a time and is not shifted by days, keep their time. Refuses (DEADLINE_UNREADABLE) a rule or a base
 * that cannot be read.
 */
export function dueAt(
  text: string,
  facts: DeadlineFacts
): { readonly dueAt: string } | { readonly refusal: Refusal } {
  const rule = parseDeadlineRule(text);
  const from = rule && baseOf(rule, facts);
  if (!rule || !from) return unreadable(text);
  if (rule.unit === 'h') return { dueAt: taipeiInstant(from.epochMs + rule.amount * 3_600_000) };
  if (rule.amount === 0 && rule.unit === 'd') return { dueAt: from.exact ?? instantAt(from.date) };
  const date =
    rule.unit === 'wd'
      ? addWorkingDays(from.date, rule.amount, facts.holidays)
      : addDays(from.date, rule.amount);
  return date === undefined ? unreadable(text) : { dueAt: instantAt(date) };
}

/**
 * The same for work that starts now. A rule that counts from a date may name a moment that has passed already (a notice published
 * before the plan ran, a phase entered late): then the work is due on the next working day, at close of business, so that nothing
 * is overdue before it can be begun. Rules that count from now are as they are.
 */
export function dueFromStart(text: string, facts: DeadlineFacts): ReturnType<typeof dueAt> {
  const answer = dueAt(text, facts);
  const isPast = 'dueAt' in answer && Date.parse(answer.dueAt) <= facts.now;
  return isPast && parseDeadlineRule(text)?.base != null ? dueAt('+1wd', facts) : answer;
}

/** First and last year whose office calendar the rules may need. */
export function calendarYears({ now, bases }: Omit<DeadlineFacts, 'holidays'>): { from: number; to: number } {
  const years = [taipeiDate(now), ...Object.values(bases).map(dateIn)]
    .filter((date) => date !== undefined)
    .map((date) => Number(date.slice(0, 4)));
  return { from: Math.min(...years) - 1, to: Math.max(...years) + 1 };
}

interface Base {
  readonly date: string;
  readonly epochMs: number;
  /** The moment itself, when the base says one. */
  readonly exact: string | null;
}

function baseOf(rule: DeadlineRule, { now, bases }: DeadlineFacts): Base | undefined {
  if (rule.base === null) return { date: taipeiDate(now), epochMs: now, exact: null };
  const value = Object.hasOwn(bases, rule.base) ? bases[rule.base] : undefined;
  const date = dateIn(value);
  if (date === undefined || typeof value !== 'string') return undefined;
  if (isDate(value)) return { date, epochMs: Date.parse(instantAt(value)), exact: null };
  const epochMs = Date.parse(value);
  return { date, epochMs, exact: taipeiInstant(epochMs) };
}

const unreadable = (rule: string): { refusal: Refusal } => ({
  refusal: { code: 'DEADLINE_UNREADABLE', facts: { rule } }
});
