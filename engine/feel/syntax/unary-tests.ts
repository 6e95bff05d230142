import type { Node } from './nodes.ts';
import { closed, positiveTests } from './expressions.ts';
import type { Scanner } from './scanner.ts';

/** The tests of one cell of a decision table; any value passes `-`, or none at all. */
export function unaryTests(scanner: Scanner): Node | null {
  return (
    scanner.attempt(() => any(scanner)) ??
    scanner.attempt(() => negated(scanner)) ??
    scanner.attempt(() => {
      const tests = positiveTests(scanner);
      return tests && { type: 'tests', negated: false, tests, from: 0, to: scanner.at };
    })
  );
}

function negated(scanner: Scanner): Node | null {
  if (!scanner.take('not') || !scanner.take('(')) return null;
  const tests = closed(scanner, positiveTests(scanner), ')');
  return tests && { type: 'tests', negated: true, tests, from: 0, to: scanner.at };
}

function any(scanner: Scanner): Node | null {
  scanner.take('-');
  if (!scanner.isAtEnd()) return null;
  return { type: 'tests', negated: true, tests: [], from: 0, to: scanner.at };
}
