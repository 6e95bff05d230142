import { Binding, paidFind, type Scope } from '../scope.ts';
import { sizeOf } from '../syntax/children.ts';
import { parseTemporal } from '../temporal-text.ts';
import { contextOf, functionKey, FunctionValue, type Value } from '../values.ts';
import type { Compiled, Compilers } from './compiled.ts';
import { breakable } from './unanswered.ts';

const constant =
  (value: Value): Compiled =>
  () =>
    value;

/** What it costs to make a context or a function, beside what is in it, in steps. */
const stepsOfMaking = 3;

/** Values that are written out. */
export const literals: Compilers<
  'literal' | 'temporal' | 'name' | 'group' | 'list' | 'context' | 'function'
> = {
  literal: ({ value }) => constant(value),

  temporal: ({ text }) => constant(parseTemporal(text)),

  name:
    ({ name }) =>
    (scope) =>
      paidFind(scope, name) ?? null,

  group: ({ inner }, compile) => compile(inner),

  list(node, compile) {
    const compiled = node.items.map(compile);
    return breakable(node, (scope) => compiled.map((item) => item(scope)));
  },

  context(node, compile) {
    const compiled = node.entries.map(([key, value]) => [key, compile(value)] as const);
    return breakable(node, (scope) => {
      scope.run.spend(stepsOfMaking);
      const found: (readonly [string, Value])[] = [];
      // Each entry sees those before it, and a function those before itself: no function of a context can call itself.
      let within: Scope = scope;
      for (const [name, entry] of compiled) {
        const value = entry(within);
        const key = value instanceof FunctionValue ? functionKey(name) : name;
        found.push([key, value]);
        within = new Binding(within, key, value);
      }
      return contextOf(found);
    });
  },

  function({ parameters, body }, compile) {
    const compiled = compile(body);
    const size = sizeOf(body);
    return (scope) => {
      scope.run.spend(stepsOfMaking);
      return new FunctionValue(parameters, (args) => {
        scope.run.spend(size);
        return compiled(
          parameters.reduce<Scope>(
            (within, name, index) => new Binding(within, name, args[index] ?? null),
            scope
          )
        );
      });
    };
  }
};
