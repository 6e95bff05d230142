import { add, areWhole, divide, largestPower, multiply, power, subtract } from './decimal.ts';
import { Fatal } from './fatal.ts';
import { stepsOfFraction, stepsOfTemporal, stepsOfText, type Steps } from './steps.ts';
import type { ArithmeticOperator, ComparisonOperator } from './syntax/nodes.ts';
import { addTemporal, divideTemporal, isTemporal, multiplyTemporal, subtractTemporal } from './temporal.ts';
import { compare, equal, hasOrder, isList, kindOf, type Value } from './values.ts';

/** An operator of two values; null for values that it is not for. */
export type Operator = (left: Value, right: Value, steps: Steps) => Value;

/** An operator of two numbers, or of what else `other` is for. */
function ofNumbers(count: (left: number, right: number, steps: Steps) => Value, other: Operator): Operator {
  return (left, right, steps) => {
    if (typeof left !== 'number' || typeof right !== 'number') return other(left, right, steps);
    if (!areWhole(left, right)) steps.spend(stepsOfFraction);
    return count(left, right, steps);
  };
}

/** An operator of dates, times and durations. */
function ofTemporals(count: (left: Value, right: Value) => Value): Operator {
  return (left, right, steps) => {
    if (!isTemporal(left) && !isTemporal(right)) return null;
    steps.spend(stepsOfTemporal);
    return count(left, right);
  };
}

const addTemporals = ofTemporals(addTemporal);

function join(left: Value, right: Value, steps: Steps): Value {
  if (typeof left !== 'string' || typeof right !== 'string') return addTemporals(left, right, steps);
  steps.spend(stepsOfText(left.length + right.length));
  return left + right;
}

/** Each time that a fraction is multiplied by itself, it has as many digits more. */
const stepsOfMultiplication = 3;

function toThePower(left: number, right: number, steps: Steps): number {
  if (!Number.isInteger(left)) steps.spend(stepsOfMultiplication * Math.min(Math.abs(right), largestPower));
  const result = power(left, right);
  if (Number.isNaN(result) || (left === 0 && right < 0)) throw new Fatal(`${left} ** ${right} is no number`);
  return result;
}

/** The operators of arithmetic. */
export const arithmetic: Readonly<Record<ArithmeticOperator, Operator>> = {
  '+': ofNumbers(add, join),
  '-': ofNumbers(subtract, ofTemporals(subtractTemporal)),
  '*': ofNumbers(multiply, ofTemporals(multiplyTemporal)),
  '/': ofNumbers((left, right) => (right === 0 ? null : divide(left, right)), ofTemporals(divideTemporal)),
  '**': ofNumbers(toThePower, () => null)
};

/** The place of `left` before or behind `right`; null where they have none. */
function ordered(left: Value, right: Value, steps: Steps): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (isList(left) && isList(right) && haveOrder(left, steps) && haveOrder(right, steps))
    throw new Fatal('lists can not be compared to each other');
  return compare(left, right, steps);
}

/** Camunda takes two lists of values that have an order for something that has one, and fails at comparing them. */
function haveOrder(items: readonly Value[], steps: Steps): boolean {
  steps.spend(items.length);
  const [first] = items;
  return first !== undefined && hasOrder(first) && items.every((item) => kindOf(item) === kindOf(first));
}

const inOrder =
  (holds: (order: number) => boolean): Operator =>
  (left, right, steps) => {
    const order = ordered(left, right, steps);
    return order === null ? null : holds(order);
  };

/** The operators of comparison. */
export const comparison: Readonly<Record<ComparisonOperator, Operator>> = {
  '=': equal,
  '!=': (left, right, steps) => {
    const same = equal(left, right, steps);
    return same === null ? null : !same;
  },
  '<': inOrder((order) => order < 0),
  '<=': inOrder((order) => order <= 0),
  '>': inOrder((order) => order > 0),
  '>=': inOrder((order) => order >= 0)
};

/** Whether a value is between two others; null unless it can be compared with both. */
export function isWithin(
  value: Value,
  start: Value,
  startIncluded: boolean,
  end: Value,
  endIncluded: boolean,
  steps: Steps
): boolean | null {
  if (isList(start) !== isList(end)) return null;
  const fromStart = ordered(value, start, steps);
  const fromEnd = ordered(value, end, steps);
  if (fromStart === null || fromEnd === null) return null;
  return (startIncluded ? fromStart >= 0 : fromStart > 0) && (endIncluded ? fromEnd <= 0 : fromEnd < 0);
}
