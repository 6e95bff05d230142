import { paidFind, type Scope, tested } from '../scope.ts';
import { incomparable, type Noting, watched } from './notes.ts';
import { quoted } from './told-value.ts';

const givenIn = (scope: Scope) => paidFind(scope, tested) ?? null;

/** Tests of an input. */
export const notingTests: Noting<'test' | 'interval'> = (warnings) => ({
  test(node, compile) {
    const { compiled, seen } = watched(node, compile);
    return (scope) => {
      const value = compiled(scope);
      if (value === null) incomparable(givenIn(scope), seen.get(node.bound) ?? null, scope, warnings);
      return value;
    };
  },

  interval(node, compile) {
    const { compiled, seen } = watched(node, compile);
    return (scope) => {
      const value = compiled(scope);
      if (value !== null) return value;
      const [given, start, end] = [givenIn(scope), seen.get(node.start), seen.get(node.end)].map((one) =>
        quoted(one ?? null, scope.run)
      );
      warnings.add('NOT_COMPARABLE', `Can't compare ${given} with ${start} and ${end}`);
      return value;
    };
  }
});
