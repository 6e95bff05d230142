import type { JsonObject } from '../../../engine/commands.ts';
import type { TaskChanges } from '../drive/driver.ts';
import type { Chance } from './chance.ts';
import type { Act } from './choose.ts';

/** What somebody does with an open user task; `variables` are for what takes some. */
export function taskAct(name: string, variables: JsonObject, chance: Chance): Act {
  const assignee = chance.pick(['p-1', 'p-2', 'p-3']);
  const choice = chance.number(100);
  const act = (made: Extract<Act, { kind: 'task' }>['act']): Act => ({ kind: 'task', name, act: made });
  if (choice < 45) return act({ kind: 'complete', variables });
  if (choice < 58) return act({ kind: 'assign', assignee });
  if (choice < 70) return act({ kind: 'claim', assignee });
  if (choice < 78) return act({ kind: 'unassign' });
  if (choice < 92) return act({ kind: 'update', changes: changes(chance) });
  return { kind: 'task variables', name, variables };
}

function changes(chance: Chance): TaskChanges {
  const all = {
    candidateGroups: chance.pick([['g-4'], ['g-5', 'g-6'], []]),
    candidateUsers: chance.pick([['u-1'], []]),
    dueDate: chance.pick(['2032-03-04T05:06:07Z', '']),
    followUpDate: chance.pick(['2033-03-04T05:06:07+08:00', '']),
    priority: chance.number(101)
  };
  const some = Object.entries(all).filter(() => chance.happens(40));
  return some.length > 0 ? Object.fromEntries(some) : { priority: all.priority };
}
