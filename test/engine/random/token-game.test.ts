import { expect, it } from '@jest/globals';
import type { Driver } from '../../camunda/drive/driver.ts';
import { embeddedDriver } from '../../camunda/drive/embedded.ts';
import { generate } from '../../camunda/generate/generate.ts';
import { type Outcome, play } from '../../camunda/play/play.ts';
import { seedOfRun } from '../../support/random.ts';
import { tokenDriver } from './token-game/driver.ts';
import { Expressions } from './token-game/expressions.ts';
import { playable } from './token-game/features.ts';

/** Random models; 10,000 at night. */
const models = Number(process.env['MODELS'] ?? 180);
const mostActs = 30;
const beginning = Date.parse('2026-03-02T01:00:00Z');
const seed = seedOfRun();

const expressions = new Expressions();

/** The token game knows of which kind an incident is, not what it says. */
const wordless = (driver: Driver): Driver => ({
  ...driver,
  async observe() {
    const observed = await driver.observe();
    const incidents = observed.incidents.map((incident) => ({ ...incident, errorMessage: undefined }));
    return { ...observed, incidents };
  }
});

/** Tells the token game and the engine the same, and compares them after every act. */
async function playBoth(number: number): Promise<Outcome[]> {
  const game = tokenDriver(beginning, expressions);
  const embedded = wordless(await embeddedDriver(beginning));
  const outcomes = await play({ real: game, embedded }, [generate(number, mostActs, playable)]);
  await Promise.all([game.close(), embedded.close()]);
  return outcomes;
}

const told = ({ played, difference }: Outcome): string =>
  `${played.name}: ${JSON.stringify(difference, null, 2)}`;

it(`moves as the token game of BPMN does: models ${seed} and following`, async () => {
  process.stdout.write(`token game: SEED=${seed}, ${models} models\n`);
  const different: string[] = [];
  let acts = 0;
  for (let number = seed; number < seed + models; number++)
    for (const outcome of await playBoth(number)) {
      acts += outcome.steps;
      if (outcome.difference) different.push(told(outcome));
    }
  expect(different).toEqual([]);
  expect(acts).toBeGreaterThan(models);
}, 3_600_000);
