import { Broken, Unanswered } from '../fatal.ts';
import { bind, Entries, type Scope } from '../scope.ts';
import type { Steps } from '../steps.ts';
import { sizeOf } from '../syntax/children.ts';
import { isTemporal, stepsOfProperty, temporalProperty } from '../temporal.ts';
import { entryOf, isContext, isList, type Value } from '../values.ts';
import type { Compiled, Compilers } from './compiled.ts';
import { asItem, unbroken } from './unanswered.ts';

/** An entry of a context, of each context in a list, or a property of a date, time or duration. */
function valueAt(target: Value, key: string, steps: Steps): Value {
  if (isList(target)) {
    steps.spend(target.length);
    return target.map((item) => valueAt(item, key, steps));
  }
  if (isContext(target)) return entryOf(target, key) ?? null;
  if (!isTemporal(target)) return null;
  steps.spend(stepsOfProperty(key));
  return temporalProperty(target, key) ?? null;
}

/** The item at a place, from the end when it is negative; a fraction is cut off, of the place from the start. */
function itemAt(list: readonly Value[], place: number): Value {
  const index = place > 0 ? Math.trunc(place) - 1 : place < 0 ? Math.trunc(list.length + place) : -1;
  const item = list[index] ?? null;
  if (item instanceof Unanswered) throw item;
  return item;
}

/** What a filter sees: the item by its name, and the entries of an item that is a context. */
function around(scope: Scope, item: Value): Scope {
  const named = bind(scope, 'item', item);
  return isContext(item) ? new Entries(named, item) : named;
}

/** A list is broken by an item that is unanswered. */
function answered(item: Value): Value {
  if (item instanceof Unanswered) throw new Broken(item.message);
  return item;
}

/** What is asked of each item. */
interface Condition {
  readonly first: Compiled;
  readonly later: Compiled;
  readonly size: number;
}

function filtered(list: readonly Value[], { first, later, size }: Condition, scope: Scope): Value {
  const kept: Value[] = [];
  for (const [index, item] of list.entries()) {
    scope.run.spend(size);
    const holds = (index === 0 ? first : later)(around(scope, item));
    // Whether it is a place, or nothing at all, shows at the first item; later ones can only be kept or not.
    if (index === 0 && typeof holds === 'number') return itemAt(list, holds);
    if (holds === true) kept.push(index === 0 ? item : answered(item));
  }
  return kept;
}

/** Parts of values. */
export const paths: Compilers<'path' | 'filter'> = {
  path(node, compile) {
    const target = compile(node.target);
    return (scope) => valueAt(target(scope), node.key, scope.run);
  },

  filter(node, compile) {
    const [target, first] = [compile(node.target), compile(node.condition)];
    const later = asItem(node, first);
    const condition = { first, later, size: sizeOf(node.condition) };
    // These are asked only of the items.
    const isCondition = node.condition.type === 'comparison' || node.condition.type === 'call';
    return unbroken(node, (scope) => {
      const list = target(scope);
      if (!isList(list)) return null;
      const place = isCondition ? null : later(scope);
      return typeof place === 'number' ? itemAt(list, place) : filtered(list, condition, scope);
    });
  }
};
