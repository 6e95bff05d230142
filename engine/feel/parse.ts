import { everyNode } from './syntax/children.ts';
import { expression } from './syntax/expressions.ts';
import type { Node } from './syntax/nodes.ts';
import { Scanner } from './syntax/scanner.ts';
import { unaryTests } from './syntax/unary-tests.ts';

/** A FEEL text, looked over once. */
export interface Parsed {
  /** What is wrong with its syntax, or null. */
  error: string | null;
  top: Node;
  /** First names of the variables that it reads; those bound within it may be among them. */
  variables: string[];
}

const longestText = 6_000;
const deepestNesting = 100;
const nothing: Node = { type: 'literal', value: null, from: 0, to: 0 };

/** How deep brackets are nested; what stands in strings does not count. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text.replace(/"(?:[^"\\]|\\.)*"/g, '')) {
    if ('([{'.includes(character)) deepest = Math.max(deepest, (depth += 1));
    else if (')]}'.includes(character)) depth -= 1;
  }
  return deepest;
}

function refusal(text: string, unary: boolean): string | null {
  if (text.trim() === '' && !unary) return 'the expression is empty';
  if (text.length > longestText) return `it is longer than ${longestText} characters`;
  return nesting(text) > deepestNesting
    ? `its brackets are nested deeper than ${deepestNesting} levels`
    : null;
}

const refused = (error: string): Parsed => ({ error, top: nothing, variables: [] });

function variablesOf(top: Node): string[] {
  const names = new Set<string>();
  for (const node of everyNode(top)) {
    if (node.type === 'name') names.add(node.name);
    if (node.type === 'call' && node.path.length > 0) names.add(node.path[0]!);
  }
  return [...names];
}

/** Parses an expression (without the leading `=`), or unary tests of a decision table. */
export function parseFeel(text: string, unary = false): Parsed {
  const reason = refusal(text, unary);
  if (reason !== null) return refused(reason);
  const scanner = new Scanner(text);
  try {
    const top = unary ? unaryTests(scanner) : expression(scanner);
    if (top && scanner.isAtEnd()) return { error: null, top, variables: variablesOf(top) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refused('it is nested too deep');
  }
  const near = text.slice(scanner.furthest, scanner.furthest + 20) || 'the end';
  return refused(`unexpected input at position ${scanner.furthest + 1} near '${near}'`);
}
