import { decision, file, type Output, type Table, table } from '../written.ts';
import type { Asked } from './asked.ts';

const policies = ['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'];
const aggregations = ['SUM', 'MIN', 'MAX', 'COUNT'];

const asked = (given: Table, variables: Asked['variables'] = { a: 5 }): Asked => ({
  file: file(decision('d', table(given))),
  variables
});

const named = (policy: string) => `hitPolicy="${policy}"`;
const collecting = (aggregation: string) => `hitPolicy="COLLECT" aggregation="${aggregation}"`;

const one: Table['rules'] = [
  ['> 100', '"high"'],
  ['> 10', '"middle"'],
  ['[5..20]', '"low"']
];
const values: Output[] = [{ name: 'o', values: '"low","middle","high"' }];
const two: Table['rules'] = [
  ['> 100', '"high"', '1'],
  ['> 10', '"middle"', '2'],
  ['[5..20]', '"low"', '3'],
  ['[5..20]', '"low"', '2']
];
const twoValues: Output[] = [
  { name: 'o', values: '"low", "middle", "high"' },
  { name: 'n', values: '3, 2, 1' }
];
const hits = { none: 0, one: 7, two: 15, several: 105 };
const overlapping: Table['rules'] = [
  ['> 4', '"x"'],
  ['> 3', '"x"'],
  ['> 10', '"y"']
];

const byPolicy = policies.flatMap((policy) =>
  Object.entries(hits).flatMap(([count, a]): [string, Asked][] => [
    [`${policy}, ${count}`, asked({ policy: named(policy), outputs: values, rules: one }, { a })],
    [
      `${policy}, ${count}, two outputs`,
      asked({ policy: named(policy), outputs: twoValues, rules: two }, { a })
    ]
  ])
);

const numbers: Table['rules'] = [
  ['> 4', '1.5'],
  ['> 3', '3'],
  ['> 2', '2']
];
const byAggregation = aggregations.flatMap((aggregation): [string, Asked][] => [
  [`COLLECT ${aggregation}, none`, asked({ policy: collecting(aggregation), rules: numbers }, { a: 1 })],
  [`COLLECT ${aggregation}, one`, asked({ policy: collecting(aggregation), rules: numbers }, { a: 3 })],
  [`COLLECT ${aggregation}, several`, asked({ policy: collecting(aggregation), rules: numbers })],
  [
    `COLLECT ${aggregation}, texts`,
    asked({ policy: collecting(aggregation), rules: [...numbers, ['-', '"x"'], ['-', 'null']] })
  ],
  [
    `COLLECT ${aggregation}, two outputs`,
    asked({ policy: collecting(aggregation), outputs: twoValues, rules: two }, { a: 15 })
  ],
  [
    `FIRST with ${aggregation}`,
    asked({ policy: `hitPolicy="FIRST" aggregation="${aggregation}"`, rules: numbers })
  ]
]);

/** Every hit policy and aggregation, with one and several outputs and hits. */
export const hitPolicies: Readonly<Record<string, Asked>> = {
  ...Object.fromEntries([...byPolicy, ...byAggregation]),
  'COLLECT SUM of fractions': asked({
    policy: collecting('SUM'),
    rules: [
      ['-', '0.1'],
      ['-', '0.2']
    ]
  }),
  'COLLECT MAX, null': asked({
    policy: collecting('MAX'),
    rules: [
      ['-', '1'],
      ['-', 'null']
    ]
  }),
  'UNIQUE, outputs without names': asked({
    outputs: [{}],
    rules: [
      ['-', '1'],
      ['-', '2']
    ]
  }),
  'no hit policy': asked({ rules: one }, { a: 15 }),
  'ANY, the same twice': asked({ policy: named('ANY'), rules: overlapping }),
  'ANY, the same in two outputs': asked({
    policy: named('ANY'),
    outputs: ['o', 'n'],
    rules: [
      ['-', '"x"', '1'],
      ['-', '"x"', '1.0']
    ]
  }),
  'ANY, others in turn': asked({
    policy: named('ANY'),
    rules: ['1', '2', '1', '3', '2'].map((output) => ['-', output])
  }),
  'ANY, equal lists and dates': asked({
    policy: named('ANY'),
    rules: [
      ['-', '[date("2026-01-01")]'],
      ['-', '[date("2026-01-01")]']
    ]
  }),
  'ANY, a date and its text': asked({
    policy: named('ANY'),
    rules: [
      ['-', 'date("2026-01-01")'],
      ['-', '"2026-01-01"']
    ]
  }),
  'ANY, contexts in another order': asked({
    policy: named('ANY'),
    rules: [
      ['-', '{a: 1, b: 2}'],
      ['-', '{b: 2, a: 1}']
    ]
  }),
  'UNIQUE, several of every kind': asked({
    rules: [
      ['-', 'null'],
      ['-', '[1, "a", true]'],
      ['-', '{a: 1.5, b: "c"}'],
      ['-', 'date("2026-01-01")'],
      ['-', 'duration("P1D")'],
      ['-', '[1..2]'],
      ['-', 'time("10:00:00")']
    ]
  }),
  'UNIQUE, many': asked({ rules: Array.from({ length: 30 }, (_, index) => ['-', `"v${index}"`]) }),
  'PRIORITY without values': asked({ policy: named('PRIORITY'), rules: one }, { a: 15 }),
  'PRIORITY, one without a place': asked(
    { policy: named('PRIORITY'), outputs: [{ name: 'o', values: '"high"' }], rules: one },
    { a: 105 }
  ),
  'OUTPUT ORDER, one without a place': asked(
    { policy: named('OUTPUT ORDER'), outputs: [{ name: 'o', values: '"high"' }], rules: one },
    { a: 105 }
  ),
  'OUTPUT ORDER, values with blanks and commas': asked({
    policy: named('OUTPUT ORDER'),
    outputs: [{ name: 'o', values: ' "b" ,"a, c", "d e"' }],
    rules: [
      ['-', '"d e"'],
      ['-', '"a, c"'],
      ['-', '"b"']
    ]
  }),
  'OUTPUT ORDER of numbers': asked({
    policy: named('OUTPUT ORDER'),
    outputs: [{ name: 'o', values: '3, 2, 1' }],
    rules: [
      ['-', '1'],
      ['-', '2'],
      ['-', '4'],
      ['-', '3']
    ]
  }),
  'OUTPUT ORDER of other kinds': asked({
    policy: named('OUTPUT ORDER'),
    outputs: [{ name: 'o', values: 'true, false, null' }],
    rules: [
      ['-', 'null'],
      ['-', 'false'],
      ['-', 'true'],
      ['-', 'date("2026-01-01")']
    ]
  }),
  'OUTPUT ORDER of more than ten values': asked({
    policy: named('OUTPUT ORDER'),
    outputs: [{ name: 'o', values: '"a","b","c","d","e","f","g","h","i","j","k","l"' }],
    rules: [
      ['-', '"k"'],
      ['-', '"c"'],
      ['-', '"b"'],
      ['-', '"x"']
    ]
  }),
  'OUTPUT ORDER by the second output': asked({
    policy: named('OUTPUT ORDER'),
    outputs: ['o', { name: 'n', values: '3,2,1' }],
    rules: [
      ['-', '"a"', '1'],
      ['-', '"b"', '3'],
      ['-', '"c"', '2']
    ]
  }),
  'OUTPUT ORDER with values that are no FEEL': asked({
    policy: named('OUTPUT ORDER'),
    outputs: [{ name: 'o', values: 'low value, middle +' }],
    rules: [
      ['-', '"middle +"'],
      ['-', '"low value"']
    ]
  }),
  'an unknown hit policy': asked({ policy: named('SOME'), rules: one }),
  'an unknown aggregation': asked({ policy: collecting('AVERAGE'), rules: one }, { a: 15 })
};
