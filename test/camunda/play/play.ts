import type { Driver } from '../drive/driver.ts';
import type { Observed } from '../drive/observed.ts';
import type { Case } from './case.ts';
import { carryOut } from './carry-out.ts';
import { type Act, choose, type Progress } from './choose.ts';
import { canBeHandedOut, type Portrait, portraits } from './portrait.ts';

export interface Difference {
  readonly step: number;
  /** The act after which the engines differed. */
  readonly act: string;
  readonly onlyReal: readonly string[];
  readonly onlyEmbedded: readonly string[];
}

export interface Outcome {
  readonly played: Case;
  readonly steps: number;
  readonly difference: Difference | null;
}

export interface Engines {
  readonly real: Driver;
  readonly embedded: Driver;
}

interface Run {
  readonly played: Case;
  readonly realKey: string;
  readonly embeddedKey: string;
  act: string;
  step: number;
  moves: number;
  resolved: number;
  readonly held: Map<string, number>;
  outcome: Outcome | null;
}

/** A little more than an hour, so that what was due in an hour is well past. */
const clockStepMs = 61 * 60_000;

/** How many more acts an instance gets once it is cancelled, for the listeners that hold it up. */
const mostFarewells = 40;

/**
 * Plays all cases on both engines at once: each round acts once upon every instance, lets both engines come to rest and
 * compares. The clock moves when every instance that still runs waits for it. A case ends with its instance or at its first difference.
 */
export async function play(engines: Engines, cases: readonly Case[]): Promise<Outcome[]> {
  const begun = await Promise.all(cases.map((played) => begin(engines, played)));
  const outcomes = begun.filter((started): started is Outcome => 'difference' in started);
  const runs = begun.filter((started): started is Run => !('difference' in started));
  let running = runs;
  const keepUp = keepingUp(engines);
  for (;;) {
    running = running.filter((run) => !run.outcome);
    if (running.length === 0) break;
    await keepUp();
    const [real, embedded] = await look(engines, running);
    for (const run of running) compare(run, real.get(run.realKey), embedded.get(run.embeddedKey));
    running = running.filter((run) => !run.outcome);
    const acts = running.map((run) => {
      const portrait = real.get(run.realKey) as Portrait;
      return { run, portrait, act: choose(run.played, portrait, run satisfies Progress) };
    });
    const acting = acts.filter(({ act }) => act !== 'wait');
    if (acting.length > 0) {
      await Promise.all(
        acting.map(({ run, portrait, act }) =>
          perform(engines, run, act as Act, portrait, embedded.get(run.embeddedKey) as Portrait)
        )
      );
    } else if (acts.length > 0) {
      await Promise.all([engines.real.advance(clockStepMs), engines.embedded.advance(clockStepMs)]);
      for (const { run } of acts) {
        run.act = 'the clock moves';
        run.step++;
        run.moves++;
      }
    }
  }
  return [...outcomes, ...runs.flatMap(({ outcome }) => (outcome ? [outcome] : []))];
}

/** Moves the clock that stands by as much as has passed on one that runs, and lets both look at their timers. */
function keepingUp({ real, embedded }: Engines): () => Promise<void> {
  let last = performance.now();
  return async () => {
    const now = performance.now();
    if (real.clockRuns) {
      await embedded.advance(now - last);
      await real.advance(0);
    }
    last = now;
  };
}

async function begin(engines: Engines, played: Case): Promise<Outcome | Run> {
  const [real, embedded] = await both(engines, async (driver) => {
    if (Object.keys(played.files).length > 0) await driver.deploy(played.files);
    for (const files of played.later ?? []) await driver.deploy(files);
    return driver.start(played.processId, played.variables);
  });
  if (real.refused !== null || embedded.refused !== null) {
    const difference = refusals('deploy and start', 0, real.refused, embedded.refused);
    return { played, steps: 0, difference };
  }
  return {
    played,
    realKey: real.value,
    embeddedKey: embedded.value,
    act: 'start',
    step: 0,
    moves: 0,
    resolved: 0,
    held: new Map(),
    outcome: null
  };
}

/** Hands out all jobs, and reads what both engines have come to. */
async function look(
  { real, embedded }: Engines,
  running: readonly Run[]
): Promise<[Map<string, Portrait>, Map<string, Portrait>]> {
  const pictures = ([onReal, onEmbedded]: [Observed, Observed]): [
    Map<string, Portrait>,
    Map<string, Portrait>
  ] => [
    picture(onReal, running, ({ realKey }) => realKey),
    picture(onEmbedded, running, ({ embeddedKey }) => embeddedKey)
  ];
  const seen = await Promise.all([real.observe(), embedded.observe()]);
  const types = new Set(seen.flatMap(({ jobs }) => jobs.filter(canBeHandedOut).map(({ type }) => type)));
  if (types.size === 0) return pictures(seen);
  await Promise.all([real.activate([...types]), embedded.activate([...types])]);
  return pictures(await Promise.all([real.observe(), embedded.observe()]));
}

function picture(observed: Observed, running: readonly Run[], keyOf: (run: Run) => string) {
  const started = running.flatMap((run) =>
    (run.played.startedProcesses ?? []).map((processId) => [processId, keyOf(run)] as const)
  );
  return portraits(observed, new Set(running.map(keyOf)), new Map(started));
}

function compare(run: Run, real: Portrait | undefined, embedded: Portrait | undefined): void {
  const [movedReal, movedEmbedded] = parting(real?.moves ?? [], embedded?.moves ?? []);
  const onlyReal = [...without(real?.lines ?? [], embedded?.lines ?? []), ...movedReal];
  const onlyEmbedded = [...without(embedded?.lines ?? [], real?.lines ?? []), ...movedEmbedded];
  const { played, step, act } = run;
  if (onlyReal.length > 0 || onlyEmbedded.length > 0) {
    run.outcome = { played, steps: step, difference: { step, act, onlyReal, onlyEmbedded } };
  } else if (real?.ended || step > played.mostActs + mostFarewells)
    run.outcome = { played, steps: step, difference: null };
}

const shownMoves = 8;

/** Where two sequences part, what comes next in each, as a line for each; no lines when they are the same. */
function parting(moves: readonly string[], others: readonly string[]): [string[], string[]] {
  const at = moves.findIndex((move, index) => move !== others[index]);
  const from = at < 0 ? moves.length : at;
  const next = (list: readonly string[]) => {
    const coming = list.slice(from, from + shownMoves).join(', ');
    return coming ? [`then ${coming}`] : [];
  };
  return [next(moves), next(others)];
}

/** The lines of a multiset that another does not have. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = counts.get(line) ?? 0;
    counts.set(line, count - 1);
    return count <= 0;
  });
}

async function perform(
  engines: Engines,
  run: Run,
  act: Act,
  real: Portrait,
  embedded: Portrait
): Promise<void> {
  run.act = JSON.stringify(act);
  run.step++;
  if (act.kind === 'resolve') run.resolved++;
  const [onReal, onEmbedded] = await Promise.all([
    attempt(() => carryOut(engines.real, act, real)),
    attempt(() => carryOut(engines.embedded, act, embedded))
  ]);
  if ((onReal.refused === null) !== (onEmbedded.refused === null)) {
    const difference = refusals(run.act, run.step, onReal.refused, onEmbedded.refused);
    run.outcome = { played: run.played, steps: run.step, difference };
  }
}

type Attempt<Value> = { refused: null; value: Value } | { refused: string; value: null };

async function attempt<Value>(act: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { refused: null, value: await act() };
  } catch (problem) {
    return { refused: problem instanceof Error ? problem.message : String(problem), value: null };
  }
}

const both = <Value>({ real, embedded }: Engines, act: (driver: Driver) => Promise<Value>) =>
  Promise.all([attempt(() => act(real)), attempt(() => act(embedded))]);

const refusals = (act: string, step: number, real: string | null, embedded: string | null): Difference => ({
  step,
  act,
  onlyReal: real === null ? [] : [`refused: ${real}`],
  onlyEmbedded: embedded === null ? [] : [`refused: ${embedded}`]
});
