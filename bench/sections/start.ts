import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { dirname } from 'node:path';
import { median } from '../support/measure.ts';
import { type Section, whole } from '../support/section.ts';
import { inFolder } from '../support/stores.ts';

interface StartFigures {
  /** From `npm start` to the first answer over HTTP, in ms: on a new data folder, */
  first: number;
  /** and on one that exists. */
  again: number;
}

/** Starts the whole product as a user does, the bundles built before. */
async function startUp(rounds: number): Promise<StartFigures> {
  spawnSync(process.execPath, ['scripts/build.mjs', 'web', 'server'], { stdio: 'inherit' });
  return inFolder(async (file) => {
    const first = await untilAnswer(dirname(file));
    const again: number[] = [];
    for (let round = 0; round < rounds; round++) again.push(await untilAnswer(dirname(file)));
    return { first, again: median(again) };
  });
}

async function untilAnswer(dataDir: string): Promise<number> {
  const began = performance.now();
  const npm = spawn('npm', ['start', '--', '--port', '0', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true
  });
  const ended = once(npm, 'exit');
  let ms: number | undefined;
  for await (const line of createInterface(npm.stdout)) {
    const url = /Shoumi → (\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    await (await fetch(url)).text();
    ms = performance.now() - began;
    process.kill(-npm.pid!, 'SIGTERM');
  }
  await ended;
  if (ms === undefined) throw new Error('npm start has ended without being ready');
  return ms;
}

/** From `npm start` to the first page. */
export const start: Section = async ({ rounds }, show) => {
  const started = await startUp(rounds);
  show(
    'npm start to the first answer, ms',
    whole(started.again),
    `${whole(started.first)} on a new data folder`
  );
  return started;
};
