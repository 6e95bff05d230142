/** Which values in a list are the same, and what it costs to find out. */
import { FeelDuration } from 'feelin';
import { nanosecondsOf } from '../durations.ts';
import { type Steps, stepsOfTemporalText, stepsOfText } from '../steps.ts';
import { isTemporal } from '../temporal.ts';
import { temporalString } from '../temporal-text.ts';
import type { Value } from '../values.ts';
import { equal, isContext, isList, kindOf, monthsOf } from '../values.ts';
import type { Evaluation } from './builtin.ts';

/** Whether two values are the same. */
export const same = (a: Value, b: Value, steps: Steps): boolean => equal(a, b, steps) === true;

/** Contexts are not found in a list by what they contain, and neither is what contains them. */
export function isIdentical(a: Value, b: Value, steps: Steps): boolean {
  return same(a, b, steps) && !hasContext(a);
}

const hasContext = (value: Value): boolean => isContext(value) || (isList(value) && value.some(hasContext));

/** What it costs to come to compare values with this one, in steps; what is in them is paid for as it is compared. */
export function comparisonSteps(value: Value): number {
  return typeof value !== 'object' || value === null ? 1 : 6;
}

/** What it costs to look for a value that is found by its key, in steps. */
const stepsOfLookup = 5;

/** Values that are the same as each other: the first of them, and how many they are. */
export interface Group {
  readonly first: Value;
  count: number;
}

/** The values of a list by sameness, in the order of the first ones. */
export function groups(list: readonly Value[], evaluation: Evaluation): readonly Group[] {
  const found: Group[] = [];
  const keyed = new Map<unknown, Group>();
  const others: Group[] = [];
  for (const item of list) {
    const key = keyOf(item, evaluation);
    const known = key === undefined ? amongst(others, item, evaluation) : keyed.get(key);
    if (known) {
      known.count += 1;
      continue;
    }
    const group = { first: item, count: 1 };
    found.push(group);
    if (key === undefined) others.push(group);
    else keyed.set(key, group);
  }
  return found;
}

function amongst(known: readonly Group[], item: Value, evaluation: Evaluation): Group | undefined {
  evaluation.spend(comparisonSteps(item) * known.length);
  return known.find(({ first }) => same(first, item, evaluation));
}

/** What is the same for values that are the same; undefined for those that must be compared. */
function keyOf(value: Value, evaluation: Evaluation): unknown {
  evaluation.spend(stepsOfLookup + (typeof value === 'string' ? stepsOfText(value.length) : 0));
  if (typeof value === 'string') return `string ${value}`;
  if (typeof value !== 'object' || value === null) return value;
  if (!isTemporal(value)) return undefined;
  evaluation.spend(stepsOfTemporalText);
  if (!(value instanceof FeelDuration)) return `${kindOf(value)} ${temporalString(value)}`;
  return value.yearsMonths ? `months ${monthsOf(value)}` : `nanoseconds ${nanosecondsOf(value)}`;
}
