import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Chance } from '../../camunda/play/chance.ts';
import { collectGarbage } from './collect-garbage.ts';
import { Ledger } from './ledger.ts';
import { openPlace, type Place, type Told } from './load.ts';

const CHILD = fileURLToPath(new URL('./load-child.ts', import.meta.url));

/** A long run says how far it is. */
const toldEvery = 50;

export interface KillFigures {
  readonly kills: number;
  /** Kills that came while a transaction was open. */
  readonly inside: number;
  readonly acknowledged: number;
  /** What was acknowledged and is not so, or was acknowledged twice. */
  readonly faults: readonly string[];
  /** From opening the store to readiness after a kill, in ms. */
  readonly restarts: readonly number[];
}

/**
 * Kills an engine under load again and again: every other time inside a transaction, else at any moment. After each
 * kill the store must hold all that was acknowledged.
 */
export async function killLoop(place: Place, kills: number, chance: Chance): Promise<KillFigures> {
  const ledger = new Ledger();
  const restarts: number[] = [];
  let inside = 0;
  for (let kill = 0; kill < kills; kill++) {
    const within = kill % 2 === 0;
    if (within) inside++;
    restarts.push(await oneLife(place, ledger, within, chance));
    const store = await openPlace(place);
    await ledger.check(store);
    await store.close();
    // A closed database of libsql stays open until its statements are collected.
    collectGarbage();
    if ((kill + 1) % toldEvery === 0)
      process.stdout.write(
        `${kill + 1} kills, ${ledger.size} acknowledgements, ${ledger.faults.length} faults\n`
      );
  }
  return { kills, inside, acknowledged: ledger.size, faults: ledger.faults, restarts };
}

/** Starts the engine, lets it work until it is killed; answers how long it took to be ready. */
async function oneLife(place: Place, ledger: Ledger, within: boolean, chance: Chance): Promise<number> {
  const commit = 3 + chance.number(60);
  const microseconds = chance.number(2_500);
  const child = fork(
    CHILD,
    [JSON.stringify(place), ...(within ? [String(commit), String(microseconds)] : [])],
    {
      execArgv: ['--import', 'tsx']
    }
  );
  const ended = once(child, 'close');
  let left = chance.number(2_000);
  let ready = NaN;
  child.on('message', (told: Told) => {
    if (told.kind === 'ready') ready = told.ms;
    else ledger.note(told);
    if (!within && left-- === 0) child.kill('SIGKILL');
  });
  const [, signal] = (await ended) as [number | null, string | null];
  if (signal !== 'SIGKILL' || Number.isNaN(ready)) throw new Error('the engine ended before it was killed');
  return ready;
}
