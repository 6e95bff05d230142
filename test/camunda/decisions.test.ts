import { beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '../../engine/commands.ts';
import type { Asked } from '../engine/dmn/asked/asked.ts';
import { hitPolicies } from '../engine/dmn/asked/hit-policies.ts';
import { boxed, knowledge } from '../engine/dmn/asked/logic.ts';
import { requirements } from '../engine/dmn/asked/requirements.ts';
import { tables } from '../engine/dmn/asked/tables.ts';
import { asking } from '../engine/dmn/written.ts';
import { bothEngines } from './drive/both.ts';
import type { Driver } from './drive/driver.ts';
import { casesOf } from '../support/cases.ts';

const patienceMs = 400_000;
const atOnce = 30;

const groups = { hitPolicies, tables, requirements, knowledge, boxed };
const rows = casesOf(
  Object.entries(groups).flatMap(([group, cases]) =>
    Object.entries(cases).map(([name, asked]): [string, Asked] => [`${group}: ${name}`, asked])
  )
);

/** Where we answer otherwise, and why. */
const knownDifferences: Readonly<Record<string, string>> = {
  'tables: a cell with a comment': 'A cell with nothing but a comment is any value for us.',
  'tables: an output that asks for the input': 'Both fail, in other words.',
  'boxed: two logics': 'Only one of two logics of a decision is read; Camunda holds files to the schema.'
};

/** What becomes of a row: the decision's value, its incident, or how its file is refused. */
async function outcomes(driver: Driver): Promise<string[]> {
  const refusals = new Map<string, string>();
  const begin = async ({ file, variables }: Asked, id: string) => {
    const decides = file.includes('<decision ');
    try {
      await driver.deploy({ 'd.dmn': file, ...(decides && { [`${id}.bpmn`]: asking(id) }) });
      if (decides) await driver.start(id, variables as JsonObject);
    } catch (error) {
      refusals.set(id, `refused: ${(error as Error).message}`);
    }
  };
  for (let from = 0; from < rows.length; from += atOnce)
    await Promise.all(
      rows.slice(from, from + atOnce).map(([, asked], index) => begin(asked, `p${from + index}`))
    );
  const { elements, incidents, variables } = await driver.observe();
  const results = new Map(
    variables.filter(({ name }) => name === 'r').map(({ scopeKey, value }) => [scopeKey, value])
  );
  const said = new Map<string | undefined, string | undefined>([
    ...elements.map(({ elementId, key }) => [elementId, results.get(key)] as const),
    ...incidents.map((one) => [one.processDefinitionId, `${one.errorType}: ${one.errorMessage}`] as const),
    ...refusals
  ]);
  return rows.map((_row, index) => said.get(`p${index}`) ?? 'nothing');
}

const both = bothEngines();
let real: string[];
let embedded: string[];
beforeAll(async () => {
  ({ real, embedded } = await both(outcomes));
}, patienceMs);

const refusal = /^refused: /;
const told = (text: string): string => (refusal.test(text) ? 'refused' : text);

test('a decision comes to what it comes to on the real engine, or is refused or fails as there', () => {
  const different = rows.flatMap(([name], index) => {
    const [theirs, ours] = [real[index] ?? '', embedded[index] ?? ''];
    return told(theirs) === told(ours) || name in knownDifferences
      ? []
      : [{ name, real: theirs, embedded: ours }];
  });
  expect(different.slice(0, 20)).toEqual([]);
});

test('known differences are still there', () => {
  const gone = rows.flatMap(([name], index) =>
    name in knownDifferences && told(real[index] ?? '') === told(embedded[index] ?? '') ? [name] : []
  );
  expect(gone).toEqual([]);
});

test('a refusal names the element and a reason', () => {
  const silent = embedded.filter(
    (text) => refusal.test(text) && !/Element: \S+ - ERROR: \S|failed to parse document/.test(text)
  );
  expect(silent).toEqual([]);
});

test('the rows reach far enough', () => {
  const count = (pattern: RegExp) => real.filter((text) => pattern.test(text)).length;
  const [refused, failed] = [count(refusal), count(/^DECISION_EVALUATION_ERROR/)];
  process.stdout.write(`${rows.length} decisions compared, ${refused} refused and ${failed} failing ones\n`);
  expect(Math.min(refused, failed)).toBeGreaterThan(rows.length / 20);
});
