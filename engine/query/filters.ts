import type { Condition, Operator, Scalar } from '../ports.ts';
import type { EntityKind } from '../records.ts';
import { type FilterReader, invalidSearch, unexpectedWord } from './search-spec.ts';

/** One comparison of an advanced filter (`{ "$gt": … }`), its value converted to what the record holds. */
export interface Comparison {
  op: Operator;
  value: Scalar | readonly Scalar[];
}

type Convert = (value: unknown, name: string) => Scalar;

const operators: Readonly<Record<string, Operator>> = {
  $eq: 'eq',
  $neq: 'neq',
  $gt: 'gt',
  $gte: 'gte',
  $lt: 'lt',
  $lte: 'lte',
  $in: 'in',
  $notIn: 'notIn',
  $exists: 'exists',
  $like: 'like'
};

/** What a pattern costs grows with its length times that of what it is compared with. */
const LONGEST_PATTERN = 200;
const KEY = /^-?\d{1,19}$/;

function string(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw invalidSearch(`The filter ${name} must be a string.`);
}

function pattern(value: unknown, name: string): string {
  const text = string(value, name);
  if (text.length <= LONGEST_PATTERN) return text;
  throw invalidSearch(`A pattern of the filter ${name} has ${LONGEST_PATTERN} characters at most.`);
}

function keyText(value: unknown, name: string): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && KEY.test(text)) return text;
  throw invalidSearch(
    `The filter ${name} must be a key: the decimal digits of a 64-bit integer, as a string.`
  );
}

export function wholeNumber(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw invalidSearch(`The filter ${name} must be a whole number.`);
}

function milliseconds(value: unknown, name: string): number {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  if (!Number.isNaN(at)) return at;
  throw invalidSearch(`The filter ${name} must be a date and time such as 2026-03-01T09:00:00Z.`);
}

function truth(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value;
  throw invalidSearch(`The filter ${name} must be true or false.`);
}

/** The comparisons that a filter property asks for: a plain value means equality. */
export function comparisons(value: unknown, name: string, convert: Convert): Comparison[] {
  if (value === null || typeof value !== 'object') return [{ op: 'eq', value: convert(value, name) }];
  if (Array.isArray(value)) throw invalidSearch(`The filter ${name} must not be a list.`);
  return Object.entries(value)
    .filter(([, operand]) => operand !== undefined && operand !== null)
    .map(([sign, operand]) => comparison(sign, operand, name, convert));
}

function comparison(sign: string, operand: unknown, name: string, convert: Convert): Comparison {
  const op = Object.hasOwn(operators, sign) ? operators[sign] : undefined;
  if (op === undefined) throw invalidSearch(`The filter ${name} knows no operator ${sign}.`);
  if (op === 'exists') return { op, value: truth(operand, name) };
  if (op === 'like') return { op, value: pattern(operand, name) };
  if (op !== 'in' && op !== 'notIn') return { op, value: convert(operand, name) };
  if (!Array.isArray(operand))
    throw invalidSearch(`The operator ${sign} of the filter ${name} wants a list.`);
  if (operand.length > 1000)
    throw invalidSearch(`The operator ${sign} of the filter ${name} takes 1000 values at most.`);
  return { op, value: operand.map((item) => convert(item, name)) };
}

function onField(field: string, convert: Convert): FilterReader {
  return (value, name) => comparisons(value, name, convert).map((each) => ({ field, ...each }));
}

/** Words: equality, lists, `$like` with `*` and `?`. */
export const text = (field: string): FilterReader => onField(field, string);
/** One of so many words (blanks between them): others are none that it could ever be. */
export function word(field: string, words: string): FilterReader {
  const known = words.split(' ');
  return onField(field, (value, name) => {
    const one = string(value, name);
    if (known.includes(one)) return one;
    throw invalidSearch(unexpectedWord(one, name, known));
  });
}
/** Keys, as strings of digits. */
export const key = (field: string): FilterReader => onField(field, keyText);
/** Whole numbers. */
export const integer = (field: string): FilterReader => onField(field, wholeNumber);
/** Dates and times; the record holds milliseconds. */
export const instant = (field: string): FilterReader => onField(field, milliseconds);
/** True or false as the record holds it. */
export const flag = (field: string): FilterReader => onField(field, truth);

/** True when the field is above zero or set: `hasIncident` over a count or a key. */
export function has(field: string, isCount: boolean): FilterReader {
  return (value, name) => {
    const wanted = truth(value, name);
    if (!isCount) return [{ field, op: 'exists', value: wanted }];
    return [{ field, op: wanted ? 'gt' : 'eq', value: 0 }];
  };
}

/** A member of a list field (candidate group, tag). */
export function member(list: string): FilterReader {
  return (value, name) => [{ member: list, where: comparisons(value, name, string) }];
}

/** All of these are members of a list field. */
export function members(list: string): FilterReader {
  return (value, name) => {
    if (!Array.isArray(value)) throw invalidSearch(`The filter ${name} must be a list of strings.`);
    return value.map((item) => ({ member: list, where: [{ op: 'eq', value: string(item, name) }] }));
  };
}

/** Named variables in the scope that `scopeField` of the record names, each with a value (JSON text). */
export function variables(scopeField: string, instanceField: string): FilterReader {
  return (value, name) => {
    if (!Array.isArray(value)) throw invalidSearch(`The filter ${name} must be a list of { name, value }.`);
    return value.map((item) => variable(item, name, scopeField, instanceField));
  };
}

function variable(item: unknown, name: string, scopeField: string, instanceField: string): Condition {
  if (item === null || typeof item !== 'object')
    throw invalidSearch(`The filter ${name} lists { name, value }.`);
  const wanted = item as { name?: unknown; value?: unknown };
  const values = comparisons(wanted.value, `${name}.value`, string).map((each) => ({
    field: 'value',
    ...each
  }));
  return {
    related: 'variable',
    on: { processInstanceKey: instanceField, scopeKey: scopeField },
    where: [{ field: 'name', op: 'eq', value: string(wanted.name, `${name}.name`) }, ...values]
  };
}

/** A property of records that belong to the one searched. */
export function related(
  kind: EntityKind,
  on: Record<string, string>,
  reader: FilterReader,
  also: Condition[] = []
): FilterReader {
  return (value, name) => [{ related: kind, on, where: [...also, ...reader(value, name)] }];
}

/** No record fulfils it. */
const never: Condition = { any: [] };

/** A number that is the same of all. */
export function always(number: number): FilterReader {
  return (value, name) =>
    comparisons(value, name, wholeNumber).every((each) => holds(each, number, name)) ? [] : [never];
}

/** Texts longer than so many characters, or the others. */
export function longer(field: string, than: number): FilterReader {
  return (value, name) => [{ longer: field, than, is: truth(value, name) }];
}

const tests: Partial<Record<Operator, (number: number, wanted: never) => boolean>> = {
  eq: (number, wanted) => number === wanted,
  neq: (number, wanted) => number !== wanted,
  gt: (number, wanted) => number > wanted,
  gte: (number, wanted) => number >= wanted,
  lt: (number, wanted) => number < wanted,
  lte: (number, wanted) => number <= wanted,
  in: (number, wanted: number[]) => wanted.includes(number),
  notIn: (number, wanted: number[]) => !wanted.includes(number),
  exists: (_number, wanted) => wanted
};

/** Whether a comparison holds of a number that no record has. */
export function holds({ op, value }: Comparison, number: number, name: string): boolean {
  const test = tests[op];
  if (!test) throw invalidSearch(`The filter ${name} is of numbers and knows no operator $${op}.`);
  return test(number, value as never);
}
