import type { AdHocActivation, JobResult } from '../../../engine/commands.ts';
import type { Chance } from './chance.ts';

const groups = [['g-1'], ['g-2', 'g-3'], []];
const dates = ['2030-01-02T03:04:05Z', '2031-06-01T00:00:00+08:00', ''];

/** What a listener of a user task answers: most agree, some correct or deny. */
export function listenerResult(chance: Chance): { result?: JobResult } {
  const answer = chance.number(100);
  if (answer < 15) return { result: { denied: true, deniedReason: 'not now' } };
  if (answer < 45) return { result: { corrections: corrections(chance) } };
  if (answer < 48) return { result: { denied: true, corrections: { priority: 7 } } };
  return answer < 55 ? { result: { denied: false } } : {};
}

function corrections(chance: Chance): NonNullable<JobResult['corrections']> {
  const all = {
    assignee: chance.pick(['p-8', 'p-9', '']),
    candidateGroups: chance.pick(groups),
    candidateUsers: chance.pick(groups),
    dueDate: chance.pick(dates),
    followUpDate: chance.pick(dates),
    priority: chance.number(101)
  };
  return Object.fromEntries(Object.entries(all).filter(() => chance.happens(35)));
}

/** Some of the elements of an ad-hoc sub-process, now and then one that it does not have. */
export function someElements(known: readonly string[], chance: Chance): AdHocActivation[] {
  if (known.length === 0 || chance.happens(4)) return [{ elementId: 'NoSuchElement' }];
  return Array.from({ length: 1 + chance.number(2) }, () => ({
    elementId: chance.pick(known),
    ...(chance.happens(50) ? { variables: { local: chance.number(9), n: chance.number(7) } } : {})
  }));
}

/** What the worker of an ad-hoc sub-process answers: elements to activate, or that it is done. */
export function adHocResult(known: readonly string[], chance: Chance): JobResult {
  const done = chance.happens(35);
  const activates = done ? chance.happens(8) : chance.happens(85);
  return {
    activateElements: activates ? someElements(known, chance) : [],
    isCompletionConditionFulfilled: done,
    isCancelRemainingInstances: chance.happens(35)
  };
}
