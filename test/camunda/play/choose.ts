import type { JsonObject } from '../../../engine/commands.ts';
import { Chance } from './chance.ts';
import type { AdHocActivation, JobResult } from '../../../engine/commands.ts';
import type { TaskAct } from '../drive/driver.ts';
import type { ObservedJob } from '../drive/observed.ts';
import { adHocResult, listenerResult, someElements } from './answers.ts';
import type { Case, Trigger } from './case.ts';
import { taskAct } from './people.ts';
import type { Portrait } from './portrait.ts';
import { someValues } from './vocabulary.ts';

/** An act upon one instance; the name is that of an open thing of its portrait. */
export type Act =
  | {
      readonly kind: 'complete';
      readonly name: string;
      readonly variables: JsonObject;
      readonly result?: JobResult;
    }
  | { readonly kind: 'fail'; readonly name: string; readonly retries: number }
  | { readonly kind: 'error'; readonly name: string; readonly code: string; readonly variables: JsonObject }
  | { readonly kind: 'publish'; readonly name: string; readonly variables: JsonObject }
  | { readonly kind: 'broadcast'; readonly name: string; readonly variables: JsonObject }
  | { readonly kind: 'task'; readonly name: string; readonly act: TaskAct }
  | { readonly kind: 'task variables'; readonly name: string; readonly variables: JsonObject }
  | {
      readonly kind: 'activate';
      readonly name: string;
      readonly elements: readonly AdHocActivation[];
      readonly cancel: boolean;
    }
  | { readonly kind: 'trigger'; readonly trigger: Trigger; readonly variables: JsonObject }
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
const triggerPercent = 12;
/** How often an ad-hoc sub-process is told from outside what to activate. */
const adHocPercent = 15;
/** How often a task is acted upon while its listeners are being asked. */
const busyTaskPercent = 8;

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
          answer(played, name, thing, chance)
    ),
    ...portrait.subscriptions.filter(free).map(({ name }) => (): Act => ({
      kind: 'publish',
      name,
      variables: someValues(played.vocabulary, chance, 30)
    })),
    ...portrait.signals.filter(free).map(({ name }) => (): Act => ({
      kind: 'broadcast',
      name,
      variables: someValues(played.vocabulary, chance, 30)
    })),
    ...portrait.tasks
      .filter(({ thing }) => thing.state === 'CREATED' || chance.happens(busyTaskPercent))
      .filter(free)
      .map(
        ({ name }) =>
          () =>
            taskAct(name, someValues(played.vocabulary, chance, 40), chance)
      ),
    ...portrait.adHocs
      .filter(() => chance.happens(adHocPercent))
      .map(({ name, thing }) => (): Act => ({
        kind: 'activate',
        name,
        elements: someElements(played.adHoc?.[thing.elementId] ?? [], chance),
        cancel: chance.happens(25)
      }))
  ];
  if (step >= played.mostActs) {
    const [listener] = step > played.mostActs ? portrait.jobs : [];
    return listener ? { kind: 'complete', name: listener.name, variables: {} } : { kind: 'cancel' };
  }
  if (played.triggers && played.triggers.length > 0 && chance.happens(triggerPercent)) {
    const trigger = chance.pick(played.triggers);
    return { kind: 'trigger', trigger, variables: someValues(played.vocabulary, chance, 30) };
  }
  if (open.length > 0) return chance.pick(open)();
  const [incident] = portrait.incidents;
  if (incident && progress.resolved < mostResolved) {
    const variables = { ...played.repair, ...someValues(played.vocabulary, chance, 100) };
    return { kind: 'resolve', name: incident.name, variables };
  }
  const mayBeHeld = [portrait.jobs, portrait.subscriptions, portrait.signals, portrait.tasks];
  const waits = portrait.timers > 0 || mayBeHeld.some(({ length }) => length > 0);
  return waits && moves < mostMoves ? 'wait' : { kind: 'cancel' };
}

function answer(played: Case, name: string, job: ObservedJob, chance: Chance): Act {
  const variables = { ...someValues(played.vocabulary, chance, 60), ...played.results(chance) };
  if (chance.happens(played.failures))
    return { kind: 'fail', name, retries: Math.max(0, job.retries - 1 - chance.number(3)) };
  if (chance.happens(played.failures)) {
    const code = chance.pick([...played.vocabulary.errors, ...played.vocabulary.errors, 'UNKNOWN_CODE']);
    return { kind: 'error', name, code, variables };
  }
  if (job.kind === 'TASK_LISTENER') {
    const result = listenerResult(chance);
    return { kind: 'complete', name, variables: chance.happens(5) ? variables : {}, ...result };
  }
  if (job.kind === 'AD_HOC_SUB_PROCESS') {
    const result = adHocResult(played.adHoc?.[job.elementId] ?? [], chance);
    return { kind: 'complete', name, variables, result };
  }
  return { kind: 'complete', name, variables };
}
