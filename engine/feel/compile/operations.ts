import { kindOf, type Kind, type Value } from '../values.ts';
import { arithmetic, comparison } from '../operators.ts';
import type { Scope } from '../scope.ts';
import type { Compilers } from './compiled.ts';
import { Broken } from '../fatal.ts';
import { caught, unbroken } from './unanswered.ts';

const typeNames: Partial<Record<Kind, string>> = {
  boolean: 'boolean',
  number: 'number',
  string: 'string',
  list: 'list',
  context: 'context',
  date: 'date',
  'local time': 'time',
  time: 'time',
  'local date time': 'date and time',
  'date time': 'date and time',
  'years duration': 'years and months duration',
  'days duration': 'days and time duration',
  function: 'function'
};

/** Both hold: false as soon as one does not, null where one is no boolean. */
function both(left: Value, right: () => Value): boolean | null {
  if (left === false) return false;
  const other = right();
  if (other === false) return false;
  return left === true && other === true ? true : null;
}

/** One holds: true as soon as one does, null where one is no boolean. */
function either(left: Value, right: () => Value): boolean | null {
  if (left === true) return true;
  const other = right();
  if (other === true) return true;
  return left === false && other === false ? false : null;
}

/** Operators. */
export const operations: Compilers<
  'negation' | 'arithmetic' | 'comparison' | 'between' | 'instance' | 'and' | 'or' | 'if'
> = {
  negation(node, compile) {
    const operand = unbroken(node.operand, compile(node.operand));
    return (scope) => {
      const value = operand(scope);
      return typeof value === 'number' ? 0 - value : null;
    };
  },

  arithmetic(node, compile) {
    const [left, right] = [
      unbroken(node.left, compile(node.left)),
      unbroken(node.right, compile(node.right))
    ];
    const operator = arithmetic[node.operator];
    return (scope) => operator(left(scope), right(scope), scope.run);
  },

  comparison(node, compile) {
    const [left, right, operator] = [compile(node.left), compile(node.right), comparison[node.operator]];
    const compared = (scope: Scope): Value => operator(left(scope), right(scope), scope.run);
    return node.operator === '!=' ? unbroken(node, compared) : compared;
  },

  between(node, compile) {
    const value = unbroken(node.value, compile(node.value));
    const [start, end] = [unbroken(node.start, compile(node.start)), unbroken(node.end, compile(node.end))];
    return (scope) => {
      const [tested, run] = [value(scope), scope.run];
      return both(comparison['>='](tested, start(scope), run), () =>
        comparison['<='](tested, end(scope), run)
      );
    };
  },

  instance(node, compile) {
    const value = compile(node.value);
    if (node.name === 'Any') return (scope) => value(scope) !== null;
    return (scope) => typeNames[kindOf(value(scope))] === node.name;
  },

  and(node, compile) {
    const [left, right] = [
      unbroken(node.left, compile(node.left)),
      unbroken(node.right, compile(node.right))
    ];
    return (scope) => both(left(scope), () => right(scope));
  },

  or(node, compile) {
    const [left, right] = [
      unbroken(node.left, compile(node.left)),
      unbroken(node.right, compile(node.right))
    ];
    return (scope) => either(left(scope), () => right(scope));
  },

  if(node, compile) {
    const condition = unbroken(node.condition, compile(node.condition));
    const otherwise = compile(node.otherwise);
    const then = caught(node.then, compile(node.then), Broken, (_broken, scope) => otherwise(scope));
    return (scope) => (condition(scope) === true ? then(scope) : otherwise(scope));
  }
};
