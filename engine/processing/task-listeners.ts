/** What a user task's listeners see of it, and what they may answer. */
import type { JobResult } from '../commands.ts';
import type { JobRecord, ListenerEventType, UserTaskChanges, UserTaskRecord } from '../records.ts';
import type { Result } from '../refusal.ts';
import { accept, refuse } from '../refusal.ts';
import { textEntries } from './mappings.ts';
import { readChanges } from './user-task-changes.ts';

type Transition = NonNullable<UserTaskRecord['transition']>;

/** The headers that tell a listener about the task as it will be, under Zeebe's reserved names. */
export function taskHeaders(task: UserTaskRecord, transition: Transition): Record<string, string> {
  const wanted = { ...task, assignee: transition.assignee ?? task.assignee, ...transition.changes };
  const lists = (names: string[]) => (names.length > 0 ? JSON.stringify(names) : null);
  const told: [string, string | null][] = [
    ['action', actionOf(transition)],
    ['assignee', wanted.assignee],
    ['candidateGroups', lists(wanted.candidateGroups)],
    ['candidateUsers', lists(wanted.candidateUsers)],
    ['changedAttributes', lists(changedAttributes(task, transition))],
    ['dueDate', wanted.dueDate],
    ['followUpDate', wanted.followUpDate],
    ['formKey', wanted.formKey],
    ['priority', String(wanted.priority)],
    ['userTaskKey', task.key]
  ];
  const given = told.filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(given.map(([name, value]) => [`io.camunda.zeebe:${name}`, value]));
}

/** What somebody asked for by a command on the task; what the engine does of itself, or for a change of variables, has no action to tell. */
function actionOf({ event, action, variables }: Transition): string | null {
  const ofItself =
    event === 'canceling' || action === 'create' || (event === 'updating' && variables !== null);
  return ofItself ? null : action;
}

/** The first listener is told what the command changes, those after it all in which the task differs from the one that is kept. */
function changedAttributes(task: UserTaskRecord, transition: Transition): string[] {
  const { event, index, changes, assignee, variables } = transition;
  const changed = (Object.keys(changes) as (keyof UserTaskChanges)[]).filter(
    (name) => JSON.stringify(changes[name]) !== JSON.stringify(task[name])
  );
  const names = changed.map(attributeName);
  if (index > 0 && assignee !== null) names.push('assignee');
  if ((index > 0 || event === 'updating') && [...textEntries(variables)].length > 0) names.push('variables');
  return names.sort();
}

/** Lists have names of their own where Zeebe tells which attributes have changed. */
const attributeName = (name: string) => (name.startsWith('candidate') ? `${name}List` : name);

const deniable = new Set<ListenerEventType | null>(['ASSIGNING', 'COMPLETING', 'UPDATING']);

/** Whether the result of a listener's job can be taken; its corrections when it can, null for a denial. */
export function readResult(
  job: JobRecord,
  { transition }: UserTaskRecord,
  result: JobResult = {}
): Result<UserTaskChanges | null> {
  const { denied, corrections } = result;
  const given = Object.entries(corrections ?? {}).filter(
    ([, value]) => value !== null && value !== undefined
  );
  const which = `task listener job with key '${job.key}'`;
  if (denied && !deniable.has(job.listenerEventType))
    return refuse(
      'INVALID_ARGUMENT',
      `Denying result is not supported for '${String(job.listenerEventType)}' task listener jobs (job key '${job.key}', type '${job.type}', processInstanceKey '${job.processInstanceKey}'). Only the following listener event types support denying: [${[...deniable].join(', ')}].`
    );
  if (denied && given.length > 0)
    return refuse('INVALID_ARGUMENT', `Expected to complete ${which} with corrections, but it is denied`);
  if (denied) return accept(null);
  const { assignee, ...others } = Object.fromEntries(given) as NonNullable<JobResult['corrections']>;
  if (typeof assignee === 'string' && transition?.assignee)
    return refuse('INVALID_STATE', `The assignee is given by the model; correct it in an assigning ${which}`);
  const changes = readChanges(others);
  if (!changes.ok || typeof assignee !== 'string') return changes;
  return accept({ ...changes.value, assignee: assignee || null });
}
