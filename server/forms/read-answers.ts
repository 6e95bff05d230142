import type { FieldProblem, Refusal } from '../../domain/refusals.ts';
import { translateFormText } from '../language/dictionary.ts';
import { dateProblems } from './date-problems.ts';
import { evaluated, isFixed, isHidden, type Values } from './expression.ts';
import { problemOf } from './field-problem.ts';
import { ruleProblems } from './rule-problems.ts';
import { isField, isRouting, type FormComponent, type FormSchema } from './form-schema.ts';
import { withinTime } from './within-time.ts';

/** What a person answered, checked and parted by secrecy. */
export interface Answers {
  /** Go to the engine as process variables. */
  readonly routing: Values;
  /** Go to the case store. */
  readonly sealed: Values;
  /** Both together, for register acts. */
  readonly all: Values;
}

const longestList = 500;
/** An answer that keeps the form's expressions busy longer is refused: nothing may hold up the desk. */
const patienceMs = 2_000;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** One level of a form: fields with their keys, dynamic lists as one value, groups taken in. */
function level(components: readonly FormComponent[], hiddenBy: Hidden): Slot[] {
  return components.flatMap((component) => {
    const hidden: Hidden = (context) => hiddenBy(context) || isHidden(component, context);
    if (isField(component)) return [{ key: component.key ?? '', component, hidden }];
    if (component.type === 'dynamiclist' || (component.type === 'group' && component.path))
      return [{ key: component.path ?? '', component, hidden }];
    return level(component.components ?? [], hidden);
  });
}

type Hidden = (context: Values) => boolean;

interface Slot {
  readonly key: string;
  readonly component: FormComponent;
  readonly hidden: Hidden;
}

interface Reading {
  readonly values: Record<string, unknown>;
  readonly routing: Record<string, unknown>;
  readonly problems: FieldProblem[];
  readonly unknown: string[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readList(slot: Slot, path: string, given: unknown, context: Values, reading: Reading): unknown[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given) || given.length > longestList || !given.every(isRecord)) {
    reading.problems.push({
      path,
      zh: `「${slot.component.label ?? path}」須為清單，最多 ${longestList} 列。`,
      en: `“${translateFormText(slot.component.label ?? path)}”: a list of at most ${longestList} rows.`
    });
    return [];
  }
  const rows = given.map((row, index) =>
    readLevel(slot.component.components ?? [], row, { ...context, this: row }, `${path}[${index}].`)
  );
  for (const row of rows) {
    reading.problems.push(...row.problems);
    reading.unknown.push(...row.unknown);
  }
  if (rows.some(({ routing }) => Object.keys(routing).length > 0))
    reading.routing[slot.key] = rows.map(({ routing }) => routing);
  return rows.map(({ values }) => values);
}

function readGroup(slot: Slot, path: string, given: unknown, context: Values, reading: Reading): unknown {
  const row = isRecord(given) ? given : {};
  const inner = readLevel(slot.component.components ?? [], row, { ...context, ...row }, `${path}.`);
  reading.problems.push(...inner.problems);
  reading.unknown.push(...inner.unknown);
  if (Object.keys(inner.routing).length > 0) reading.routing[slot.key] = inner.routing;
  return inner.values;
}

function readSlot(slot: Slot, prefix: string, given: unknown, context: Values, reading: Reading): unknown {
  const path = `${prefix}${slot.key}`;
  const { component } = slot;
  if (component.type === 'dynamiclist') return readList(slot, path, given, context, reading);
  if (component.type === 'group') return readGroup(slot, path, given, context, reading);
  if (component.type === 'expression') return evaluated(component.expression, context);
  const problem = problemOf(component, path, given, context);
  if (problem) reading.problems.push(problem);
  return given ?? null;
}

function readLevel(
  components: readonly FormComponent[],
  given: Values,
  context: Values,
  prefix = ''
): Reading {
  const reading: Reading = { values: {}, routing: {}, problems: [], unknown: [] };
  const slots = level(components, () => false);
  const known = new Set(slots.map((slot) => slot.key));
  for (const key of Object.keys(given))
    if (!known.has(key) || forbidden.has(key)) reading.unknown.push(`${prefix}${key}`);
  for (const slot of slots) {
    if (slot.hidden(context) || isFixed(slot.component, context)) continue;
    const value = readSlot(slot, prefix, given[slot.key], context, reading);
    reading.values[slot.key] = value;
    if (slot.component.type !== 'group' && isRouting(slot.component)) reading.routing[slot.key] = value;
  }
  return reading;
}

const isRows = (value: unknown): value is readonly Values[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRecord);

/** `all` without what became routing, at every level and in every row. */
function without(all: Values, routing: Values): Record<string, unknown> {
  const entries = Object.entries(all).flatMap(([key, value]) => {
    if (!Object.hasOwn(routing, key)) return [[key, value] as const];
    const part = routing[key];
    if (isRecord(value) && isRecord(part)) return [[key, without(value, part)] as const];
    if (!isRows(value) || !isRows(part)) return [];
    return [[key, value.map((row, index) => without(row, part[index] ?? {}))] as const];
  });
  return Object.fromEntries(entries);
}

type Read = { readonly answers: Answers } | { readonly refusal: Refusal };

function read(schema: FormSchema, values: Values, offered: Values, now?: number): Read {
  const components = schema.components ?? [];
  const reading = readLevel(components, values, { ...offered, ...values });
  reading.problems.push(...dateProblems(components, reading.values, now));
  reading.problems.push(...ruleProblems(components, reading.values, offered));
  const [unknown] = reading.unknown;
  if (unknown !== undefined) return { refusal: { code: 'UNKNOWN_FIELD', facts: { field: unknown } } };
  if (reading.problems.length > 0)
    return {
      refusal: {
        code: 'INVALID_INPUT',
        facts: { count: reading.problems.length },
        problems: reading.problems
      }
    };
  return {
    answers: {
      all: reading.values,
      routing: reading.routing,
      sealed: without(reading.values, reading.routing)
    }
  };
}

/**
 * Reads answers against the deployed form: unknown keys are refused (UNKNOWN_FIELD), every visible field is checked
 * (INVALID_INPUT with one problem per field), hidden, disabled and read-only fields are left out, and the rest is
 * parted into routing and sealed by each field's `secrecy` property. `offered` is what the server offered to fill the
 * form; lists under `valuesKey` come from it. Dates are held against each other and, with `now` (milliseconds since the
 * epoch), against the present; the form's own rules come with their clauses. Answers that cannot be checked in two seconds are
 * refused (ANSWERS_TOO_HEAVY).
 */
export const readAnswers = (schema: FormSchema, values: Values, offered: Values = {}, now?: number): Read =>
  withinTime(() => read(schema, values, offered, now), patienceMs) ?? {
    refusal: { code: 'ANSWERS_TOO_HEAVY' }
  };
