import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { element, end, escape, extensions, flows, model, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

type Rule = [inputs: string[], outputs: string[]];

const text = (value: string) => `<text>${escape(value)}</text>`;
const table = (
  inputs: string[],
  outputs: string[],
  rules: Rule[],
  attributes = '',
  values: Record<string, string> = {}
) =>
  `<decisionTable id="T" ${attributes}>${inputs
    .map(
      (input, index) =>
        `<input id="I${index}" label="${input}"><inputExpression id="IE${index}">${text(input)}</inputExpression></input>`
    )
    .join('')}${outputs
    .map(
      (output, index) =>
        `<output id="O${index}" name="${output}">${values[output] ? `<outputValues id="V${index}">${text(values[output])}</outputValues>` : ''}</output>`
    )
    .join('')}${rules
    .map(
      ([tests, results], index) =>
        `<rule id="R${index}">${tests.map((test, column) => `<inputEntry id="R${index}I${column}">${text(test)}</inputEntry>`).join('')}${results
          .map((result, column) => `<outputEntry id="R${index}O${column}">${text(result)}</outputEntry>`)
          .join('')}</rule>`
    )
    .join('')}</decisionTable>`;
const decision = (id: string, logic: string, requires: string[] = []) =>
  `<decision id="${id}" name="${id}"><variable id="${id}V" name="${id}" />${requires
    .map(
      (other, index) =>
        `<informationRequirement id="${id}R${index}"><requiredDecision href="#${other}" /></informationRequirement>`
    )
    .join('')}${logic}</decision>`;
const literal = (expression: string) => `<literalExpression id="L">${text(expression)}</literalExpression>`;
const file = (...decisions: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drg" name="Decisions" namespace="http://camunda.org/schema/1.0/dmn">${decisions.join('')}</definitions>`;

async function decide(logic: string, variables: Record<string, unknown>): Promise<unknown> {
  await bench.deployFiles({ 'd.dmn': file(decision('d', logic)) });
  const { output, failureMessage } = await bench.do({
    type: 'EvaluateDecision',
    decisionDefinitionId: 'd',
    variables
  });
  return failureMessage ?? (JSON.parse(output) as unknown);
}

const grades: Rule[] = [
  [['>= 100', '-'], ['"high"']],
  [['>= 10', '"a","b"'], ['"middle"']],
  [['[5..20]', 'not("a")'], ['"low"']]
];
const grade = (policy: string, more = '', values = {}) =>
  table(['amount', 'kind'], ['level'], grades, `hitPolicy="${policy}" ${more}`, values);

describe('a decision table', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    ['UNIQUE', { amount: 7, kind: 'b' }, 'low'],
    ['UNIQUE', { amount: 1, kind: 'b' }, null],
    ['COLLECT', { amount: 1, kind: 'b' }, null],
    ['RULE ORDER', { amount: 1, kind: 'b' }, null],
    ['UNIQUE', { amount: 12, kind: 'b' }, expect.stringContaining('UNIQUE')],
    ['FIRST', { amount: 12, kind: 'b' }, 'middle'],
    ['ANY', { amount: 12, kind: 'b' }, expect.stringContaining('ANY')],
    ['RULE ORDER', { amount: 12, kind: 'b' }, ['middle', 'low']],
    ['COLLECT', { amount: 120, kind: 'a' }, ['high', 'middle']]
  ])('with hit policy %s for %o', async (policy, variables, expected) => {
    expect(await decide(grade(policy), variables)).toEqual(expected);
  });

  it.each<[unknown, unknown, unknown]>([
    ['x', 'b', null],
    [7, true, null],
    [7, 'b', 'low']
  ])('holds values to the type of their column: %p, %p', async (amount, kind, expected) => {
    const typed = grade('UNIQUE')
      .replace('id="IE0"', 'id="IE0" typeRef="number"')
      .replace('id="IE1"', 'id="IE1" typeRef="string"');
    expect(await decide(typed, { amount, kind })).toBe(expected);
  });

  it('orders by the priority of its outputs', async () => {
    const values = { level: '"low","middle","high"' };
    expect(await decide(grade('PRIORITY', '', values), { amount: 12, kind: 'b' })).toBe('low');
    expect(await decide(grade('OUTPUT ORDER', '', values), { amount: 12, kind: 'b' })).toEqual([
      'low',
      'middle'
    ]);
  });

  it.each<[string, unknown]>([
    ['SUM', 6],
    ['MIN', 1],
    ['MAX', 3],
    ['COUNT', 3]
  ])('aggregates by %s', async (aggregation, expected) => {
    const rules: Rule[] = [
      [['-'], ['1']],
      [['-'], ['2']],
      [['-'], ['3']]
    ];
    expect(
      await decide(table(['x'], ['n'], rules, `hitPolicy="COLLECT" aggregation="${aggregation}"`), { x: 0 })
    ).toBe(expected);
  });

  it('with several outputs gives a context', async () => {
    const rules: Rule[] = [[['date("2026-01-01")'], ['1 + 1', 'x']]];
    expect(await decide(table(['date(day)'], ['a', 'b'], rules), { day: '2026-01-01', x: 'y' })).toEqual({
      a: 2,
      b: 'y'
    });
  });

  it('tells what it looked at and which rules applied', async () => {
    await decide(grade('COLLECT'), { amount: 120, kind: 'a' });
    expect(bench.store.rows('decisionInstance')).toMatchObject([
      {
        decisionDefinitionId: 'd',
        state: 'EVALUATED',
        evaluatedInputs: [
          { inputName: 'amount', inputValue: '120' },
          { inputName: 'kind', inputValue: '"a"' }
        ],
        matchedRules: [
          { ruleId: 'R0', ruleIndex: 1 },
          { ruleId: 'R1', ruleIndex: 2 }
        ]
      }
    ]);
  });
});

describe('decisions that require others', () => {
  it('see their results', async () => {
    const xml = file(
      decision('total', literal('net + tax')),
      decision(
        'size',
        table(
          ['total'],
          ['s'],
          [
            [['> 10'], ['"big"']],
            [['<= 10'], ['"small"']]
          ]
        ),
        ['total']
      )
    );
    await bench.deployFiles({ 'd.dmn': xml });
    const { output, decisions } = await bench.do({
      type: 'EvaluateDecision',
      decisionDefinitionId: 'size',
      variables: { net: 9, tax: 2 }
    });
    expect(JSON.parse(output)).toBe('big');
    expect(decisions.map((one) => one.decisionDefinitionId)).toEqual(['total', 'size']);
  });

  it('are refused when they go round in a circle or miss one', async () => {
    const refuse = (...parts: string[]) =>
      bench.refused({ type: 'DeployResources', resources: [{ name: 'd.dmn', content: file(...parts) }] });
    expect(
      (await refuse(decision('a', literal('b'), ['b']), decision('b', literal('a'), ['a']))).detail
    ).toContain('circle');
    expect((await refuse(decision('a', literal('b'), ['b']))).detail).toContain("'b'");
    expect((await refuse(decision('a', literal('1 +')))).detail).toContain('1 +');
  });
});

describe('a business rule task', () => {
  const rule = (more = '') =>
    model(
      start() +
        element(
          'businessRuleTask',
          'Decide',
          extensions(`<zeebe:calledDecision decisionId="d" resultVariable="level" ${more} />`)
        ) +
        end() +
        flows('Start -> Decide', 'Decide -> End')
    );

  it('puts the decision into its result variable', async () => {
    await bench.deployFiles({ 'p.bpmn': rule(), 'd.dmn': file(decision('d', grade('FIRST'))) });
    const key = await bench.start({ amount: 200, kind: 'z' });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ amount: 200, kind: 'z', level: 'high' });
    expect(bench.store.rows('decisionInstance')).toMatchObject([{ processInstanceKey: key }]);
  });

  it('uses the version of its deployment, when bound so, also after a restart', async () => {
    await bench.deployFiles({
      'p.bpmn': rule('bindingType="deployment"'),
      'd.dmn': file(decision('d', literal('"old"')))
    });
    await bench.deployFiles({ 'd.dmn': file(decision('d', literal('"new"'))) });
    await bench.restart();
    expect(bench.variables(await bench.start()).level).toBe('old');
  });

  it('uses the version with a tag, when bound so', async () => {
    const tagged = (tag: string) =>
      file(decision('d', literal(`"${tag}"`)))
        .replace('<definitions ', '<definitions xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" ')
        .replace(
          '<variable',
          `<extensionElements><zeebe:versionTag value="${tag}" /></extensionElements><variable`
        );
    await bench.deployFiles({
      'p.bpmn': rule('bindingType="versionTag" versionTag="one"'),
      'd.dmn': tagged('one')
    });
    await bench.deployFiles({ 'd.dmn': tagged('two') });
    expect(bench.variables(await bench.start()).level).toBe('one');
  });

  it('raises an incident when the decision is missing or cannot be made', async () => {
    await bench.deployFiles({ 'p.bpmn': rule() });
    await bench.start();
    await bench.deployFiles({ 'd.dmn': file(decision('d', grade('UNIQUE'))) });
    await bench.start({ amount: 12, kind: 'b' });
    expect(bench.incidents()).toMatchObject([
      { errorType: 'CALLED_DECISION_ERROR' },
      { errorType: 'DECISION_EVALUATION_ERROR' }
    ]);
  });
});
