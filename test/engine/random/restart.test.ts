import { expect, it } from '@jest/globals';
import { embeddedDriver } from '../../camunda/drive/embedded.ts';
import { generate } from '../../camunda/generate/generate.ts';
import { type Outcome, play } from '../../camunda/play/play.ts';
import { seedOfRun } from '../../support/random.ts';

/** Random models; the figure that is aimed at is 1,000. */
const models = Number(process.env['MODELS'] ?? 40);
const mostActs = 30;
const beginning = Date.parse('2026-03-02T01:00:00Z');
const seed = seedOfRun();

/** So many share an engine: what one reads at a restart is what all of them left. */
const together = 5;

async function playFrom(number: number): Promise<Outcome[]> {
  const steady = await embeddedDriver(beginning);
  const restarting = await embeddedDriver(beginning, { restarts: true });
  const cases = Array.from({ length: together }, (_none, i) => generate(number + i, mostActs));
  const outcomes = await play({ real: steady, embedded: restarting }, cases);
  await Promise.all([steady.close(), restarting.close()]);
  return outcomes;
}

const told = ({ played, difference }: Outcome): string =>
  `${played.name}: ${JSON.stringify(difference, null, 2)}`;

it(`comes to the same with a restart before every act: models ${seed} and following`, async () => {
  process.stdout.write(`restarts: SEED=${seed}, ${models} models\n`);
  const different: string[] = [];
  let acts = 0;
  for (let from = 0; from < models; from += together)
    for (const outcome of await playFrom(seed + from)) {
      acts += outcome.steps;
      if (outcome.difference) different.push(told(outcome));
    }
  expect(different).toEqual([]);
  expect(acts).toBeGreaterThan(models);
}, 3_600_000);
