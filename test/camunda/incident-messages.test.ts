import { beforeAll, expect, test } from '@jest/globals';
import { bothEngines } from './drive/both.ts';
import type { Driver } from './drive/driver.ts';
import { places } from './incidents/places.ts';
import { type IncidentQuestion, incidentQuestions, variables } from './incidents/questions.ts';
import { casesOf } from '../support/cases.ts';

const patienceMs = 240_000;

/** Deploys a process for each question and starts it; what the incidents say, by question. */
async function ask(driver: Driver, questions: readonly IncidentQuestion[]): Promise<(string | undefined)[]> {
  for (const [index, { place, text }] of questions.entries()) {
    const id = `p${index}`;
    await driver.deploy({ [`${id}.bpmn`]: places[place]!(id, text) });
    await driver.start(id, variables);
  }
  const { incidents } = await driver.observe();
  const said = new Map(
    incidents.map(({ processDefinitionId, errorType, errorMessage }) => [
      processDefinitionId,
      `${errorType}: ${errorMessage}`
    ])
  );
  return questions.map((_question, index) => said.get(`p${index}`));
}

/** Where they are bounded, places and texts still all have their turn. */
const questions = casesOf(incidentQuestions());
const both = bothEngines();
let real: (string | undefined)[] = [];
let embedded: (string | undefined)[] = [];

beforeAll(async () => {
  ({ real, embedded } = await both((driver) => ask(driver, questions)));
}, patienceMs);

test('an incident says what it says on the real engine, warnings and all', () => {
  const different = questions.flatMap((question, index) =>
    real[index] === embedded[index]
      ? []
      : [{ ...question, real: real[index] ?? 'none', embedded: embedded[index] ?? 'none' }]
  );
  expect(different.slice(0, 20)).toEqual([]);
});

test('the questions reach far enough to say something', () => {
  const warned = real.filter((said) => said?.includes('reported the following warnings'));
  process.stdout.write(`${questions.length} incidents compared, ${warned.length} of them with warnings\n`);
  expect(warned.length).toBeGreaterThan(questions.length / 3);
});
