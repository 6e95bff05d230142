import { Failure, TooMuchFailure } from './failure.ts';
import { type Kind, kindOf, type Value } from './values.ts';

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
  /** What it warns of, line by line. To be asked only where someone reads it: it is evaluated once more, on the same budget. */
  warnings(lookup: Lookup): readonly string[];
}

const none = (): readonly string[] => [];

/** A static text: the value is the text. */
export function staticText(text: string): Expression {
  return { text, isFeel: false, variables: [], evaluate: () => text, warnings: none };
}

/** A constant of any kind, for defaults. */
export function constant(value: unknown): Expression {
  return { text: String(value), isFeel: false, variables: [], evaluate: () => value, warnings: none };
}

/** A type of a result, as Camunda calls it. */
export type ResultType =
  | 'NULL'
  | 'BOOLEAN'
  | 'NUMBER'
  | 'STRING'
  | 'ARRAY'
  | 'OBJECT'
  | 'DATE'
  | 'DATE_TIME'
  | 'PERIOD'
  | 'DURATION'
  | 'UNKNOWN';

const types: Partial<Record<Kind, ResultType>> = {
  null: 'NULL',
  boolean: 'BOOLEAN',
  number: 'NUMBER',
  string: 'STRING',
  list: 'ARRAY',
  context: 'OBJECT',
  date: 'DATE',
  'local date time': 'DATE_TIME',
  'date time': 'DATE_TIME',
  'years duration': 'PERIOD',
  'days duration': 'DURATION'
};

/** The type of what an expression came to: times, functions and ranges have none that Camunda knows. */
export const typeOf = (value: unknown): ResultType => types[kindOf((value ?? null) as Value)] ?? 'UNKNOWN';

/** A failure with what the evaluation behind it warned of. */
function warned(message: string, expression: Expression, lookup: Lookup): Failure {
  const lines = expression.warnings(lookup);
  const told =
    lines.length === 0
      ? message
      : `${message} The evaluation reported the following warnings:\n${lines.join('\n')}`;
  return new Failure('EXTRACT_VALUE_ERROR', told);
}

/** A failure for a value of another type than one of these. */
export function mismatch(
  expression: Expression,
  expected: readonly ResultType[],
  value: unknown,
  lookup: Lookup
): Failure {
  const [first] = expected;
  const to = expected.length === 1 ? `be '${first}'` : `be one of '[${expected.join(', ')}]'`;
  return warned(
    `Expected result of the expression '${textOf(expression)}' to ${to}, but was '${typeOf(value)}'.`,
    expression,
    lookup
  );
}

const textOf = ({ text }: Expression): string => text.replace(/^=/, '');

/** Evaluates to anything. A failure tells what the evaluation warned of, unless that took too much already. */
export function evaluateAny(expression: Expression, lookup: Lookup): unknown | Failure {
  const value = expression.evaluate(lookup);
  return value instanceof Failure && !(value instanceof TooMuchFailure)
    ? warned(value.message, expression, lookup)
    : value;
}

/** Evaluates to a text; anything else is a failure. */
export function evaluateText(expression: Expression, lookup: Lookup): string | Failure {
  const value = evaluateAny(expression, lookup);
  if (value instanceof Failure || typeof value === 'string') return value;
  return mismatch(expression, ['STRING'], value, lookup);
}

/** Evaluates to a text, taking numbers as texts: correlation keys. */
export function evaluateKey(expression: Expression, lookup: Lookup): string | Failure {
  const value = evaluateAny(expression, lookup);
  if (value instanceof Failure || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return warned(
    `Failed to extract the correlation key for '${textOf(expression)}': The value must be either a string or a number, but was '${typeOf(value)}'.`,
    expression,
    lookup
  );
}

/** Evaluates to true or false; anything else is a failure. */
export function evaluateBoolean(expression: Expression, lookup: Lookup): boolean | Failure {
  const value = evaluateAny(expression, lookup);
  if (value instanceof Failure || typeof value === 'boolean') return value;
  return mismatch(expression, ['BOOLEAN'], value, lookup);
}

/** Evaluates to a whole number, also from a static text. */
export function evaluateInteger(expression: Expression, lookup: Lookup): number | Failure {
  const value = evaluateAny(expression, lookup);
  if (value instanceof Failure) return value;
  const number = expression.isFeel ? value : Number(value);
  return typeof number === 'number' && Number.isFinite(number)
    ? Math.trunc(number)
    : mismatch(expression, ['NUMBER'], value, lookup);
}

/** Evaluates to a list; anything else is a failure. */
export function evaluateList(expression: Expression, lookup: Lookup): unknown[] | Failure {
  const value = evaluateAny(expression, lookup);
  if (value instanceof Failure || Array.isArray(value)) return value;
  return mismatch(expression, ['ARRAY'], value, lookup);
}

/** Evaluates to a list of texts; a static text is split at commas. */
export function evaluateTexts(expression: Expression, lookup: Lookup): string[] | Failure {
  const value = expression.isFeel ? evaluateList(expression, lookup) : expression.evaluate(lookup);
  if (value instanceof Failure) return value;
  if (!Array.isArray(value)) {
    return String(value)
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
  if (value.every((part) => typeof part === 'string')) return value;
  return warned(
    `Expected result of the expression '${textOf(expression)}' to be 'ARRAY' containing 'STRING' items, but was 'ARRAY' containing at least one non-'STRING' item.`,
    expression,
    lookup
  );
}

const path = /^\s*([\p{L}_][\p{L}\p{N}_]*)(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*\s*$/u;

/** The variable that an expression is, or a path into it (`a`, `a.b`); undefined for any other expression. */
export function variableOf(expression: Expression | null): string | undefined {
  return expression?.isFeel ? path.exec(expression.text)?.[1] : undefined;
}
