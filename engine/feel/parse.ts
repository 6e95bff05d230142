import type { SyntaxNode, Tree } from '@lezer/common';
import { parseExpression, parseUnaryTests } from 'feelin';
import { builtinNames } from './builtins.mjs';
import { withComparedFilters } from './filters.ts';

/** A FEEL text, looked over once. */
export interface Parsed {
  /** What is wrong with its syntax, or null. */
  error: string | null;
  top: SyntaxNode;
  /** The text that feelin is to evaluate. */
  evaluated: string;
  /** First names of all that it may read: superset of the variables that it needs. */
  names: string[];
  /** First names of the variables that it reads; those bound within it may be among them. */
  variables: string[];
  /** Whether its cost is not bounded by its length and its input: it runs under the cap. */
  heavy: boolean;
}

const knownNames = Object.fromEntries(builtinNames.map((name) => [name, () => null]));

const heavyNodes = new Set([
  'ForExpression',
  'QuantifiedExpression',
  'Interval',
  'IterationContext',
  'FunctionDefinition'
]);
const heavyFunctions = new Set([
  'matches',
  'replace',
  'split',
  'sort',
  'distinct values',
  'duplicate values',
  'union',
  'string join',
  'context merge',
  'context put',
  'list replace',
  'mode'
]);
const longText = 2_000;
const longestText = 6_000;
const deepestNesting = 100;
const manyEntries = 12;

function syntaxError(tree: Tree, text: string): string | null {
  let error: string | null = null;
  tree.iterate({
    enter: (node) => {
      if (!node.type.isError || error !== null) return;
      const near = text.slice(node.from, node.from + 20) || 'the end';
      error = `unexpected input at position ${node.from + 1} near '${near}'`;
    }
  });
  return error;
}

/** `list[1]`: one step, while a filter by condition takes as many as the list is long, and nested ones their product. */
const isIndexed = ({ lastChild }: SyntaxNode): boolean => lastChild?.prevSibling?.name === 'NumericLiteral';

function look(tree: Tree, text: string, unary: boolean): Pick<Parsed, 'names' | 'variables' | 'heavy'> {
  const names = new Set<string>();
  const variables = new Set<string>();
  let heavy = text.length > longText;
  let entries = 0;
  tree.iterate({
    enter: (node) => {
      if (heavyNodes.has(node.name) && !(unary && node.name === 'Interval')) heavy = true;
      if (node.name === 'ContextEntry') entries += 1;
      if (node.name === 'FilterExpression' && !isIndexed(node.node)) heavy = true;
      if (node.name !== 'VariableName') return;
      const name = text.slice(node.from, node.to).replace(/\s+/g, ' ');
      if (heavyFunctions.has(name)) heavy = true;
      names.add(name);
      if (node.node.parent?.name !== 'FunctionInvocation') variables.add(name);
      for (const part of name.split(/[^\p{L}\p{N}_]+/u)) names.add(part);
    }
  });
  return { names: [...names], variables: [...variables], heavy: heavy || entries > manyEntries };
}

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

function refusal(text: string): string | null {
  if (text.length > longestText) return `it is longer than ${longestText} characters`;
  return nesting(text) > deepestNesting
    ? `its brackets are nested deeper than ${deepestNesting} levels`
    : null;
}

/** Parses an expression (without the leading `=`), or unary tests of a decision table. */
export function parseFeel(text: string, unary = false): Parsed {
  const refused = refusal(text);
  if (refused !== null) return { ...parseFeel('null'), error: refused };
  const tree = unary
    ? parseUnaryTests(text, { ...knownNames, '?': null }, undefined)
    : parseExpression(text, knownNames, undefined);
  const error = text.trim() === '' ? 'the expression is empty' : syntaxError(tree, text);
  const evaluated = error === null ? withComparedFilters(tree, text) : text;
  return { error, top: tree.topNode, evaluated, ...look(tree, text, unary) };
}
