/**
 * The grammar of expressions as Camunda's engine has it, from the loosest binding to the tightest. It is tried in order
 * and without a second thought: `x in a or b` asks whether x is in `a or b`, and `1 < 2 < 3` is no expression.
 */
import type { Interval, Iterator, Node } from './nodes.ts';
import { chained } from './primaries.ts';
import type { Scanner } from './scanner.ts';

/** An expression of any kind. */
export function expression(scanner: Scanner): Node | null {
  return scanner.once(anyExpression);
}

function anyExpression(scanner: Scanner): Node | null {
  return (
    scanner.attempt(() => conditional(scanner)) ??
    scanner.attempt(() => loop(scanner)) ??
    scanner.attempt(() => quantified(scanner)) ??
    disjunction(scanner)
  );
}

function conditional(scanner: Scanner): Node | null {
  if (!scanner.take('if')) return null;
  const from = scanner.at - 2;
  const condition = expression(scanner);
  const then = condition && scanner.take('then') ? expression(scanner) : null;
  const otherwise = then && scanner.take('else') ? expression(scanner) : null;
  return condition && then && otherwise
    ? { type: 'if', condition, then, otherwise, from, to: scanner.at }
    : null;
}

function loop(scanner: Scanner): Node | null {
  if (!scanner.take('for')) return null;
  const from = scanner.at - 3;
  const iterators = scanner.several(() => iterator(scanner));
  const body = iterators && scanner.take('return') ? expression(scanner) : null;
  return body ? { type: 'for', iterators: iterators!, body, from, to: scanner.at } : null;
}

function quantified(scanner: Scanner): Node | null {
  const type = scanner.takeOne(['some', 'every']);
  if (!type) return null;
  const from = scanner.at - type.length;
  const iterators = scanner.several(() => iterator(scanner));
  const body = iterators && scanner.take('satisfies') ? expression(scanner) : null;
  return body ? { type, iterators: iterators!, body, from, to: scanner.at } : null;
}

function iterator(scanner: Scanner): Iterator | null {
  const name = scanner.name();
  if (name === null || !scanner.take('in')) return null;
  const range = scanner.attempt(() => {
    const list = sum(scanner);
    const end = list && scanner.take('..') ? sum(scanner) : null;
    return end && { name, list: list!, end };
  });
  if (range) return range;
  const list = chained(scanner);
  return list && { name, list, end: null };
}

/** Operands with operators between them, bound from the left. */
function binary<T extends string>(
  scanner: Scanner,
  operand: (scanner: Scanner) => Node | null,
  operators: readonly T[],
  join: (operator: T, left: Node, right: Node) => Node
): Node | null {
  let left = operand(scanner);
  while (left) {
    const right = scanner.attempt(() => {
      const operator = scanner.takeOne(operators);
      const next = operator && operand(scanner);
      return next && join(operator, left!, next);
    });
    if (!right) break;
    left = right;
  }
  return left;
}

const spanning = (left: Node, right: Node) => ({ left, right, from: left.from, to: right.to });

const disjunction = (scanner: Scanner) =>
  binary(scanner, conjunction, ['or'], (type, left, right) => ({ type, ...spanning(left, right) }));

const conjunction = (scanner: Scanner) =>
  binary(scanner, comparison, ['and'], (type, left, right) => ({ type, ...spanning(left, right) }));

const sum = (scanner: Scanner): Node | null => scanner.once(anySum);

const anySum = (scanner: Scanner) => binary(scanner, product, ['+', '-'], arithmetic);

const product = (scanner: Scanner) => binary(scanner, power, ['*', '/'], arithmetic);

const power = (scanner: Scanner) => binary(scanner, negation, ['**'], arithmetic);

function arithmetic(operator: '+' | '-' | '*' | '/' | '**', left: Node, right: Node): Node {
  return { type: 'arithmetic', operator, ...spanning(left, right) };
}

function negation(scanner: Scanner): Node | null {
  if (!scanner.take('-')) return chained(scanner);
  const from = scanner.at - 1;
  const operand = chained(scanner);
  return operand && { type: 'negation', operand, from, to: operand.to };
}

function comparison(scanner: Scanner): Node | null {
  const left = sum(scanner);
  if (!left) return simpleTest(scanner);
  return (
    scanner.attempt(() => compared(scanner, left)) ??
    scanner.attempt(() => between(scanner, left)) ??
    scanner.attempt(() => instance(scanner, left)) ??
    scanner.attempt(() => within(scanner, left)) ??
    left
  );
}

function compared(scanner: Scanner, left: Node): Node | null {
  const operator = scanner.takeOne(['<=', '>=', '<', '>', '!=', '=']);
  const right = operator && sum(scanner);
  return right && { type: 'comparison', operator, ...spanning(left, right) };
}

function between(scanner: Scanner, value: Node): Node | null {
  const start = scanner.take('between') ? sum(scanner) : null;
  const end = start && scanner.take('and') ? sum(scanner) : null;
  return end && { type: 'between', value, start: start!, end, from: value.from, to: end.to };
}

const longTypes = ['years and months duration', 'days and time duration', 'date and time'] as const;

function instance(scanner: Scanner, value: Node): Node | null {
  if (!scanner.take('instance') || !scanner.take('of')) return null;
  const name = scanner.takeOne(longTypes) ?? typeName(scanner);
  return name === null ? null : { type: 'instance', value, name, from: value.from, to: scanner.at };
}

function typeName(scanner: Scanner): string | null {
  const first = scanner.name() ?? scanner.takeOne(['function']);
  if (first === null) return null;
  const more = scanner.attempt(() => (scanner.take('.') ? typeName(scanner) : null));
  return more === null ? first : `${first}.${more}`;
}

function within(scanner: Scanner, value: Node): Node | null {
  if (!scanner.take('in')) return null;
  const tests =
    scanner.attempt(() => (scanner.take('(') ? closed(scanner, positiveTests(scanner), ')') : null)) ??
    scanner.attempt(() => only(positiveTest(scanner)));
  return tests && { type: 'in', value, tests, from: value.from, to: scanner.at };
}

const only = (test: Node | null): Node[] | null => test && [test];

/** What was read, when this symbol ends it. */
export function closed<T>(scanner: Scanner, found: T | null, symbol: string): T | null {
  return found !== null && scanner.take(symbol) ? found : null;
}

/** Tests of an input, separated by commas. */
export function positiveTests(scanner: Scanner): Node[] | null {
  return scanner.attempt(() => scanner.several(() => positiveTest(scanner)));
}

/** `[1..5]`, `< 5` or an expression; after the first two nothing that binds can follow. */
function positiveTest(scanner: Scanner): Node | null {
  return simpleTest(scanner) ?? scanner.attempt(() => lastBoolean(scanner)) ?? expression(scanner);
}

/** `true` as the last of all: only there it means this value, not a condition that holds. */
function lastBoolean(scanner: Scanner): Node | null {
  const word = scanner.takeOne(['true', 'false']);
  if (word === null || !scanner.isAtEnd()) return null;
  return { type: 'boolean', value: word === 'true', from: scanner.at - word.length, to: scanner.at };
}

function simpleTest(scanner: Scanner): Node | null {
  return scanner.attempt(() => ordered(scanner)) ?? interval(scanner);
}

function ordered(scanner: Scanner): Node | null {
  const operator = scanner.takeOne(['<=', '>=', '<', '>']);
  const from = scanner.at - (operator?.length ?? 0);
  const bound = operator && sum(scanner);
  return bound && { type: 'test', operator, bound, from, to: bound.to };
}

/** A range of values; `]1..5[` is `(1..5)`. */
export function interval(scanner: Scanner): Interval | null {
  return scanner.attempt(() => {
    const opened = scanner.takeOne(['[', '(', ']']);
    const from = scanner.at - 1;
    const start = opened && sum(scanner);
    const end = start && scanner.take('..') ? sum(scanner) : null;
    const shut = end && scanner.takeOne([']', ')', '[']);
    if (!start || !end || !shut) return null;
    const to = scanner.at;
    return {
      type: 'interval',
      start,
      startIncluded: opened === '[',
      end,
      endIncluded: shut === ']',
      from,
      to
    };
  });
}
