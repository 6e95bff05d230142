import type { Condition } from '../ports.ts';
import { invalidArgument } from './problem.ts';

/** The conditions of a filter that asks for something: without criteria an act would be upon everything. */
export function withCriteria(where: Condition[]): Condition[] {
  if (asksForSomething(where)) return where;
  throw invalidArgument('At least one of filter criteria is required.');
}

/** Alternatives ask for something when each of them does. */
const asksForSomething = (where: readonly Condition[]): boolean =>
  where.some((condition) => !('any' in condition) || condition.any.every(asksForSomething));
