import { Failure } from './failure.ts';

/** Reads one variable by name; `undefined` when there is none. */
export type Lookup = (name: string) => unknown;

/**
 * An attribute of a model that may be static text or FEEL (`=…`), compiled once.
 * `evaluate` returns a JSON-like value (FEEL dates and durations as their own types) or a failure.
 */
export interface Expression {
  readonly text: string;
  /** Whether the text is FEEL. Static text evaluates to itself. */
  readonly isFeel: boolean;
  /** Names of the variables that it reads; those bound within it may be among them. */
  readonly variables: readonly string[];
  evaluate(lookup: Lookup): unknown | Failure;
}

/** A static text: the value is the text. */
export function staticText(text: string): Expression {
  return { text, isFeel: false, variables: [], evaluate: () => text };
}

/** A constant of any kind, for defaults. */
export function constant(value: unknown): Expression {
  return { text: String(value), isFeel: false, variables: [], evaluate: () => value };
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return 'ARRAY';
  if (typeof value === 'object') return 'OBJECT';
  return typeof value === 'string' ? 'STRING' : typeof value === 'number' ? 'NUMBER' : 'BOOLEAN';
}

function mismatch(expression: Expression, expected: string, value: unknown): Failure {
  return new Failure(
    'EXTRACT_VALUE_ERROR',
    `Expected result of the expression '${expression.text.replace(/^=/, '')}' to be '${expected}', but was '${nameOf(value)}'.`
  );
}

/** Evaluates to a text; anything else is a failure. */
export function evaluateText(expression: Expression, lookup: Lookup): string | Failure {
  const value = expression.evaluate(lookup);
  if (value instanceof Failure || typeof value === 'string') return value;
  return mismatch(expression, 'STRING', value);
}

/** Evaluates to a text, taking numbers as texts: correlation keys. */
export function evaluateKey(expression: Expression, lookup: Lookup): string | Failure {
  const value = expression.evaluate(lookup);
  if (value instanceof Failure || typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : mismatch(expression, 'STRING', value);
}

/** Evaluates to true or false; anything else is a failure. */
export function evaluateBoolean(expression: Expression, lookup: Lookup): boolean | Failure {
  const value = expression.evaluate(lookup);
  if (value instanceof Failure || typeof value === 'boolean') return value;
  return mismatch(expression, 'BOOLEAN', value);
}

/** Evaluates to a whole number, also from a static text. */
export function evaluateInteger(expression: Expression, lookup: Lookup): number | Failure {
  const value = expression.evaluate(lookup);
  if (value instanceof Failure) return value;
  const number = expression.isFeel ? value : Number(value);
  return typeof number === 'number' && Number.isFinite(number)
    ? Math.trunc(number)
    : mismatch(expression, 'NUMBER', value);
}

/** Evaluates to a list; anything else is a failure. */
export function evaluateList(expression: Expression, lookup: Lookup): unknown[] | Failure {
  const value = expression.evaluate(lookup);
  if (value instanceof Failure || Array.isArray(value)) return value;
  return mismatch(expression, 'ARRAY', value);
}

/** Evaluates to a list of texts; a static text is split at commas. */
export function evaluateTexts(expression: Expression, lookup: Lookup): string[] | Failure {
  const value = expression.evaluate(lookup);
  if (value instanceof Failure) return value;
  if (!expression.isFeel) {
    return String(value)
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value;
  return mismatch(expression, 'ARRAY of STRING', value);
}

const path = /^\s*([\p{L}_][\p{L}\p{N}_]*)(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*\s*$/u;

/** The variable that an expression is, or a path into it (`a`, `a.b`); undefined for any other expression. */
export function variableOf(expression: Expression | null): string | undefined {
  return expression?.isFeel ? path.exec(expression.text)?.[1] : undefined;
}
