import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EngineBench } from '../../support/engine.ts';
import { processorMsOf } from '../../support/processor-time.ts';
import { asking, bkm, decision, file, literal, table } from './written.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const megabyte = 1_000_000;

/** A table whose rules all apply and have the same output. */
const allApply = (policy: string, inputs: readonly string[], rules: number, output: string) =>
  table({
    policy,
    inputs,
    rules: Array.from({ length: rules }, () => [...inputs.map(() => ''), output])
  });

const refused =
  "Expected to evaluate decision 'd', but the inputs, outputs and results of its evaluation have more than 4194304 characters together";

describe('a decision of megabytes is refused before it is made', () => {
  it.each<[string, string[]]>([
    [
      'that collects a text from each of 1,000 rules',
      [decision('d', allApply('hitPolicy="COLLECT"', ['1'], 1000, 'text'))]
    ],
    [
      'that only counts them',
      [decision('d', allApply('hitPolicy="COLLECT" aggregation="COUNT"', ['1'], 1000, 'text'))]
    ],
    [
      'that collects a list which holds the text many times',
      [decision('d', allApply('hitPolicy="COLLECT"', ['1'], 1000, 'for i in 1..20 return text'))]
    ],
    [
      'that has it for 500 inputs',
      [decision('d', allApply('hitPolicy="FIRST"', Array<string>(500).fill('text'), 1, '1'))]
    ],
    [
      'that requires others, each with it twice',
      [
        decision('a', literal('[text]')),
        decision('b', literal('[a, a]'), { requires: ['a'] }),
        decision('c', literal('[b, b]'), { requires: ['b'] }),
        decision('d', literal('[c, c]'), { requires: ['c'] })
      ]
    ]
  ])('%s', async (_what, decisions) => {
    await bench.deployFiles({ 'p.bpmn': asking('p'), 'd.dmn': file(...decisions) });
    const text = 'x'.repeat(megabyte);
    expect(await processorMsOf(() => bench.start({ text }))).toBeLessThan(3_000);
    const [incident] = bench.incidents();
    expect(incident).toMatchObject({ errorType: 'DECISION_EVALUATION_ERROR' });
    expect(incident?.errorMessage.replace(/decision '[a-d]'/, "decision 'd'")).toBe(refused);
  });

  it('and one of less is made', async () => {
    await bench.deployFiles({
      'p.bpmn': asking('p'),
      'd.dmn': file(decision('d', allApply('hitPolicy="COLLECT"', ['1'], 2, 'text')))
    });
    const text = 'x'.repeat(megabyte);
    const key = await bench.start({ text });
    expect(bench.incidents()).toEqual([]);
    expect(bench.variables(key).r).toEqual([text, text]);
  });
});

it('a chain of functions shares the steps of one evaluation', async () => {
  const counted = 'count(for i in 1..400000 return i)';
  const models = Array.from({ length: 30 }, (_, index) =>
    index === 0
      ? bkm('f0', [], literal(counted))
      : bkm(`f${index}`, [], literal(`${counted} + f${index - 1}()`), [`f${index - 1}`])
  );
  await bench.deployFiles({
    'p.bpmn': asking('p'),
    'd.dmn': file(...models, decision('d', literal('f29()'), { knows: ['f29'] }))
  });
  expect(await processorMsOf(() => bench.start())).toBeLessThan(2_000);
  expect(bench.incidents()[0]?.errorMessage).toContain('it takes too many steps');
});
