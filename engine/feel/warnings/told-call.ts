/** Why a call of a builtin function came to nothing. */
import type { Steps } from '../steps.ts';
import { hasOrder, isList, type Kind, kindOf, type Value } from '../values.ts';
import { quoted, toldValue } from './told-value.ts';

/** Kinds that a parameter takes. */
type Kinds = readonly Kind[];

const text: Kinds = ['string'];
const number: Kinds = ['number'];
const list: Kinds = ['list'];
const context: Kinds = ['context'];
const time: Kinds = ['string', 'local time', 'time', 'local date time', 'date time', 'date'];
const day: Kinds = ['date', 'local date time', 'date time'];
const texts = [text, text, text, text];
const numbers = [number, number];
const anything: Kinds = [];

/** What the commonest functions take, by name; a name with a number is that of a call with so many arguments. */
const parameters: Readonly<Record<string, readonly Kinds[]>> = {
  'string length': texts,
  'upper case': texts,
  'lower case': texts,
  trim: texts,
  contains: texts,
  'starts with': texts,
  'ends with': texts,
  'substring before': texts,
  'substring after': texts,
  substring: [text, number, number],
  matches: texts,
  replace: texts,
  split: texts,
  extract: texts,
  'is blank': texts,
  'string join': [list, text, text, text],
  number: texts,
  decimal: numbers,
  floor: numbers,
  ceiling: numbers,
  'round up': numbers,
  'round down': numbers,
  'round half up': numbers,
  'round half down': numbers,
  abs: [['number', 'days duration', 'years duration']],
  modulo: numbers,
  sqrt: numbers,
  log: numbers,
  exp: numbers,
  odd: numbers,
  even: numbers,
  'list contains': [list, anything],
  count: [list],
  sublist: [list, number, number],
  'insert before': [list, number, anything],
  remove: [list, number],
  reverse: [list],
  'index of': [list, anything],
  'distinct values': [list],
  'duplicate values': [list],
  flatten: [list],
  partition: [list, number],
  'is empty': [list],
  sort: [list, ['function']],
  'get entries': [context],
  'get value': [context, ['string', 'list']],
  'context put': [context, ['string', 'list'], anything],
  date: [time],
  'date 3': [number, number, number],
  time: [time],
  'date and time': [text],
  'date and time 2': [day, ['local time', 'time', 'string']],
  duration: [text],
  'years and months duration': [day, day],
  'day of week': [day],
  'day of year': [day],
  'week of year': [day],
  'month of year': [day],
  'last day of month': [day]
};

const sums: ReadonlySet<string> = new Set(['sum', 'mean', 'median', 'product', 'stddev', 'mode']);
const extremes: ReadonlySet<string> = new Set(['min', 'max']);
const searches: ReadonlySet<string> = new Set(['matches', 'replace', 'extract']);

/** The items of functions that take a list or any number of arguments. */
const itemsOf = (args: readonly Value[]): readonly Value[] =>
  args.length === 1 && isList(args[0]!) ? args[0] : args;

/** Why a call came to null, as Camunda says it; undefined where nothing is known to be wrong with it. */
export function reasonOfCall(name: string, args: readonly Value[], steps: Steps): string | undefined {
  steps.spend(args.length);
  if (sums.has(name)) return noNumber(itemsOf(args), steps);
  if (extremes.has(name)) return noOrder(itemsOf(args), steps);
  const kinds = parameters[`${name} ${args.length}`] ?? parameters[name];
  if (kinds && !args.every((arg, index) => fits(kinds[index], arg)))
    return `Illegal arguments: ${args.map((arg) => quoted(arg, steps)).join(', ')}`;
  if (name === 'number' && args.length === 1) return `Can't parse '${String(args[0])}' as a number`;
  return searches.has(name) ? `Invalid pattern '${String(args[1])}'` : undefined;
}

const fits = (kinds: Kinds | undefined, arg: Value): boolean =>
  kinds === undefined || kinds.length === 0 || kinds.includes(kindOf(arg));

function noNumber(items: readonly Value[], steps: Steps): string | undefined {
  steps.spend(items.length);
  const other = items.find((item) => typeof item !== 'number');
  return other === undefined ? undefined : `expected number but found ${quoted(other, steps)}`;
}

function noOrder(items: readonly Value[], steps: Steps): string | undefined {
  steps.spend(items.length);
  if (items.every((item) => hasOrder(item) && kindOf(item) === kindOf(items[0]!))) return undefined;
  return `${toldValue(items, steps)} is not comparable`;
}
