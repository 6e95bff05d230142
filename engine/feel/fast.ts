/**
 * Most expressions of a model are a variable, a path, a comparison. Those are compiled to closures from the parsed
 * tree; whatever is not plainly within this subset — by its syntax, or by the values met — is left to feelin.
 */
import type { SyntaxNode } from '@lezer/common';
import type { Lookup } from './expression.ts';

/** "Ask feelin": no value of FEEL. */
export const unsure: unique symbol = Symbol('unsure');
export type Fast = (lookup: Lookup) => unknown;

/** Compiles a node of the parsed tree of `text`, or returns null when it is outside the subset. */
export function compileFast(node: SyntaxNode, text: string): Fast | null {
  return compilers[node.name]?.(node, text) ?? null;
}

type Compiler = (node: SyntaxNode, text: string) => Fast | null;

const compilers: Record<string, Compiler> = {
  Expression: onlyChild,
  ParenthesizedExpression: (node, text) => compileChild(children(node)[1], text),
  NumericLiteral: (node, text) => literal(Number(source(node, text))),
  StringLiteral: stringLiteral,
  BooleanLiteral: (node, text) => literal(source(node, text) === 'true'),
  null: () => literal(null),
  VariableName: variable,
  PathExpression: path,
  Comparison: comparison,
  Conjunction: (node, text) => logical(node, text, false),
  Disjunction: (node, text) => logical(node, text, true),
  ArithmeticExpression: addition,
  List: list
};

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

function source(node: SyntaxNode, text: string): string {
  return text.slice(node.from, node.to);
}

function literal(value: unknown): Fast | null {
  return Number.isNaN(value) ? null : () => value;
}

function compileChild(node: SyntaxNode | undefined, text: string): Fast | null {
  return node ? compileFast(node, text) : null;
}

function onlyChild(node: SyntaxNode, text: string): Fast | null {
  const [child, ...others] = children(node);
  return others.length === 0 ? compileChild(child, text) : null;
}

function stringLiteral(node: SyntaxNode, text: string): Fast | null {
  const quoted = source(node, text);
  return quoted.includes('\\') ? null : literal(quoted.slice(1, -1));
}

function isPlainName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
}

function variable(node: SyntaxNode, text: string): Fast | null {
  const name = source(node, text);
  if (!isPlainName(name)) return null;
  return (lookup) => lookup(name) ?? null;
}

function path(node: SyntaxNode, text: string): Fast | null {
  const [targetNode, , nameNode] = children(node);
  const target = compileChild(targetNode, text);
  const name = nameNode ? source(nameNode, text) : '';
  if (!target || !isPlainName(name)) return null;
  return (lookup) => {
    const value = target(lookup);
    if (value === null) return null;
    if (!isPlainObject(value)) return unsure;
    return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
  };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

const comparisons: Record<string, (left: string | number, right: string | number) => boolean> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right
};

function isPrimitive(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Whether a value is one that this subset compares: null, or a string, number or boolean. */
function isSimple(value: unknown): boolean {
  return value === null || isPrimitive(value);
}

/** Equality of values of different types is null (DMN 1.3, table 42); with null it is decided. */
function equal(left: unknown, right: unknown): unknown {
  if (!isSimple(left) || !isSimple(right)) return unsure;
  return left === null || right === null || typeof left === typeof right ? left === right : null;
}

function compareWith(operator: string): ((left: unknown, right: unknown) => unknown) | null {
  if (operator === '=') return equal;
  if (operator === '!=') return (left, right) => negate(equal(left, right));
  const order = comparisons[operator];
  if (!order) return null;
  return (left, right) => {
    if (left === null || right === null || isPlainObject(left) || isPlainObject(right)) return null;
    if (!isSimple(left) || !isSimple(right)) return unsure;
    if (typeof left === 'number' && typeof right === 'number') return order(left, right);
    return typeof left === 'string' && typeof right === 'string' ? order(left, right) : null;
  };
}

function negate(value: unknown): unknown {
  return typeof value === 'boolean' ? !value : value;
}

function comparison(node: SyntaxNode, text: string): Fast | null {
  const [leftNode, operatorNode, rightNode, ...others] = children(node);
  const left = compileChild(leftNode, text);
  const right = compileChild(rightNode, text);
  const compare = operatorNode?.name === 'CompareOp' ? compareWith(source(operatorNode, text)) : null;
  if (!left || !right || !compare || others.length > 0) return null;
  return (lookup) => {
    const a = left(lookup);
    if (a === unsure) return unsure;
    const b = right(lookup);
    return b === unsure ? unsure : compare(a, b);
  };
}

function logical(node: SyntaxNode, text: string, deciding: boolean): Fast | null {
  const [leftNode, , rightNode, ...others] = children(node);
  const left = compileChild(leftNode, text);
  const right = compileChild(rightNode, text);
  if (!left || !right || others.length > 0) return null;
  return (lookup) => {
    const a = left(lookup);
    if (a === deciding) return deciding;
    if (typeof a !== 'boolean') return unsure;
    const b = right(lookup);
    return typeof b === 'boolean' ? b : unsure;
  };
}

function addition(node: SyntaxNode, text: string): Fast | null {
  const [leftNode, operatorNode, rightNode, ...others] = children(node);
  const left = compileChild(leftNode, text);
  const right = compileChild(rightNode, text);
  if (!left || !right || others.length > 0 || !operatorNode || source(operatorNode, text) !== '+')
    return null;
  return (lookup) => {
    const a = left(lookup);
    const b = right(lookup);
    if (typeof a === 'string' && typeof b === 'string') return a + b;
    return typeof a === 'number' && typeof b === 'number' ? a + b : unsure;
  };
}

function list(node: SyntaxNode, text: string): Fast | null {
  const items: Fast[] = [];
  for (const child of children(node).slice(1, -1)) {
    const item = compileFast(child, text);
    if (!item) return null;
    items.push(item);
  }
  return (lookup) => {
    const values = items.map((item) => item(lookup));
    return values.includes(unsure) ? unsure : values;
  };
}
