import { parseDeadlineRule, type DeadlineUnit } from '../../domain/deadlines.ts';

/** Where a due date is counted from: when the task is given, or a date of the case by its variable. */
export const fromAssignment = '+';

export type DueDirection = 'before' | 'at' | 'after';

/** A deadline rule in the parts that a person chooses. */
export interface DueChoice {
  /** `+` (when the task is given) or the variable of a date. */
  readonly base: string;
  readonly direction: DueDirection;
  readonly amount: number;
  readonly unit: DeadlineUnit;
}

/** What a choice begins with. */
const usual: DueChoice = { base: fromAssignment, direction: 'after', amount: 3, unit: 'wd' };

const directionOf = (base: string, amount: number): DueDirection => {
  if (base === fromAssignment || amount > 0) return 'after';
  return amount < 0 ? 'before' : 'at';
};

/** The parts of a rule; null for a text that is none. */
export function dueChoiceOf(rule: string): DueChoice | null {
  const parsed = parseDeadlineRule(rule);
  if (!parsed) return null;
  const base = parsed.base ?? fromAssignment;
  const direction = directionOf(base, parsed.amount);
  return direction === 'at'
    ? { ...usual, base, direction }
    : { base, direction, amount: Math.abs(parsed.amount), unit: parsed.unit };
}

/** The rule that a choice stands for: `+3wd`, `bidOpening-2wd`, `bidOpening`. */
export function dueRuleOf({ base, direction, amount, unit }: DueChoice): string {
  if (base === fromAssignment) return `+${amount}${unit}`;
  return direction === 'at' ? base : `${base}${direction === 'before' ? '-' : '+'}${amount}${unit}`;
}

/** The choice after one part of it, or of the usual one, is chosen anew. */
export const withPart = (choice: DueChoice | null, part: Partial<DueChoice>): DueChoice => {
  const next = { ...(choice ?? usual), ...part };
  return { ...next, amount: Math.min(9999, Math.max(1, Math.trunc(next.amount) || 1)) };
};
