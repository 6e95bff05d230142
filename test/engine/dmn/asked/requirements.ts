import { decision, file, literal, table } from '../written.ts';
import type { Asked } from './asked.ts';

const asked = (variables: Asked['variables'], ...parts: readonly string[]): Asked => ({
  file: file(...parts),
  variables
});
const one = literal('1');
const needs = { requires: ['e'] };
const reads = (expression: string) => decision('d', literal(expression), needs);
const dated = table({ inputs: [], rules: [['date("2026-01-01")']] });
const ofType = (type: string, expression: string) => asked({}, decision('d', literal(expression), { type }));
const values: Readonly<Record<string, string>> = {
  text: '"x"',
  number: '1',
  boolean: 'true',
  date: 'date("2026-01-01")',
  time: 'time("10:00:00")',
  'date and time': 'date and time("2026-01-01T10:00:00")',
  'days duration': 'duration("P1D")',
  'years duration': 'duration("P1Y")',
  list: '[1]',
  context: '{a: 1, b: "x"}',
  function: 'function(x) x',
  range: '[1..2]',
  null: 'null'
};
const types = [
  'string',
  'number',
  'boolean',
  'date',
  'time',
  'dateTime',
  'dayTimeDuration',
  'yearMonthDuration',
  'feel:number',
  'Any',
  'tMine',
  'date and time'
];

/** Decisions that require others, and the names and types of results. */
export const requirements: Readonly<Record<string, Asked>> = {
  'a result by its id': asked({}, decision('e', one), reads('e')),
  'a result by its variable': asked({}, decision('e', one, { variable: 'x' }), reads('x')),
  'a result by its id where its variable has another name': asked(
    {},
    decision('e', one, { variable: 'x' }),
    reads('e')
  ),
  'a result by its name': asked({}, decision('e', one, { name: 'n', variable: '' }), reads('n')),
  'a result by its id without a variable': asked(
    {},
    decision('e', one, { name: 'n', variable: '' }),
    reads('e')
  ),
  'a table by its id': asked(
    {},
    decision('e', table({ inputs: [], rules: [['1']] }), { variable: '' }),
    reads('e')
  ),
  'a table by its variable': asked(
    {},
    decision('e', table({ inputs: [], rules: [['1']] }), { variable: 'x' }),
    reads('x')
  ),
  'a table by its id where its variable has another name': asked(
    {},
    decision('e', table({ inputs: [], rules: [['1']] }), { variable: 'x' }),
    reads('e')
  ),
  'a variable with blanks, in backticks': asked(
    {},
    decision('e', one, { variable: 'my result' }),
    reads('`my result` + 1')
  ),
  'a variable with blanks, bare': asked(
    {},
    decision('e', one, { variable: 'my result' }),
    reads('my result + 1')
  ),
  'a name with blanks, in backticks': asked(
    {},
    decision('e', one, { name: 'my result', variable: '' }),
    reads('`my result`')
  ),
  'a variable with a dash': asked({}, decision('e', one, { variable: 'my-result' }), reads('`my-result`')),
  'a result before a variable': asked({ e: 7 }, decision('e', one), reads('e')),
  'a result that is not required': asked({}, decision('e', one), decision('d', literal('e'))),
  'a result of what is required by what is required': asked(
    {},
    decision('f', one),
    decision('e', literal('2'), { requires: ['f'] }),
    reads('[e, f]')
  ),
  'a variable of the same name as a result that is seen further in': asked(
    { f: 5 },
    decision('f', one),
    decision('e', literal('f'), { requires: ['f'] }),
    reads('[e, f]')
  ),
  'two of one variable': asked(
    {},
    decision('e', one, { variable: 'x' }),
    decision('f', literal('2'), { variable: 'x' }),
    decision('d', literal('x'), { requires: ['e', 'f'] })
  ),
  'required twice': asked({}, decision('e', one), decision('d', literal('e'), { requires: ['e', 'e'] })),
  'a result of null': asked({ e: 7 }, decision('e', literal('null')), reads('[e, e = null]')),
  'a table without a hit': asked(
    {},
    decision('e', table({ inputs: ['1'], rules: [['2', '3']] })),
    reads('e = null')
  ),
  'a date of a table': asked({}, decision('e', dated), reads('e.year')),
  'a date of a literal expression': asked({}, decision('e', literal('date("2026-01-01")')), reads('e.year')),
  'a date in a context of a table': asked(
    {},
    decision('e', table({ inputs: [], outputs: ['a', 'b'], rules: [['date("2026-01-01")', '[1..3]']] })),
    reads('[e.a.month, 2 in e.b]')
  ),
  'a function of a decision': asked({}, decision('e', literal('function(x) x + 1')), reads('e(2)')),
  'a function in a context of a decision': asked(
    {},
    decision('e', literal('{f: function(x) x + 1}')),
    reads('e.f(2)')
  ),
  'a function of a table': asked(
    {},
    decision('e', table({ inputs: [], rules: [['function(x) x + 1']] })),
    reads('e(2)')
  ),
  'a function as a variable': asked({}, decision('e', literal('function(x) x + 1')), reads('[e]')),
  'a required decision that fails': asked({}, decision('e', literal('assert(a, false)')), reads('1')),
  'a required decision that breaks': asked({}, decision('e', literal('date("x").year')), reads('e')),
  'required from an input of a table': asked(
    {},
    decision('e', one),
    decision('d', table({ inputs: ['e'], rules: [['1', 'e + 1']] }), needs)
  ),
  'one that is missing': asked({}, reads('1')),
  itself: asked({}, decision('d', one, { requires: ['d'] })),
  'each other': asked({}, decision('e', one, { requires: ['d'] }), reads('1')),
  'one in another file': asked(
    {},
    decision('d', one)
      .replace('</variable>', '')
      .replace(
        '<literal',
        '<informationRequirement><requiredDecision href="other.dmn#e" /></informationRequirement><literal'
      )
  ),
  'an input': asked(
    { i: 3 },
    '<inputData id="i" name="i" />',
    decision('d', literal('i')).replace(
      '<literal',
      '<informationRequirement><requiredInput href="#i" /></informationRequirement><literal'
    )
  ),
  'two decisions of one id': asked({}, decision('d', one), decision('d', literal('2'))),
  'two decisions of one name': asked(
    {},
    decision('e', one, { name: 'n' }),
    decision('d', literal('2'), { name: 'n' })
  ),
  'a variable of the result that hides one it reads': asked({ d: 4 }, decision('d', literal('d + 1'))),
  'a literal expression with a variable of another name': asked({}, decision('d', one, { variable: 'x' })),
  ...Object.fromEntries(
    types.flatMap((type, index) =>
      Object.entries(values)
        // Each type is asked of three kinds, and each kind of two types at least.
        .filter((_value, kind) => index === 0 || (kind + index) % 4 === 1)
        .map(([kind, expression]) => [`a ${kind} as ${type}`, ofType(type, expression)])
    )
  ),
  'a table of a type it has not': asked(
    {},
    decision('d', table({ inputs: [], rules: [['"x"']] }), { type: 'number' })
  ),
  'a required decision of a type it has not': asked(
    {},
    decision('e', literal('"x"'), { type: 'number' }),
    reads('e')
  )
};
