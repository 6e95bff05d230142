import { Broken, Unanswered } from '../fatal.ts';
import { comparisonSteps, isIdentical } from '../functions/sameness.ts';
import { comparison, isWithin } from '../operators.ts';
import { Binding, input, paidFind, type Scope, tested } from '../scope.ts';
import type { Steps } from '../steps.ts';
import type { Node } from '../syntax/nodes.ts';
import { equal, isList, type Value } from '../values.ts';
import type { Compile, Compiled, Compilers } from './compiled.ts';
import { answerOf, asItem, caught, unbroken } from './unanswered.ts';

const noInput = new Unanswered("there is no input: '?' can only be used in tests");

/** Whether an input passes a test that has this value: a condition that holds, a list with it, or the same. */
function passes(value: Value, given: Value, steps: Steps): boolean | null {
  if (value === true) return true;
  const same = equal(given, value, steps);
  if (value === false) return same === true;
  if (!isList(value)) return same;
  steps.spend(value.length * comparisonSteps(given));
  return same === true || value.some((item) => isIdentical(given, item, steps));
}

/**
 * A test that is an expression. One that comes upon `?` is a condition, and no other value counts; one that does not
 * is compared with the input, which is nothing broken.
 */
function asTest(node: Node, compile: Compile): Compiled {
  const value = compile(node);
  if (node.type === 'test' || node.type === 'interval' || node.type === 'boolean')
    return unbroken(node, value);
  const passed = (scope: Scope): Value => {
    const given = paidFind(scope, tested) ?? null;
    const found = answerOf(value, scope);
    if (found !== undefined) return passes(found, given, scope.run);
    const holds = answerOf(value, new Binding(scope, input, given));
    return typeof holds === 'boolean' ? holds : null;
  };
  return caught(node, passed, Broken, () => false);
}

/** True when one of the tests is passed, else false when none is, null when it is open. */
function anyPassed(tests: readonly Compiled[], scope: Scope): boolean | null {
  let result: boolean | null = false;
  for (const test of tests) {
    const passed = test(scope);
    if (passed === true) return true;
    if (passed !== false) result = null;
  }
  return result;
}

/** Tests of an input. */
export const tests: Compilers<'input' | 'in' | 'test' | 'interval' | 'boolean' | 'tests'> = {
  input: () => (scope) => {
    const value = paidFind(scope, input);
    if (value === undefined) throw noInput;
    return value;
  },

  in(node, compile) {
    const value = compile(node.value);
    const compiled = node.tests.map((test) => asTest(test, compile));
    return (scope) => anyPassed(compiled, new Binding(scope, tested, value(scope)));
  },

  test(node, compile) {
    const [bound, operator] = [compile(node.bound), comparison[node.operator]];
    return (scope) => operator(paidFind(scope, tested) ?? null, bound(scope), scope.run);
  },

  interval(node, compile) {
    const start = asItem(node.start, compile(node.start));
    const end = asItem(node.end, compile(node.end));
    const { startIncluded, endIncluded } = node;
    return (scope) =>
      isWithin(
        paidFind(scope, tested) ?? null,
        start(scope),
        startIncluded,
        end(scope),
        endIncluded,
        scope.run
      );
  },

  boolean:
    ({ value }) =>
    (scope) =>
      equal(paidFind(scope, tested) ?? null, value, scope.run),

  tests(node, compile) {
    const compiled = node.tests.map((test) => asTest(test, compile));
    return (scope) => {
      const passed = anyPassed(compiled, scope);
      return node.negated && passed !== null ? !passed : passed;
    };
  }
};
