import { Chance } from '../play/chance.ts';
import { calls } from './calls.ts';
import type { Question } from './question.ts';

const kinds = ['number', 'string', 'boolean', 'list', 'context', 'temporal'] as const;
type Kind = (typeof kinds)[number];

/** In so many of a hundred places the value is of another kind than wanted. */
const strayPercent = 8;
const leafPercent = 25;
const callPercent = 35;
const namedPercent = 15;
/** So many of a hundred parts stand without brackets, which shows what binds tighter. */
const bareParts = 30;

const leaves: Readonly<Record<Kind, readonly string[]>> = {
  number: ['1', '2', '0', '-3', '2.5', '10', 'n', 'amount', 'ctx.a', 'nums[1]', 'nil', 'missing'],
  string: ['"a"', '"abc"', '""', '"b,c"', 's', 'ctx.b', 'nil'],
  boolean: ['true', 'false', 'flag', 'null', 'missing'],
  list: ['nums', 'list', 'rows', '[]', '[1, 2]', '["a", "b"]', '[null, true]', 'rows.a'],
  context: ['ctx', '{}', '{a: 1}', '{a: {b: 2}}', 'rows[1]', 'nil'],
  temporal: [
    'date("2026-03-01")',
    'date and time("2026-03-01T09:00:00Z")',
    'date and time("2026-01-31T23:30:00")',
    'time("09:00:00")',
    'duration("P1D")',
    'duration("PT90M")',
    'duration("P14M")'
  ]
};

/** Ways to make a value of a kind; `#kind` stands for a part. */
const forms: Readonly<Record<Kind, readonly string[]>> = {
  number: [
    '#number + #number',
    '#number - #number',
    '#number * #number',
    '#number / #number',
    '-#number',
    '(#number + #number) * #number',
    'if #boolean then #number else #number',
    '#list[#number]',
    'count(#list)',
    '#context.a',
    '#temporal.days'
  ],
  string: [
    '#string + #string',
    'string(#any)',
    'if #boolean then #string else #string',
    '#context.b',
    'string(#temporal)'
  ],
  boolean: [
    '#number < #number',
    '#number >= #number',
    '#any = #any',
    '#number = #number',
    '#any != null',
    '#string = #string',
    '#temporal < #temporal',
    '#boolean and #boolean',
    '#boolean or #boolean',
    'not(#boolean)',
    '#number between #number and #number',
    '#number in [#number..#number]',
    '#number in #list',
    '#number in (> #number, #number)',
    'some x in #list satisfies x > #number',
    'every x in #list satisfies x != #any',
    '#any instance of number'
  ],
  list: [
    '[#any, #any]',
    '[#number, #number, #number]',
    'for x in #list return x + #number',
    'for x in 1..3 return #number * x',
    'for x in #list return #any',
    '#list[item > #number]',
    '#list[#boolean]',
    'rows[a = #number]',
    '#list.a',
    'concatenate(#list, #list)'
  ],
  context: [
    '{a: #any, b: #string}',
    '{a: #number, b: a + #number}',
    'context put(#context, "c", #any)',
    'context merge(#context, #context)',
    'rows[#number]'
  ],
  temporal: ['#temporal + #temporal', '#temporal - #temporal', '#temporal * #number', '#temporal / #number']
};

/** Functions that give a value of a kind, where they are given what they want. */
const results: Readonly<Record<Kind, RegExp>> = {
  number:
    /^(number|count|min|max|sum|product|mean|median|stddev|abs|floor|ceiling|decimal|round .*|modulo|sqrt|exp|log|string length|day of year|week of year|get or else|fromAi)$/,
  string:
    /^(string|substring.*|upper case|lower case|trim|replace|string join|day of week|month of year|to base64)$/,
  boolean:
    /^(not|is .*|contains|starts with|ends with|matches|all|any|and|or|even|odd|list contains|before|after|meets|met by|overlaps.*|finish.*|includes|during|start.* by|starts|coincides)$/,
  list: /^(append|concatenate|union|insert before|remove|reverse|flatten|distinct values|duplicate values|index of|partition|sublist|sort|split|extract|mode|get entries)$/,
  context: /^(context.*|put.*)$/,
  temporal: /^(date|time|date and time|duration|years and months duration|last day of month|abs|today|now)$/
};

const callable = (kind: Kind) => calls.filter(([name]) => results[kind].test(name));

/** The kind of value that an argument of a call has, by its text. */
function kindOfArgument(text: string): Kind | undefined {
  if (/^(-|\d|n$|amount)/.test(text)) return 'number';
  if (/^("|s$)/.test(text)) return 'string';
  if (/^(flag|true|false|n >)/.test(text)) return 'boolean';
  if (/^(\[(?!\d\.\.)|list|nums)/.test(text)) return 'list';
  if (/^(\{|ctx)/.test(text)) return 'context';
  return /^(date|time|duration)/.test(text) ? 'temporal' : undefined;
}

/** Random expressions, nested some levels deep: the same for the same seed. */
export function randomQuestions(seed: number, count: number): Question[] {
  const chance = new Chance('feel', seed);
  return Array.from({ length: count }, () => ({
    text: new Writer(chance).write(chance.pick(kinds), 1 + chance.number(3)),
    about: 'random expressions'
  }));
}

class Writer {
  readonly #chance: Chance;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  write(wanted: Kind, depth: number): string {
    const chance = this.#chance;
    const kind = chance.happens(strayPercent) ? chance.pick(kinds) : wanted;
    if (depth === 0 || chance.happens(leafPercent)) return chance.pick(leaves[kind]);
    if (chance.happens(callPercent)) return this.#call(kind, depth);
    return chance.pick(forms[kind]).replace(/#(\w+)/g, (_, part: string) => {
      const text = this.write(part === 'any' ? chance.pick(kinds) : (part as Kind), depth - 1);
      return / |^-/.test(text) && !chance.happens(bareParts) ? `(${text})` : text;
    });
  }

  /** A call of a builtin function, with one of its good arguments put aside. */
  #call(kind: Kind, depth: number): string {
    const chance = this.#chance;
    const [name, good] = chance.pick(callable(kind));
    const args = Object.entries(good);
    const changed = chance.number(Math.max(args.length, 1));
    const isNamed = chance.happens(namedPercent);
    const written = args.map(([parameter, argument], index) => {
      const text =
        index === changed ? this.write(kindOfArgument(argument) ?? chance.pick(kinds), depth - 1) : argument;
      return isNamed ? `${parameter}: ${text}` : text;
    });
    return `${name}(${written.join(', ')})`;
  }
}
