import { add } from '../decimal.ts';
import { bind, Binding, type Scope } from '../scope.ts';
import { stepsOfFraction, type Steps } from '../steps.ts';
import { everyNode, sizeOf } from '../syntax/children.ts';
import type { Iterator, Node } from '../syntax/nodes.ts';
import { isList, type Value } from '../values.ts';
import type { Compile, Compilers } from './compiled.ts';
import { asItem, unbroken } from './unanswered.ts';

interface Items {
  readonly name: string;
  readonly values: Iterable<Value>;
}

/** The whole steps from one number to another, downwards when the second is less; they can be gone through again. */
function numbersBetween(start: number, end: number, steps: Steps): Iterable<number> {
  const step = start <= end ? 1 : -1;
  const cost = Number.isInteger(start) ? 0 : stepsOfFraction;
  return {
    *[Symbol.iterator]() {
      for (let next = start; (end - next) * step >= 0; next = add(next, step)) {
        steps.spend(cost);
        yield next;
      }
    }
  };
}

/** What is gone through: all of it is known before the first step, so that no part can depend on another. */
function itemsOf(iterators: readonly Iterator[], compile: Compile): (scope: Scope) => Items[] | null {
  const compiled = iterators.map(({ name, list, end }) => ({
    name,
    list: unbroken(list, compile(list)),
    end: end && unbroken(end, compile(end))
  }));
  return (scope) => {
    const found: Items[] = [];
    for (const { name, list, end } of compiled) {
      const start = list(scope);
      const values = end ? between(start, end(scope), scope.run) : isList(start) ? start : null;
      if (values === null) return null;
      found.push({ name, values });
    }
    return found;
  };
}

function between(start: Value, end: Value, steps: Steps): Iterable<Value> | null {
  return typeof start === 'number' && typeof end === 'number' ? numbersBetween(start, end, steps) : null;
}

/** Visits all combinations of the items, the last one changing fastest, until a visit returns true. */
function visitAll(items: readonly Items[], scope: Scope, visit: (scope: Scope) => boolean): boolean {
  const [first, ...others] = items;
  if (!first) return visit(scope);
  for (const value of first.values) {
    scope.run.spend(1);
    if (visitAll(others, bind(scope, first.name, value), visit)) return true;
  }
  return false;
}

/** Copying the results so far takes one step for so many. */
const copiedPerStep = 4;

const mentions = (node: Node, name: string): boolean =>
  [...everyNode(node)].some((one) => one.type === 'name' && one.name === name);

/** `some` ends at the first true, `every` at the first false; what is no boolean leaves it open. */
function quantified(iterators: readonly Iterator[], body: Node, deciding: boolean, compile: Compile) {
  const [items, size] = [itemsOf(iterators, compile), sizeOf(body)];
  const condition = unbroken(body, compile(body));
  return (scope: Scope): Value => {
    const found = items(scope);
    if (found === null) return null;
    let isOpen = false;
    const decided = visitAll(found, scope, (within) => {
      scope.run.spend(size);
      const holds = condition(within);
      isOpen ||= typeof holds !== 'boolean';
      return holds === deciding;
    });
    if (decided) return deciding;
    return isOpen ? null : !deciding;
  };
}

/** Loops. */
export const iterations: Compilers<'for' | 'some' | 'every'> = {
  for(node, compile) {
    const { iterators, body } = node;
    const [items, size] = [itemsOf(iterators, compile), sizeOf(body)];
    const result = asItem(node, compile(body));
    const seesResults = mentions(body, 'partial');
    return (scope) => {
      const found = items(scope);
      if (found === null) return null;
      const results: Value[] = [];
      visitAll(found, scope, (within) => {
        scope.run.spend(size + (seesResults ? Math.trunc(results.length / copiedPerStep) : 0));
        results.push(result(seesResults ? new Binding(within, 'partial', [...results]) : within));
        return false;
      });
      return results;
    };
  },

  some: ({ iterators, body }, compile) => quantified(iterators, body, true, compile),

  every: ({ iterators, body }, compile) => quantified(iterators, body, false, compile)
};
