/** Functions of many numbers, or of many values with an order. */
import { add, divide, multiply, subtract } from '../decimal.ts';
import { Fatal } from '../fatal.ts';
import type { Steps } from '../steps.ts';
import type { Value } from '../values.ts';
import { compare, hasOrder, isList, kindOf } from '../values.ts';
import type { Builtins, Evaluation, Signature } from './builtin.ts';
import { variadic } from './builtin.ts';
import { comparisonSteps } from './sameness.ts';

/** Whether values of these kinds have a greatest: of lists only those of one kind of item, and only one such list. */
function isComparable(value: Value, steps: Steps): boolean {
  if (!isList(value)) return hasOrder(value);
  steps.spend(value.length);
  const [first] = value;
  return (
    first !== undefined && isComparable(first, steps) && value.every((item) => kindOf(item) === kindOf(first))
  );
}

/** The least (sign -1) or greatest (sign 1); null without one, or when the values have no order. */
function extreme(sign: -1 | 1): Signature {
  return variadic('list', ([list = null], evaluation) => {
    if (!isList(list) || !isComparable(list, evaluation)) return null;
    evaluation.spend(comparisonSteps(list[0] ?? null) * list.length);
    return list.reduce((found, value) => {
      const order = compare(value, found, evaluation);
      if (order === null) throw new Fatal('lists have no order');
      return order * sign > 0 || (order === 0 && sign > 0) ? value : found;
    });
  });
}

/** What it costs to count with a number that is not whole, in steps. */
const decimalSteps = 15;

/** A function of a list of numbers: null when it is empty or has something else in it. */
function ofNumbers(
  call: (numbers: readonly number[], evaluation: Evaluation) => Value,
  ofNone: Value = null
): readonly Signature[] {
  return [
    variadic('list', ([list = null], evaluation) => {
      if (!isList(list)) return null;
      evaluation.spend(list.length);
      if (!list.every((value) => typeof value === 'number')) return null;
      evaluation.spend(decimalSteps * list.filter((value) => !Number.isInteger(value)).length);
      return list.length === 0 ? ofNone : call(list, evaluation);
    })
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce(add);
const mean = (numbers: readonly number[]): number => divide(sum(numbers), numbers.length);

/** What it costs to sort a number, or to count it in a table, in steps. */
const stepsOfNumber = 5;

function ascending(numbers: readonly number[], evaluation: Evaluation): readonly number[] {
  evaluation.spend(stepsOfNumber * numbers.length);
  return numbers.toSorted((a, b) => a - b);
}

function median(numbers: readonly number[], evaluation: Evaluation): number {
  const sorted = ascending(numbers, evaluation);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle]!;
  return sorted.length % 2 === 1 ? upper : divide(add(sorted[middle - 1]!, upper), 2);
}

function deviation(numbers: readonly number[], evaluation: Evaluation): number {
  if (numbers.length === 1) throw new Fatal('stddev: a single number has no deviation');
  // Whole numbers have a mean that is none: each is a subtraction, a product and a sum of fractions.
  evaluation.spend(3 * decimalSteps * numbers.length);
  const middle = mean(numbers);
  const squares = numbers
    .map((number) => subtract(number, middle))
    .map((distance) => multiply(distance, distance));
  return Math.sqrt(divide(sum(squares), numbers.length - 1));
}

function mode(numbers: readonly number[], evaluation: Evaluation): readonly number[] {
  evaluation.spend(stepsOfNumber * numbers.length);
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b));
  return ascending(
    [...counts.keys()].filter((number) => counts.get(number) === most),
    evaluation
  );
}

export const statisticFunctions: Builtins = {
  min: [extreme(-1)],
  max: [extreme(1)],
  sum: ofNumbers(sum),
  product: ofNumbers((numbers) => numbers.reduce(multiply)),
  mean: ofNumbers(mean),
  median: ofNumbers(median),
  stddev: ofNumbers(deviation),
  mode: ofNumbers(mode, [])
};
