import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { places } from '../../camunda/incidents/places.ts';
import { end, flows, model, service, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

async function said(place: string, text: string, variables: Record<string, unknown> = {}): Promise<string> {
  await bench.deploy(places[place]!('p', text));
  await bench.start(variables);
  return bench.incidents()[0]?.errorMessage ?? 'none';
}

const told =
  "The evaluation reported the following warnings:\n[NO_VARIABLE_FOUND] No variable found with name 'x'";

it('is not cut within a character', async () => {
  await bench.deploy(
    model([start(), service('Work', 'work'), end(), flows('Start -> Work', 'Work -> End')].join(''))
  );
  await bench.start();
  const [{ job } = { job: { key: '' } }] = await bench.jobs('work');
  const errorMessage = `${'a'.repeat(3998)}𠮷b`;
  await bench.do({ type: 'FailJob', jobKey: job.key, retries: 0, errorMessage });
  expect(bench.incidents()).toMatchObject([{ errorMessage: `${'a'.repeat(3998)}…` }]);
});

describe('an incident of an expression', () => {
  it.each([
    ['job type', "Expected result of the expression 'x' to be 'STRING', but was 'NULL'."],
    [
      'correlation key',
      "Failed to extract the correlation key for 'x': The value must be either a string or a number, but was 'NULL'."
    ],
    [
      'time date',
      "Expected result of the expression 'x' to be one of '[DATE_TIME, STRING]', but was 'NULL'."
    ],
    ['time cycle', "Expected result of the expression 'x' to be 'STRING', but was 'NULL'."],
    ['exclusive gateway', "Expected result of the expression 'x' to be 'BOOLEAN', but was 'NULL'."],
    ['input collection', "Expected result of the expression 'x' to be 'ARRAY', but was 'NULL'."],
    ['candidate groups', "Expected result of the expression 'x' to be 'ARRAY', but was 'NULL'."],
    ['priority', "Expected result of the expression 'x' to be 'NUMBER', but was 'NULL'."],
    [
      'ad-hoc completion condition',
      "Failed to evaluate completion condition. Expected result of the expression 'x' to be 'BOOLEAN', but was 'NULL'."
    ]
  ])('at the %s says which variable there is not', async (place, message) => {
    expect(await said(place, 'x')).toBe(`${message} ${told}`);
  });

  it('that is a date where a date and time is due says so', async () => {
    expect(await said('due date', '@"2026-03-01"')).toBe(
      `Expected result of the expression '@"2026-03-01"' to be one of '[NULL, DATE_TIME, STRING]', but was 'DATE'.`
    );
  });

  it('that fails tells why, and what was warned of before', async () => {
    expect(await said('input mapping', 'assert(x, x != null, "boom")')).toBe(
      [
        `Assertion failure on evaluate the expression 'assert(x, x != null, "boom")': boom The evaluation reported the following warnings:`,
        "[NO_VARIABLE_FOUND] No variable found with name 'x'",
        "[NO_VARIABLE_FOUND] No variable found with name 'x'",
        '[ASSERT_FAILURE] boom'
      ].join('\n')
    );
  });

  it('that takes too many steps is not evaluated again', async () => {
    expect(await said('job type', 'string join(for i in 1..100000000 return x)')).toBe(
      "failed to evaluate expression 'string join(for i in 1..100000000 return x)': it takes too many steps; simplify it"
    );
  });
});
