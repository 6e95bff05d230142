import { parseDeadlineRule } from '../domain/deadlines.ts';
import type { DeadlineUnit } from '../domain/deadlines.ts';
import type { Named } from './plan.ts';

const units: Readonly<Record<DeadlineUnit, string>> = { wd: '個工作日', d: '日', h: '小時' };

/** Whether a text is a deadline rule that counts from now or from one of the plan's dates. */
export function isDueRule(text: string, dates: readonly Named[]): boolean {
  const rule = parseDeadlineRule(text);
  return rule !== undefined && (rule.base === null || dates.some(({ id }) => id === rule.base));
}

/**
 * A deadline rule in words: `bidOpening-2wd` → 開標時間前2個工作日; what is no rule comes back unchanged. A date's title names a point
 * in time, so that it is not mistaken for the phase or step of that name.
 */
export function describeDue(text: string, dates: readonly Named[]): string {
  const rule = parseDeadlineRule(text);
  if (!rule || !isDueRule(text, dates)) return text;
  const base = rule.base === null ? '交辦' : (dates.find(({ id }) => id === rule.base)?.title ?? rule.base);
  if (rule.amount === 0) return rule.base === null ? '即時' : `於${base}`;
  return `${base}${rule.amount < 0 ? '前' : '後'}${Math.abs(rule.amount)}${units[rule.unit]}`;
}

const englishUnits: Readonly<Record<DeadlineUnit, string>> = { wd: 'working day', d: 'day', h: 'hour' };

/** As `describeDue`, in English: `bidOpening-2wd` → 2 working days before 開標時間; titles of dates stay as the plan has them. */
export function describeDueInEnglish(text: string, dates: readonly Named[]): string {
  const rule = parseDeadlineRule(text);
  if (!rule || !isDueRule(text, dates)) return text;
  const base =
    rule.base === null ? 'assignment' : (dates.find(({ id }) => id === rule.base)?.title ?? rule.base);
  if (rule.amount === 0) return rule.base === null ? 'at once' : `at ${base}`;
  const count = Math.abs(rule.amount);
  return `${count} ${englishUnits[rule.unit]}${count === 1 ? '' : 's'} ${rule.amount < 0 ? 'before' : 'after'} ${base}`;
}
