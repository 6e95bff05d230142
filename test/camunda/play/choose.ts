import type { JsonObject } from '../../../engine/commands.ts';
import { Chance } from './chance.ts';
import type { Case } from './case.ts';
import type { Portrait } from './portrait.ts';
import { someValues } from './vocabulary.ts';

/** An act upon one instance; the name is that of an open thing of its portrait. */
export type Act =
  | { readonly kind: 'complete'; readonly name: string; readonly variables: JsonObject }
  | { readonly kind: 'fail'; readonly name: string; readonly retries: number }
  | { readonly kind: 'error'; readonly name: string; readonly code: string; readonly variables: JsonObject }
  | { readonly kind: 'publish'; readonly name: string; readonly variables: JsonObject }
  | { readonly kind: 'resolve'; readonly name: string; readonly variables: JsonObject }
  | { readonly kind: 'cancel' };

/** How far an instance has come, as far as its choices depend on it. */
export interface Progress {
  readonly step: number;
  /** How often the clock has moved since it began. */
  readonly moves: number;
  readonly resolved: number;
  /** Names of what waits for the clock before anyone acts upon it, with the moves at which it was first seen. */
  readonly held: Map<string, number>;
}

const mostMoves = 8;
const mostResolved = 3;
const heldPercent = 20;

/**
 * The next act upon an instance, or `wait` for the clock. It depends on the portrait, the seed and the step alone, so
 * that both engines are told the same. Some jobs and messages are held back until the clock has moved, so that timers get their turn.
 */
export function choose(played: Case, portrait: Portrait, progress: Progress): Act | 'wait' {
  const { step, moves, held } = progress;
  const chance = new Chance(played.seed, played.name, step);
  const free = ({ name }: { name: string }) => {
    const since = held.get(name) ?? moves;
    held.set(name, since);
    return since < moves || !new Chance(played.seed, played.name, 'held', name).happens(heldPercent);
  };
  const open: (() => Act)[] = [
    ...portrait.jobs.filter(free).map(
      ({ name, thing }) =>
        () =>
          answer(played, name, thing.retries, chance)
    ),
    ...portrait.subscriptions.filter(free).map(({ name }) => (): Act => ({
      kind: 'publish',
      name,
      variables: someValues(played.vocabulary, chance, 30)
    }))
  ];
  if (step >= played.mostActs) return { kind: 'cancel' };
  if (open.length > 0) return chance.pick(open)();
  const [incident] = portrait.incidents;
  if (incident && progress.resolved < mostResolved) {
    const variables = { ...played.repair, ...someValues(played.vocabulary, chance, 100) };
    return { kind: 'resolve', name: incident.name, variables };
  }
  const waits = portrait.timers > 0 || portrait.jobs.length > 0 || portrait.subscriptions.length > 0;
  return waits && moves < mostMoves ? 'wait' : { kind: 'cancel' };
}

function answer(played: Case, name: string, retries: number, chance: Chance): Act {
  const variables = { ...someValues(played.vocabulary, chance, 60), ...played.results(chance) };
  if (chance.happens(played.failures))
    return { kind: 'fail', name, retries: Math.max(0, retries - 1 - chance.number(3)) };
  if (chance.happens(played.failures)) {
    const code = chance.pick([...played.vocabulary.errors, ...played.vocabulary.errors, 'UNKNOWN_CODE']);
    return { kind: 'error', name, code, variables };
  }
  return { kind: 'complete', name, variables };
}
