import type { Question } from './question.ts';

/** A text for a value of each kind, as a variable and as a literal; ranges are none but as arguments. */
export const values = [
  'nil',
  'missing',
  'flag',
  'n',
  's',
  'list',
  'ctx',
  '5',
  '"abc"',
  'true',
  'null',
  '[]',
  '{}',
  'function(x) x',
  'date("2026-03-01")',
  'duration("P1D")',
  'duration("P1M")',
  'date and time("2026-03-01T09:00:00Z")',
  'date and time("2026-03-01T09:00:00")',
  'time("09:00:00")',
  'time("09:00:00+08:00")'
];

const infix = ['=', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '**', 'and', 'or', 'in'];

const ends = ['5', '"abc"', 'nil', 'date("2026-03-01")'];

/** What takes one value, `_` in its place. */
export const around = [
  '-_',
  'if _ then 1 else 2',
  '_[1]',
  '_[-1]',
  '_[item > 1]',
  '_[true]',
  '_["a"]',
  '_.a',
  '_.year',
  '_.hours',
  '_.start included',
  'for x in _ return x',
  'for x in _..2 return x',
  'for x in [1], y in _ return y',
  'some x in _ satisfies x = 5',
  'every x in _ satisfies x = 5',
  'some x in [1] satisfies _',
  'every x in [1] satisfies _',
  '[1, 2][_]',
  '{a: _}.a',
  '{a: _, b: a}',
  '[_]',
  '(_)',
  '_(1)',
  '_ in (1, _)',
  '_ in (not(5))',
  '_ in (> 3)',
  '5 in (_)',
  '5 in (1, _)'
];

const types = [
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
  'day-time-duration',
  'year-month-duration',
  'list',
  'context',
  'function',
  'Any'
];

function question(text: string, about: string): Question {
  return { text, about };
}

/** Every operator with a value of each kind on each side. */
export function operatorQuestions(): Question[] {
  const pairs = values.flatMap((a) => values.map((b) => [a, b] as const));
  return [
    ...infix.flatMap((sign) => pairs.map(([a, b]) => question(`${a} ${sign} ${b}`, sign))),
    ...values.flatMap((value) => [
      ...around.map((form) => question(form.replaceAll('_', value), form)),
      ...types.map((type) => question(`${value} instance of ${type}`, 'instance of')),
      ...ends.flatMap((end) => [
        question(`${value} between ${end} and ${end}`, 'between'),
        question(`${value} between 1 and ${end}`, 'between'),
        question(`${value} in [${end}..${end}]`, 'in a range'),
        question(`${value} in (1..${end})`, 'in a range'),
        question(`5 in [${value}..${end}]`, 'in a range')
      ])
    ])
  ];
}
