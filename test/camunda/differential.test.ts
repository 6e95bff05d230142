import { beforeAll, expect, test } from '@jest/globals';
import { embeddedDriver } from './drive/embedded.ts';
import { realDriver } from './drive/real.ts';
import { features } from './generate/features.ts';
import { generate } from './generate/generate.ts';
import type { Case } from './play/case.ts';
import { knownDifferences } from './play/known-differences.ts';
import { type Outcome, play } from './play/play.ts';
import { shippedCases, shippedFiles } from './shipped.ts';
import { isBounded } from '../support/cases.ts';

/** Bounded: a short run of each shipped process and one model for each feature. */
const modelCount = isBounded ? Object.keys(features).length : 300;
const seeds = isBounded ? [1] : [1, 2];
const mostActs = isBounded ? 20 : 60;
const patienceMs = 900_000;

const shipped = new Set<Case>();
const outcomes: Outcome[] = [];

/** Cases are played side by side, since each round waits for the real engine to rest, but no more than it works on with ease. */
const batchSize = 100;

async function playBatch(cases: readonly Case[]): Promise<Outcome[]> {
  const engines = { real: await realDriver(), embedded: await embeddedDriver(Date.now(), { moves: true }) };
  try {
    const files = shippedFiles();
    await Promise.all([engines.real.deploy(files), engines.embedded.deploy(files)]);
    return await play(engines, cases);
  } finally {
    await Promise.all([engines.real.close(), engines.embedded.close()]);
  }
}

beforeAll(async () => {
  for (const played of shippedCases(seeds, Date.now(), mostActs)) shipped.add(played);
  const models = Array.from({ length: modelCount }, (_, number) => generate(number, mostActs));
  const cases = [...shipped, ...models];
  for (let from = 0; from < cases.length; from += batchSize) {
    outcomes.push(...(await playBatch(cases.slice(from, from + batchSize))));
  }
}, patienceMs);

const known = ({ difference }: Outcome) =>
  difference && knownDifferences.find(({ shows }) => shows(difference));

/** The differences that nobody knows of yet. */
const unknown = (some: readonly Outcome[]) =>
  some.filter((outcome) => outcome.difference && !known(outcome)).map(describeDifference);

const shownLines = 20;

function describeDifference({ played, difference }: Outcome): string {
  const { step, act, onlyReal, onlyEmbedded } = difference ?? {
    step: 0,
    act: '',
    onlyReal: [],
    onlyEmbedded: []
  };
  return [
    `${played.name} at step ${step}, after ${act}`,
    ...onlyReal.slice(0, shownLines).map((line) => `  only the real engine: ${line}`),
    ...onlyEmbedded.slice(0, shownLines).map((line) => `  only the embedded engine: ${line}`)
  ].join('\n');
}

test('every shipped process runs as on the real engine', () => {
  const played = outcomes.filter((outcome) => shipped.has(outcome.played));
  expect(played).toHaveLength(shipped.size);
  expect(unknown(played)).toEqual([]);
});

test('generated models run as on the real engine', () => {
  const played = outcomes.filter((outcome) => !shipped.has(outcome.played));
  expect(played).toHaveLength(modelCount);
  expect(unknown(played)).toEqual([]);
});

const whenAll = isBounded ? test.skip : test;
whenAll('every known difference is still there', () => {
  const shown = new Set(outcomes.map(known));
  const gone = knownDifferences.filter((entry) => entry.inFullRun && !shown.has(entry));
  expect(gone.map(({ what }) => what)).toEqual([]);
});

test('the instances come far enough to say something', () => {
  const acts = outcomes.reduce((sum, { steps }) => sum + steps, 0);
  process.stdout.write(`${outcomes.length} instances and ${acts} acts compared\n`);
  expect(acts).toBeGreaterThan(5 * outcomes.length);
});
