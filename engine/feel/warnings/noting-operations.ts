import { compileNode } from '../compile/compile.ts';
import type { Compile, Compiled } from '../compile/compiled.ts';
import { findBreaking } from '../syntax/breaking.ts';
import type { ArithmeticOperator, Node, NodeOf } from '../syntax/nodes.ts';
import type { Value } from '../values.ts';
import { checked, expecting, incomparable, type Noting, watched } from './notes.ts';
import { quoted } from './told-value.ts';
import type { Warnings } from './warnings.ts';

const arithmeticTold: Readonly<
  Record<Exclude<ArithmeticOperator, '**'>, (left: string, right: string) => string>
> = {
  '+': (left, right) => `Can't add ${right} to ${left}`,
  '-': (left, right) => `Can't subtract ${right} from ${left}`,
  '*': (left, right) => `Can't multiply ${left} by ${right}`,
  '/': (left, right) => `Can't divide ${left} by ${right}`
};

/** One side is checked, and the other where the first one was true or false. */
function logical(node: NodeOf<'and' | 'or'>, compile: Compile, warnings: Warnings): Compiled {
  let left: Value = null;
  return compileNode(node, (child) => {
    const inner = compile(child);
    if (child === node.left) return (scope) => (left = checked(inner(scope), 'boolean', scope, warnings));
    return (scope) => {
      const value = inner(scope);
      return typeof left === 'boolean' ? checked(value, 'boolean', scope, warnings) : value;
    };
  });
}

/** As Camunda reads it: the value is asked for twice. */
function asComparisons({ from, to, value, start, end }: NodeOf<'between'>): NodeOf<'and'> {
  const both: NodeOf<'and'> = {
    type: 'and',
    left: { type: 'comparison', operator: '>=', left: value, right: start, from, to },
    right: { type: 'comparison', operator: '<=', left: value, right: end, from, to },
    from,
    to
  };
  findBreaking(both);
  return both;
}

/** Notes what it was that cannot be compared. */
function comparison(node: NodeOf<'comparison'>, compile: Compile, warnings: Warnings): Compiled {
  const { compiled, seen } = watched(node, compile);
  return (scope) => {
    const value = compiled(scope);
    if (value !== null) return value;
    incomparable(seen.get(node.left) ?? null, seen.get(node.right) ?? null, scope, warnings);
    // Camunda denies what it finds of `=`.
    return node.operator === '!=' ? checked(value, 'boolean', scope, warnings) : value;
  };
}

/** A closure, and one that is asked after it and is spared the work: it comes to the same, and warns of the same once more. */
function twice(compiled: Compiled, warnings: Warnings): [first: Compiled, again: Compiled] {
  let again = compiled;
  const first: Compiled = (scope) => {
    const before = warnings.lines.length;
    try {
      const value = compiled(scope);
      const lines = warnings.lines.slice(before);
      again = () => {
        for (const line of lines) warnings.addLine(line);
        return value;
      };
      return value;
    } catch (error) {
      again = () => {
        throw error;
      };
      throw error;
    }
  };
  return [first, (scope) => again(scope)];
}

/** Operators, and conditions. */
export const notingOperations: Noting<
  'negation' | 'arithmetic' | 'comparison' | 'between' | 'and' | 'or' | 'if'
> = (warnings) => ({
  negation: (node, compile) =>
    compileNode(
      node,
      expecting(() => 'number', compile, warnings)
    ),

  arithmetic(node, compile) {
    const { compiled, seen } = watched(node, compile);
    return (scope) => {
      const value = compiled(scope);
      if (value !== null) return value;
      const [left, right] = [seen.get(node.left) ?? null, seen.get(node.right) ?? null];
      if (node.operator === '**') checked(typeof left === 'number' ? right : left, 'number', scope, warnings);
      else {
        const told = arithmeticTold[node.operator];
        warnings.add('INVALID_TYPE', told(quoted(left, scope.run), quoted(right, scope.run)));
      }
      return value;
    };
  },

  comparison: (node, compile) => comparison(node, compile, warnings),

  between(node, compile) {
    const both = asComparisons(node);
    const [first, again] = twice(compile(node.value), warnings);
    const side = (of: Node): Compiled => {
      const value = of === both.left ? first : again;
      return comparison(
        of as NodeOf<'comparison'>,
        (part) => (part === node.value ? value : compile(part)),
        warnings
      );
    };
    return logical(both, side, warnings);
  },

  and: (node, compile) => logical(node, compile, warnings),

  or: (node, compile) => logical(node, compile, warnings),

  if: (node, compile) =>
    compileNode(
      node,
      expecting((child) => (child === node.condition ? 'boolean' : undefined), compile, warnings)
    )
});
