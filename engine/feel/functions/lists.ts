/** Functions of lists. */
import type { Value } from '../values.ts';
import { FunctionValue, isList } from '../values.ts';
import type { Builtins, Evaluation, Signature } from './builtin.ts';
import { signature, variadic } from './builtin.ts';
import { comparisonSteps, groups, isIdentical, same } from './sameness.ts';

type OfList = (list: readonly Value[], others: readonly Value[], evaluation: Evaluation) => Value;

/** A call whose first argument is a list; anything else gives null. Pays for the list's length. */
function ofList(call: OfList): Signature['call'] {
  return ([list = null, ...others], evaluation) => {
    if (!isList(list)) return null;
    evaluation.spend(list.length);
    return call(list, others, evaluation);
  };
}

/** The first of those that are the same as each other. */
function distinct(list: readonly Value[], evaluation: Evaluation): readonly Value[] {
  return groups(list, evaluation).map(({ first }) => first);
}

const duplicates: OfList = (list, _others, evaluation) =>
  groups(list, evaluation)
    .filter(({ count }) => count > 1)
    .map(({ first }) => first);

const contains: OfList = (list, [element = null], evaluation) => {
  evaluation.spend(comparisonSteps(element) * list.length);
  return list.some((item) => isIdentical(item, element, evaluation));
};

const positions: OfList = (list, [match = null], evaluation) => {
  evaluation.spend(comparisonSteps(match) * list.length);
  return list.flatMap((item, index) => (same(item, match, evaluation) ? [index + 1] : []));
};

const sublist: OfList = (list, [start, length]) => {
  if (!isPosition(start) || !(length === undefined || typeof length === 'number')) return null;
  const from = startOf(list, start);
  const end = length === undefined ? list.length : from + Math.trunc(length);
  return list.slice(Math.max(0, from), Math.max(0, end));
};

/**
 * Where a position is, counted from 1 or backwards from -1: negative before the beginning. A fraction does not count;
 * what is nothing without it is at the end.
 */
function startOf(list: readonly Value[], position: number): number {
  const whole = Math.trunc(position);
  return whole > 0 ? whole - 1 : list.length + whole;
}

const indexOf = (list: readonly Value[], position: number): number => Math.max(0, startOf(list, position));

const isPosition = (value: Value | undefined): value is number => typeof value === 'number' && value !== 0;

const insertBefore: OfList = (list, [position, item = null]) => {
  if (!isPosition(position)) return null;
  const at = indexOf(list, position);
  return [...list.slice(0, at), item, ...list.slice(at)];
};

/** What stands before the position and from the next one on. */
const remove: OfList = (list, [position]) =>
  isPosition(position)
    ? [...list.slice(0, indexOf(list, position)), ...list.slice(indexOf(list, position + 1))]
    : null;

const partition: OfList = (list, [size]) => {
  const count = typeof size === 'number' ? Math.trunc(size) : 0;
  if (count <= 0) return null;
  return Array.from({ length: Math.ceil(list.length / count) }, (_, part) =>
    list.slice(part * count, (part + 1) * count)
  );
};

const flatten = (list: readonly Value[], evaluation: Evaluation): readonly Value[] => {
  const found: Value[] = [];
  const gather = (items: readonly Value[]) => {
    evaluation.spend(items.length);
    for (const item of items) {
      if (isList(item)) gather(item);
      else found.push(item);
    }
  };
  gather(list);
  return found;
};

/** Lists one after the other; what is no list is an item. */
const concatenation: OfList = (lists, _others, evaluation) => {
  evaluation.spend(lists.reduce<number>((count, list) => count + (isList(list) ? list.length : 1), 0));
  return lists.flat();
};

const append: OfList = (list, [items = null], evaluation) => {
  if (!isList(items)) return null;
  evaluation.spend(items.length);
  return [...list, ...items];
};

/** An order that answers otherwise than true or false. */
class Disorder extends Error {}

const sort: OfList = (list, [precedes = null], evaluation) => {
  if (!(precedes instanceof FunctionValue) || precedes.parameters.length !== 2) return null;
  const isBefore = (a: Value, b: Value): boolean => {
    const answer = evaluation.invoke(precedes, [a, b]);
    if (typeof answer !== 'boolean') throw new Disorder();
    return answer;
  };
  try {
    return list.toSorted((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0));
  } catch (error) {
    if (error instanceof Disorder) return null;
    throw error;
  }
};

const join: OfList = (list, [delimiter = null, prefix = null, suffix = null], evaluation) => {
  if (!list.every((item) => item === null || typeof item === 'string')) return null;
  if ((prefix === null) !== (suffix === null)) return null;
  const [between, first, last] = [delimiter, prefix, suffix].map((part) => part ?? '');
  if (typeof between !== 'string' || typeof first !== 'string' || typeof last !== 'string') return null;
  const texts = list.filter((item) => item !== null);
  evaluation.spend(
    texts.reduce((length, text) => length + text.length + between.length, first.length + last.length)
  );
  return `${first}${texts.join(between)}${last}`;
};

/** Decided by the first that settles it; else what is neither true nor false makes it null. */
function decided(settling: boolean): OfList {
  return (list) => {
    if (list.includes(settling)) return settling;
    return list.every((item) => typeof item === 'boolean') ? !settling : null;
  };
}

const all = [variadic('list', ofList(decided(false)))];
const any = [variadic('list', ofList(decided(true)))];

export const listFunctions: Builtins = {
  'list contains': [signature('list, element', ofList(contains))],
  count: [
    signature(
      'list',
      ofList((list) => list.length)
    )
  ],
  all,
  and: all,
  any,
  or: any,
  sublist: [signature('list, start', ofList(sublist)), signature('list, start, length', ofList(sublist))],
  append: [variadic('list, items', ofList(append))],
  concatenate: [variadic('lists', ofList(concatenation))],
  'insert before': [signature('list, position, newItem', ofList(insertBefore))],
  remove: [signature('list, position', ofList(remove))],
  reverse: [
    signature(
      'list',
      ofList((list) => list.toReversed())
    )
  ],
  'index of': [signature('list, match', ofList(positions))],
  union: [
    variadic(
      'lists',
      ofList((lists, others, evaluation) =>
        distinct(concatenation(lists, others, evaluation) as readonly Value[], evaluation)
      )
    )
  ],
  'distinct values': [
    signature(
      'list',
      ofList((list, _others, evaluation) => distinct(list, evaluation))
    )
  ],
  'duplicate values': [signature('list', ofList(duplicates))],
  flatten: [
    signature(
      'list',
      ofList((list, _others, evaluation) => flatten(list, evaluation))
    )
  ],
  sort: [signature('list, precedes', ofList(sort))],
  'string join': [
    signature('list', ofList(join)),
    signature('list, delimiter', ofList(join)),
    signature('list, delimiter, prefix, suffix', ofList(join))
  ],
  partition: [signature('list, size', ofList(partition))],
  'is empty': [
    signature(
      'list',
      ofList((list) => list.length === 0)
    )
  ]
};
