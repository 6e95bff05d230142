import { element, extensions } from '../../../support/bpmn.ts';
import { type Feature, type Scene, single } from '../scene.ts';
import { decisionFile, literal, table } from './decision-files.ts';

function ruleTask(scene: Scene, decisionId: string) {
  const id = scene.name('Rule');
  const definition = `<zeebe:calledDecision decisionId="${decisionId}" resultVariable="${scene.chance.pick(['r', 's', 'n'])}" />`;
  return single(id, element('businessRuleTask', id, extensions(definition)));
}

const policies: readonly [string, string?][] = [
  ['UNIQUE'],
  ['FIRST'],
  ['ANY'],
  ['RULE ORDER'],
  ['COLLECT'],
  ['COLLECT', 'SUM'],
  ['COLLECT', 'MIN'],
  ['COLLECT', 'MAX'],
  ['COLLECT', 'COUNT']
];

/** Tests of a number, of a text, and of both against what the variables are. */
const tests = ['-', '< 3', '[2..5]', '> 3', 'not(4)', '2, 3, 4', '? > 1 and ? < 6', '>= n'];
const colors = ['-', '"red"', '"red", "blue"', 'not("green")'];
const values = ['1', '2', 'n', 'n + 1', '2'];

/** A table whose rules overlap as chance has it, by one of the hit policies; some of them have no answer then. */
export const overlappingTable: Feature = (scene) => {
  const id = scene.name(`${scene.id}-table`);
  const [hitPolicy, aggregation] = scene.chance.pick(policies);
  const two = !aggregation && scene.chance.happens(40);
  const rules = Array.from({ length: 2 + scene.chance.number(3) }, () => [
    scene.chance.pick(tests),
    scene.chance.pick(colors),
    scene.chance.happens(hitPolicy === 'ANY' ? 20 : 100) ? scene.chance.pick(values) : '5',
    ...(two ? [scene.chance.pick(['"a"', 'color', '"b"'])] : [])
  ]);
  scene.files[`${id}.dmn`] = decisionFile(
    id,
    table(id, {
      hitPolicy,
      ...(aggregation ? { aggregation } : {}),
      inputs: [scene.chance.pick(['n', 'n + 1', 'count(items)']), 'color'],
      outputs: [{ name: 'grade', type: 'number' }, ...(two ? [{ name: 'why', type: 'string' }] : [])],
      rules
    })
  );
  return ruleTask(scene, id);
};

const expressions = [
  'n * 2',
  'if n > 3 then "many" else "few"',
  'for i in items return i + n',
  '{ a: n, b: color }',
  'missing',
  'string(n) + color',
  'sum(items)',
  'n > 3'
];

/** A decision by a literal expression. */
export const literalDecision: Feature = (scene) => {
  const id = scene.name(`${scene.id}-literal`);
  scene.files[`${id}.dmn`] = decisionFile(id, literal(id, scene.chance.pick(expressions)));
  return ruleTask(scene, id);
};

/** A decision that requires others: a literal expression, a table, or both, one of them in two steps. */
export const requiredDecisions: Feature = (scene) => {
  const id = scene.name('graph');
  const [base, middle, top] = [`${id}_base`, `${id}_middle`, `${scene.id}-${id}`];
  const lowest = scene.chance.happens(50)
    ? literal(base, scene.chance.pick(['n + 1', 'n * n', 'missing', 'count(items)']))
    : table(base, {
        hitPolicy: 'FIRST',
        inputs: ['n'],
        outputs: [{ name: 'grade', type: 'number' }],
        rules: [
          ['< 3', '1'],
          ['> 4', 'n']
        ]
      });
  const between = literal(
    middle,
    scene.chance.pick([`[${base}, n]`, `if ${base} = 1 then "low" else "high"`]),
    undefined,
    [base]
  );
  const highest = scene.chance.happens(50)
    ? literal(top, scene.chance.pick([`{ low: ${base}, up: ${middle} }`, middle]), undefined, [base, middle])
    : table(top, {
        hitPolicy: 'COLLECT',
        inputs: [base],
        outputs: [{ name: 'told', type: 'string' }],
        rules: [
          ['-', middle],
          ['> 2', '"more"']
        ],
        required: [base, middle]
      });
  scene.files[`${top}.dmn`] = decisionFile(top, highest, between, lowest);
  return ruleTask(scene, top);
};
