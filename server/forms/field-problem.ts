import type { FieldProblem } from '../../domain/refusals.ts';
import { isDate } from '../../domain/taipei-time.ts';
import { translateFormText } from '../language/dictionary.ts';
import { evaluated, type Values } from './expression.ts';
import type { FormComponent, FormOption } from './form-schema.ts';

type Finding = readonly [zh: string, en: string] | undefined;
type Check = (value: unknown, field: FormComponent, context: Values) => Finding;

/** Of a text whose form names no limit, and of any text. */
const longestText = { usual: 10_000, any: 100_000 };
const timePattern = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-](0\d|1[0-4]):[0-5]\d)?$/;
const offsetPattern = /(Z|[+-]\d{2}:\d{2})$/;

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const limit = (rule: unknown, context: Values): number | undefined => {
  const value = evaluated(rule, context);
  return value === undefined || value === null || value === '' || Number.isNaN(Number(value))
    ? undefined
    : Number(value);
};

const text: Check = (value, field, context) => {
  if (typeof value !== 'string') return ['須為文字。', 'This must be text.'];
  const rules = field.validate ?? {};
  const least = limit(rules.minLength, context) ?? 0;
  const most = Math.min(limit(rules.maxLength, context) ?? longestText.usual, longestText.any);
  if (value.length < least) return [`至少 ${least} 個字。`, `At least ${least} characters.`];
  if (value.length > most) return [`最多 ${most} 個字。`, `At most ${most} characters.`];
  if (rules.pattern && !new RegExp(rules.pattern).test(value)) return ['格式不符。', 'The format is wrong.'];
  if (rules.validationType === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
    return ['須為電子郵件地址。', 'This must be an e-mail address.'];
  return undefined;
};

const decimals = (value: number): number => (String(value).split('.')[1] ?? '').length;

const number: Check = (value, field, context) => {
  const given =
    field.serializeToString && typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof given !== 'number' || !Number.isFinite(given)) return ['須為數字。', 'This must be a number.'];
  const least = limit(field.validate?.min, context);
  const most = limit(field.validate?.max, context);
  if (least !== undefined && given < least) return [`不得小於 ${least}。`, `Not less than ${least}.`];
  if (most !== undefined && given > most) return [`不得大於 ${most}。`, `Not more than ${most}.`];
  if (field.decimalDigits !== undefined && decimals(given) > field.decimalDigits)
    return [`小數最多 ${field.decimalDigits} 位。`, `At most ${field.decimalDigits} decimal digits.`];
  return undefined;
};

const flag: Check = (value) =>
  typeof value === 'boolean' ? undefined : ['須為是或否。', 'This must be yes or no.'];

/** A day of the calendar, a time of day, or both with the offset without which deadlines cannot be counted from it. */
const isMoment = (value: unknown, subtype: FormComponent['subtype']): boolean => {
  if (typeof value !== 'string') return false;
  if (subtype === 'date') return isDate(value);
  if (subtype === 'time') return timePattern.test(value);
  const [date = '', time = ''] = value.split('T');
  return isDate(date) && timePattern.test(time) && offsetPattern.test(time);
};

const moment: Check = (value, field) =>
  isMoment(value, field.subtype ?? 'date')
    ? undefined
    : ['日期或時間格式不正確。', 'The date or time cannot be read.'];

const optionValue = (option: unknown): unknown =>
  typeof option === 'object' && option !== null ? (option as FormOption).value : option;

/** Values that may be chosen: listed in the form, or given by the server under `valuesKey`. */
function choices(field: FormComponent, context: Values): readonly unknown[] {
  const listed = field.valuesExpression
    ? evaluated(field.valuesExpression, context)
    : (field.values ?? (field.valuesKey ? context[field.valuesKey] : []));
  return Array.isArray(listed) ? listed.map(optionValue) : [];
}

const notOffered: Finding = ['請由清單選擇。', 'Choose from the list.'];

const one: Check = (value, field, context) =>
  choices(field, context).includes(value) ? undefined : notOffered;

const several: Check = (value, field, context) => {
  if (!Array.isArray(value)) return ['須為清單。', 'This must be a list.'];
  const offered = choices(field, context);
  const repeated = new Set(value).size !== value.length;
  return repeated || value.some((each) => !offered.includes(each)) ? notOffered : undefined;
};

const checks: Readonly<Record<string, Check>> = {
  textfield: text,
  textarea: text,
  number,
  checkbox: flag,
  datetime: moment,
  radio: one,
  select: one,
  checklist: several,
  taglist: several
};

/** What is wrong with one answer, if anything: required, type, limits, pattern, options (form-js validation). */
export function problemOf(
  field: FormComponent,
  path: string,
  value: unknown,
  context: Values
): FieldProblem | undefined {
  const name = field.label ?? field.dateLabel ?? field.timeLabel ?? path;
  const problem = ([zh, en]: readonly [string, string]): FieldProblem => ({
    path,
    zh: `「${name}」${zh}`,
    en: `“${translateFormText(name)}”: ${en}`
  });
  const required = evaluated(field.validate?.required ?? false, context) === true;
  const missing = isEmpty(value) || (field.type === 'checkbox' && value === false);
  if (missing && required) return problem(['必填。', 'This is required.']);
  if (isEmpty(value)) return undefined;
  const finding = checks[field.type]?.(value, field, context);
  return finding && problem(finding);
}
