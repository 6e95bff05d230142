import { decision, dmn13, file, inNamespace, literal, type Table, table } from '../written.ts';
import type { Asked } from './asked.ts';

const asked = (given: Table, variables: Asked['variables'] = { a: 5 }): Asked => ({
  file: file(decision('d', table(given))),
  variables
});
const yes = (test: string, a: unknown, type = ''): Asked =>
  asked({ inputs: [`a${type && `: ${type}`}`], rules: [[test, '"yes"']] }, { a });
const typed = (type: string): Asked['file'] =>
  file(
    decision(
      'd',
      table({
        inputs: [`a: ${type}`],
        rules: [
          ['not("a")', '1'],
          ['-', '2']
        ],
        policy: 'hitPolicy="COLLECT"'
      })
    )
  );
const otherwise = (policy: string, a: number): Asked =>
  asked(
    {
      policy: `hitPolicy="${policy}"`,
      outputs: [{ name: 'o', otherwise: '"none" + string(a)' }],
      rules: [['> 3', '"some"']]
    },
    { a }
  );
const whole = (xml: string, variables: Asked['variables'] = { a: 5 }): Asked => ({ file: xml, variables });
const simple = decision('d', table({ rules: [['-', '1']] }));

/** Columns, cells and what is written about them. */
export const tables: Readonly<Record<string, Asked>> = {
  'a dash': yes('-', 1),
  'a dash between blanks': yes('  -  ', 1),
  'an empty cell': yes('', 1),
  'a blank cell': yes('   ', 1),
  'a cell with a comment': yes('/* any */', 1),
  'a cell on two lines': yes('1,\n2', 2),
  'an empty output': asked({ rules: [['-', '']] }),
  'a blank output': asked({ rules: [['-', '  ']] }),
  'a dash as output': asked({ rules: [['-', '-']] }),
  'an empty input': asked({ inputs: [''], rules: [['-', '1']] }),
  'no rules': asked({ rules: [] }),
  'no rules, COLLECT': asked({ policy: 'hitPolicy="COLLECT"', rules: [] }),
  'no inputs': asked({ inputs: [], rules: [['1']] }),
  'no inputs, two rules': asked({ inputs: [], policy: 'hitPolicy="COLLECT"', rules: [['1'], ['2']] }),
  'no outputs': asked({ outputs: [], rules: [['-']] }),
  'fewer cells than columns': asked({ inputs: ['a', 'a'], rules: [['-', '1']] }),
  'more cells than columns': asked({ rules: [['-', '1', '2']] }),
  'more inputs than cells': whole(
    file(
      decision('d', table({ inputs: ['a', 'a + 1'], rules: [['5', '-', '1']] })).replace(
        '<inputEntry><text>-</text></inputEntry>',
        ''
      )
    )
  ),
  'more cells than inputs': whole(
    file(
      decision('d', table({ rules: [['5', '1']] })).replace(
        '<outputEntry>',
        '<inputEntry><text>6</text></inputEntry><outputEntry>'
      )
    )
  ),
  'two outputs, one value': asked({ outputs: ['o', 'n'], rules: [['-', '1']] }),
  'two outputs without names': asked({ outputs: [{}, {}], rules: [['-', '1', '2']] }),
  'two outputs, one without a name': asked({
    outputs: ['o', { label: 'Second' }],
    rules: [['-', '1', '2']]
  }),
  'two outputs, one with an empty name': asked({ outputs: ['o', { name: '' }], rules: [['-', '1', '2']] }),
  'two outputs of one name': asked({ outputs: ['o', 'o'], rules: [['-', '1', '2']] }),
  'one output without a name': asked({ outputs: [{}], rules: [['-', '1']] }),
  'an output of a type it has not': asked({
    outputs: [{ name: 'o', type: 'number' }],
    rules: [['-', '"x"']]
  }),
  'an output of none of its values': asked({
    outputs: [{ name: 'o', values: '"a","b"' }],
    rules: [['-', '"x"']]
  }),
  'output values that are no FEEL': asked({ outputs: [{ name: 'o', values: 'a +' }], rules: [['-', '"x"']] }),
  'an output of a date': asked({ rules: [['-', 'date("2026-01-01")']] }),
  'an output of a range': asked({ rules: [['-', '[1..2]']] }),
  'an output of a function': asked({ rules: [['-', 'function(x) x']] }),
  'an output that asks for the input': asked({ rules: [['-', '?']] }),
  'an output that breaks': asked({ rules: [['-', 'date("x").year + 1']] }),
  'an output that fails': asked({ rules: [['-', 'assert(a, false)']] }),
  'an input that fails': asked({ inputs: ['assert(a, false)'], rules: [['-', '1']] }),
  'a cell that fails': asked({ rules: [['assert(a, false)', '1']] }),
  'a cell with no boolean': asked({ rules: [['? + 1', '1']] }),
  'a cell that is a number': asked({ rules: [['a', '1']] }),
  'a cell that is null': asked({ rules: [['null', '1']] }),
  'a cell that is null, null': asked({ rules: [['null', '1']] }, { a: null }),
  'a cell that is a list': asked({ rules: [['[1, 5]', '1']] }),
  'a cell that is a context': asked({ rules: [['{x: 1}', '1']] }),
  'a cell that is true': asked({ rules: [['true', '1']] }),
  'a cell with a function of the input': yes('starts with(?, "x")', 'xy'),
  'a cell that compares kinds': yes('< "a"', 1),
  'a cell with cellInput': yes('cellInput = 5', 5),
  'a variable that is missing': asked({ rules: [['-', 'missing']] }),
  'an input that is missing': asked({ inputs: ['missing'], rules: [['null', '1']] }),
  'an input of another type, negated': whole(typed('string'), { a: 1 }),
  'an input of its type, negated': whole(typed('string'), { a: 'b' }),
  'an input of null, negated': whole(typed('string'), { a: null }),
  'an input of another type, with no test of it': whole(typed('boolean'), { a: 'a' }),
  'an input that is no number, in no list': yes('not(1, 2)', 'x', 'number'),
  'an input that is no number, by a function': yes('string length(?) > 0', 'x', 'number'),
  'an input that is no number, against a text': yes('"x"', 'x', 'number'),
  'an input that is no boolean': yes('"x"', 'x', 'boolean'),
  'an input of a date as text': yes('< date("2027-01-01")', '2026-01-01', 'date'),
  'an input of a number as text': yes('"5"', 5, 'string'),
  'an input of an own type': yes('5', 5, 'tMine'),
  ...Object.fromEntries(
    ['UNIQUE', 'FIRST', 'COLLECT', 'RULE ORDER', 'PRIORITY'].flatMap((policy): [string, Asked][] => [
      [`a default output, ${policy}, no hit`, otherwise(policy, 1)],
      [`a default output, ${policy}, a hit`, otherwise(policy, 4)]
    ])
  ),
  'a default output, COLLECT SUM': asked(
    {
      policy: 'hitPolicy="COLLECT" aggregation="SUM"',
      outputs: [{ name: 'o', otherwise: '7' }],
      rules: [['> 3', '1']]
    },
    { a: 1 }
  ),
  'default outputs, both': asked({
    outputs: [
      { name: 'o', otherwise: '1' },
      { name: 'n', otherwise: '"x"' }
    ],
    rules: [['> 9', '2', '3']]
  }),
  'default outputs, one of two': asked({
    outputs: ['o', { name: 'n', otherwise: '"x"' }],
    rules: [['> 9', '2', '3']]
  }),
  'a default output that is no FEEL': asked({ outputs: [{ name: 'o', otherwise: '1 +' }], rules: [] }),
  'a default output that fails': asked({
    outputs: [{ name: 'o', otherwise: 'assert(a, false)' }],
    rules: []
  }),
  'a cell that is no FEEL': asked({ rules: [['1 +', '1']] }),
  'an output that is no FEEL': asked({ rules: [['-', '1 +']] }),
  'an input that is no FEEL': asked({ inputs: ['1 +'], rules: [['-', '1']] }),
  'another expression language': whole(file(decision('d', literal('1', 'expressionLanguage="javascript"')))),
  'FEEL by its address': whole(
    file(decision('d', literal('1', 'expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/"')))
  ),
  'feel by its name': whole(file(decision('d', literal('1', 'expressionLanguage="FEEL"')))),
  'a cell in another language': whole(
    file(simple.replaceAll('<inputEntry>', '<inputEntry expressionLanguage="groovy">'))
  ),
  'an output in another language': whole(
    file(simple.replaceAll('<outputEntry>', '<outputEntry expressionLanguage="groovy">'))
  ),
  'an input in another language': whole(
    file(simple.replaceAll('<inputExpression>', '<inputExpression expressionLanguage="groovy">'))
  ),
  'a literal expression without a text': whole(file(decision('d', '<literalExpression />'))),
  'a literal expression with an empty text': whole(file(decision('d', literal('')))),
  'a literal expression with a blank text': whole(file(decision('d', literal('  ')))),
  'an input without an expression': whole(file(simple.replace(/<inputExpression>.*<\/inputExpression>/, ''))),
  'a decision without logic': whole(file(decision('d', ''))),
  'a decision without a name': whole(file(simple.replace('name="d"', ''))),
  'definitions without a name': whole(file(simple).replace('name="Decisions"', '')),
  'definitions without an id': whole(file(simple).replace('id="drg"', '')),
  'definitions without a namespace': whole(file(simple).replace(/ namespace="[^"]*"/, '')),
  'an unknown element': whole(file(simple.replace('<decisionTable', '<something /><decisionTable'))),
  annotations: whole(
    file(
      simple
        .replace('<rule ', '<annotation name="Why" /><rule ')
        .replace('</rule>', '<annotationEntry><text>so</text></annotationEntry></rule>')
    )
  ),
  'input values': whole(
    file(simple.replace('</input>', '<inputValues><text>"x","y"</text></inputValues></input>'))
  ),
  'DMN 1.1': whole(inNamespace('http://www.omg.org/spec/DMN/20151101/dmn.xsd', simple)),
  'DMN 1.1, the other address': whole(inNamespace('http://www.omg.org/spec/DMN/20151101/dmn11.xsd', simple)),
  'DMN 1.2': whole(inNamespace('http://www.omg.org/spec/DMN/20180521/MODEL/', simple)),
  'DMN 1.3, the other address': whole(inNamespace('http://www.omg.org/spec/DMN/20191111/MODEL/', simple)),
  'DMN 1.3': whole(inNamespace(dmn13, simple)),
  'DMN 1.4': whole(inNamespace('https://www.omg.org/spec/DMN/20211108/MODEL/', simple)),
  'DMN 1.5': whole(inNamespace('https://www.omg.org/spec/DMN/20230324/MODEL/', simple)),
  'no known namespace': whole(inNamespace('http://example.com/dmn', simple)),
  'no decision': whole(file()),
  'no decision but an input': whole(file('<inputData id="i" name="i" />'))
};
