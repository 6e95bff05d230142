import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EngineBench } from '../../support/engine.ts';
import { processorMsOf } from '../../support/processor-time.ts';
import { bkm, context, decision, file, invocation, list, literal, relation, table } from './written.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const deploy = (...parts: string[]) => bench.deployFiles({ 'd.dmn': file(...parts) });

async function decide(...parts: string[]): Promise<unknown> {
  await deploy(...parts);
  return evaluated();
}

async function evaluated(): Promise<unknown> {
  const { output, failureMessage } = await bench.do({
    type: 'EvaluateDecision',
    decisionDefinitionId: 'd',
    variables: { a: 5 }
  });
  return failureMessage ?? (JSON.parse(output) as unknown);
}

const refuse = async (...parts: string[]): Promise<string> => {
  const command = {
    type: 'DeployResources' as const,
    resources: [{ name: 'd.dmn', content: file(...parts) }]
  };
  return (await bench.refused(command)).detail;
};

const models = 40;
const chain = (logic: (next: string) => string) =>
  Array.from({ length: models }, (_, index) =>
    bkm(`f${index}`, ['x'], logic(`f${index + 1}`), [`f${index + 1}`])
  );
const last = bkm(`f${models}`, ['x'], literal('x'));

describe('boxed expressions and business knowledge models', () => {
  it.each<[string, unknown, string, string[]]>([
    ['a function', 8, literal('f(a, 3)'), [bkm('f', ['x', 'y'], literal('x + y'))]],
    [
      'a function by a table',
      'big',
      literal('f(a)'),
      [bkm('f', ['x'], table({ inputs: ['x'], rules: [['> 3', '"big"']] }))]
    ],
    ['an invocation', 6, invocation('f', { x: literal('a') }), [bkm('f', ['x'], literal('x + 1'))]],
    ['a context', { x: 1, y: 2 }, context(['x', literal('1')], ['y', literal('x + 1')]), []],
    ['a list', [5, null], list(literal('a'), literal('null')), []],
    ['a relation', [{ x: 5 }], relation(['x'], [literal('a')]), []]
  ])('are evaluated: %s', async (_what, expected, logic, more) => {
    expect(await decide(decision('d', logic, { knows: more.length > 0 ? ['f'] : [] }), ...more)).toEqual(
      expected
    );
  });

  it.each([
    ['DECISION_TABLE', table({ inputs: ['a'], rules: [['-', '1']] })],
    ['LITERAL_EXPRESSION', literal('a')],
    ['UNKNOWN', context(['x', literal('1')])]
  ])('are audited as %s', async (type, logic) => {
    await decide(decision('d', logic));
    expect(bench.store.rows('decisionInstance')).toMatchObject([{ decisionDefinitionType: type }]);
  });

  it('are there after a restart', async () => {
    await bench.deployFiles({
      'd.dmn': file(decision('d', literal('f(1)'), { knows: ['f'] }), bkm('f', ['x'], literal('x + 1')))
    });
    await bench.restart();
    const command = { type: 'EvaluateDecision' as const, decisionDefinitionId: 'd', variables: {} };
    expect((await bench.do(command)).output).toBe('2');
  });

  it.each<[string, string, string[]]>([
    ['d', 'boxed', [decision('d', '')]],
    ['d', "'f'", [decision('d', invocation('f', {}))]],
    ['d', "'f'", [decision('d', literal('1'), { knows: ['f'] })]],
    ['f', 'Must hold', [decision('d', literal('1'), { knows: ['f'] }), bkm('f', [], invocation('f', {}))]],
    ['d', 'Each row', [decision('d', relation(['x'], []))]],
    [
      'T',
      'name',
      [
        decision('d', table({ outputs: ['o', {}], rules: [] })).replace(
          '<decisionTable',
          '<decisionTable id="T"'
        )
      ]
    ],
    [
      'd',
      'SUM',
      [
        decision(
          'd',
          table({ policy: 'hitPolicy="COLLECT" aggregation="SUM"', outputs: ['o', 'n'], rules: [] })
        )
      ]
    ]
  ])('are refused by their element, %s, and a reason', async (id, reason, parts) => {
    const detail = await refuse(...parts);
    expect(detail).toContain(`Element: ${id} - ERROR: `);
    expect(detail).toContain(reason);
  });

  it.each<[string, string[]]>([
    [
      'functions',
      [
        decision('d', literal('f0(1)'), { knows: ['f0'] }),
        ...chain((next) => literal(`${next}(x) + ${next}(x)`))
      ]
    ],
    [
      'invocations',
      [
        decision('d', invocation('f0', { x: literal('1') }), { knows: ['f0'] }),
        ...chain((next) => list(invocation(next, { x: literal('x') }), invocation(next, { x: literal('x') })))
      ]
    ],
    [
      'a context of many entries',
      [
        decision('d', literal('for i in 1..1000000 return f0(i)'), { knows: ['f0'] }),
        bkm(
          'f0',
          ['x'],
          context(...Array.from({ length: 3000 }, (_, index) => [`e${index}`, literal('x + 1')] as const))
        )
      ]
    ],
    [
      'a loop',
      [
        decision('d', literal('for i in 1..1000000 return f0(i)'), { knows: ['f0'] }),
        bkm('f0', ['x'], list(...Array<string>(50).fill(literal('x'))))
      ]
    ]
  ])('share the steps of one evaluation: %s', async (_what, parts) => {
    await deploy(...parts, last);
    const took = await processorMsOf(async () =>
      expect(await evaluated()).toMatch(
        /^Expected to evaluate decision 'd', but .*it takes too many steps; simplify it$/
      )
    );
    expect(took).toBeLessThan(3_000);
  });
});
