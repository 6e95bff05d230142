/** Functions of many numbers, or of many values with an order. */
import { add, divide, multiply, subtract } from '../decimal.ts';
import { Fatal } from '../fatal.ts';
import type { Value } from '../values.ts';
import { compare, isList, kindOf } from '../values.ts';
import type { Builtins, Signature } from './builtin.ts';
import { variadic } from './builtin.ts';
import { comparisonSteps } from './sameness.ts';

/** Whether values of these kinds have a greatest: of lists only those of one kind of item, and only one such list. */
function isComparable(value: Value): boolean {
  if (!isList(value)) return compare(value, value) !== null;
  const [first] = value;
  return first !== undefined && isComparable(first) && value.every((item) => kindOf(item) === kindOf(first));
}

/** The least (sign -1) or greatest (sign 1); null without one, or when the values have no order. */
function extreme(sign: -1 | 1): Signature {
  return variadic('list', ([list = null], evaluation) => {
    if (!isList(list) || !isComparable(list)) return null;
    evaluation.spend(comparisonSteps(list[0] ?? null) * list.length);
    return list.reduce((found, value) => {
      const order = compare(value, found);
      if (order === null) throw new Fatal('lists have no order');
      return order * sign > 0 || (order === 0 && sign > 0) ? value : found;
    });
  });
}

/** What it costs to count with a number that is not whole, in steps. */
const decimalSteps = 15;

/** A function of a list of numbers: null when it is empty or has something else in it. */
function ofNumbers(call: (numbers: readonly number[]) => Value, ofNone: Value = null): readonly Signature[] {
  return [
    variadic('list', ([list = null], evaluation) => {
      if (!isList(list)) return null;
      evaluation.spend(list.length);
      if (!list.every((value) => typeof value === 'number')) return null;
      evaluation.spend(decimalSteps * list.filter((value) => !Number.isInteger(value)).length);
      return list.length === 0 ? ofNone : call(list);
    })
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce(add);
const mean = (numbers: readonly number[]): number => divide(sum(numbers), numbers.length);
const ascending = (numbers: readonly number[]): readonly number[] => numbers.toSorted((a, b) => a - b);

function median(numbers: readonly number[]): number {
  const sorted = ascending(numbers);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle]!;
  return sorted.length % 2 === 1 ? upper : divide(add(sorted[middle - 1]!, upper), 2);
}

function deviation(numbers: readonly number[]): number {
  if (numbers.length === 1) throw new Fatal('stddev: a single number has no deviation');
  const middle = mean(numbers);
  const squares = numbers
    .map((number) => subtract(number, middle))
    .map((distance) => multiply(distance, distance));
  return Math.sqrt(divide(sum(squares), numbers.length - 1));
}

function mode(numbers: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b));
  return ascending([...counts.keys()].filter((number) => counts.get(number) === most));
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
