import type { ActivateJobs, ActivatedJob } from '../commands.ts';
import { Failure } from '../feel/failure.ts';
import { mostCharacters } from '../feel/json-size.ts';
import type { JobRecord, UserTaskRecord } from '../records.ts';
import type { Scope } from '../state/scope.ts';
import { isWanted, type WantedNames } from '../state/wanted-names.ts';
import { raiseIncident } from './incidents.ts';
import { textEntries } from './mappings.ts';
import type { Processing } from './processing.ts';

/**
 * Hands out as many jobs of a type as are wanted, there, and fit into one answer: as in Camunda, where all jobs of an answer are in one message.
 * The others can be had with the next; one that fits into none is an incident.
 */
export function activateJobs(p: Processing, command: ActivateJobs): ActivatedJob[] {
  const deadline = p.now() + command.timeout;
  const activated: ActivatedJob[] = [];
  const names = new Set(command.fetchVariables);
  let left = mostCharacters;
  for (const job of p.state.jobs.activatable(command.jobType)) {
    if (activated.length >= command.maxJobsToActivate) break;
    const scope = p.state.instances.get(job.elementInstanceKey);
    if (!scope) continue;
    const characters = charactersOf(scope, names);
    if (characters > mostCharacters) {
      raiseIncident(p, scope, tooLarge(job, characters), job);
      continue;
    }
    left -= characters;
    if (left < 0) break;
    p.state.jobs.activated(job, command.worker ?? '', deadline);
    const variables = p.state.variables.visible(scope, names);
    if (job.kind === 'TASK_LISTENER') addChange(variables, scope.userTask, names);
    activated.push({ job: { ...job }, variables, kind: job.kind ?? 'BPMN_ELEMENT' });
  }
  return activated;
}

const tooLarge = ({ key }: JobRecord, characters: number): Failure =>
  new Failure(
    'MESSAGE_SIZE_EXCEEDED',
    `The job with key '${key}' cannot be activated: its variables have ${characters} characters, an answer takes ${mostCharacters}. Fetch fewer variables, or make them smaller, then resolve this incident.`
  );

/** How long the variables are that a job would see, before any of them is read. What is hidden by an inner scope counts too. */
function charactersOf(scope: Scope, names: WantedNames): number {
  let sum = 0;
  for (let at: Scope | null = scope; at; at = at.parent)
    for (const { name, value } of at.variables?.values() ?? [])
      if (isWanted(names, name)) sum += value.length;
  return sum;
}

/** A listener sees the variables that come with the change that it is asked about. */
function addChange(
  variables: Record<string, unknown>,
  task: UserTaskRecord | null,
  names: WantedNames
): void {
  for (const [name, value] of textEntries(task?.transition?.variables ?? null))
    if (isWanted(names, name)) variables[name] = JSON.parse(value);
}
