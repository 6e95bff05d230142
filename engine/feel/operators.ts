import { add, divide, multiply, power, subtract } from './decimal.ts';
import { Fatal } from './fatal.ts';
import type { Steps } from './steps.ts';
import type { ArithmeticOperator, ComparisonOperator } from './syntax/nodes.ts';
import { addTemporal, divideTemporal, isTemporal, multiplyTemporal, subtractTemporal } from './temporal.ts';
import { compare, equal, isList, type Value } from './values.ts';

/** An operator of two values; null for values that it is not for. */
export type Operator = (left: Value, right: Value, steps: Steps) => Value;

/** So many characters are copied in one step. */
const charactersPerStep = 16;

/** Decimal digits are counted one by one. */
const stepsOfNumber = 10;

/** The calendar is slow. */
export const stepsOfTemporal = 400;

const areWhole = (left: number, right: number): boolean => Number.isInteger(left) && Number.isInteger(right);

/** An operator of two numbers, or of what else `other` is for. */
function ofNumbers(count: (left: number, right: number) => Value, other: Operator): Operator {
  return (left, right, steps) => {
    if (typeof left !== 'number' || typeof right !== 'number') return other(left, right, steps);
    if (!areWhole(left, right)) steps.spend(stepsOfNumber);
    return count(left, right);
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
  steps.spend(Math.trunc((left.length + right.length) / charactersPerStep));
  return left + right;
}

function toThePower(left: number, right: number): number {
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

/** Dates are compared in more than one step. */
const stepsOfOrder = 40;

/** The place of `left` before or behind `right`; null where they have none. */
export function ordered(left: Value, right: Value): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (isList(left) && isList(right) && haveOrder(left) && haveOrder(right))
    throw new Fatal('lists can not be compared to each other');
  return compare(left, right);
}

/** Camunda takes two lists of values that have an order for something that has one, and fails at comparing them. */
function haveOrder(items: readonly Value[]): boolean {
  return items.length > 0 && items.every((item) => compare(item, items[0]!) !== null);
}

const inOrder =
  (holds: (order: number) => boolean): Operator =>
  (left, right, steps) => {
    if (typeof left === 'object') steps.spend(stepsOfOrder);
    const order = ordered(left, right);
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
  endIncluded: boolean
): boolean | null {
  const fromStart = ordered(value, start);
  const fromEnd = ordered(value, end);
  if (fromStart === null || fromEnd === null) return null;
  return (startIncluded ? fromStart >= 0 : fromStart > 0) && (endIncluded ? fromEnd <= 0 : fromEnd < 0);
}
