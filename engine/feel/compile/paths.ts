import { Binding, Entries, type Scope } from '../scope.ts';
import type { Steps } from '../steps.ts';
import { sizeOf } from '../syntax/children.ts';
import { isTemporal, temporalProperty } from '../temporal.ts';
import { entryOf, isContext, isList, type Value } from '../values.ts';
import type { Compiled, Compilers } from './compiled.ts';
import { unbroken } from './unanswered.ts';

/** An entry of a context, of each context in a list, or a property of a date, time, duration or range. */
function valueAt(target: Value, key: string, steps: Steps): Value {
  if (isList(target)) {
    steps.spend(target.length);
    return target.map((item) => valueAt(item, key, steps));
  }
  if (isContext(target)) return entryOf(target, key) ?? null;
  return isTemporal(target) ? (temporalProperty(target, key) ?? null) : null;
}

/** The item at a place, from the end when it is negative; a fraction is cut off, of the place from the start. */
function itemAt(list: readonly Value[], place: number): Value {
  const index = place > 0 ? Math.trunc(place) - 1 : place < 0 ? Math.trunc(list.length + place) : -1;
  return list[index] ?? null;
}

/** What a filter sees: the item by its name, and the entries of an item that is a context. */
function around(scope: Scope, item: Value): Scope {
  const named = new Binding(scope, 'item', item);
  return isContext(item) ? new Entries(named, item) : named;
}

function filtered(list: readonly Value[], condition: Compiled, size: number, scope: Scope): Value {
  const kept: Value[] = [];
  for (const [index, item] of list.entries()) {
    scope.run.spend(size);
    const holds = condition(around(scope, item));
    // Whether it is a place shows at the first item; later ones can only be kept or not.
    if (index === 0 && typeof holds === 'number') return itemAt(list, holds);
    if (holds === true) kept.push(item);
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
    const [target, condition] = [unbroken(node.target, compile(node.target)), compile(node.condition)];
    const size = sizeOf(node.condition);
    // These are asked only of the items.
    const isCondition = node.condition.type === 'comparison' || node.condition.type === 'call';
    return (scope) => {
      const list = target(scope);
      if (!isList(list)) return null;
      const place = isCondition ? null : condition(scope);
      return typeof place === 'number' ? itemAt(list, place) : filtered(list, condition, size, scope);
    };
  }
};
