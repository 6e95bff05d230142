import type { ActivateJobs, ActivatedJob } from '../commands.ts';
import type { UserTaskRecord } from '../records.ts';
import { textEntries } from './mappings.ts';
import type { Processing } from './processing.ts';

/** Hands out as many jobs of a type as are wanted and there. */
export function activateJobs(p: Processing, command: ActivateJobs): ActivatedJob[] {
  const deadline = p.now() + command.timeout;
  const activated: ActivatedJob[] = [];
  for (const job of p.state.jobs.activatable(command.jobType, command.maxJobsToActivate)) {
    const scope = p.state.instances.get(job.elementInstanceKey);
    if (!scope) continue;
    p.state.jobs.activated(job, command.worker ?? '', deadline);
    const variables = p.state.variables.visible(scope, command.fetchVariables);
    if (job.kind === 'TASK_LISTENER') addChange(variables, scope.userTask, command.fetchVariables);
    activated.push({ job: { ...job }, variables, kind: job.kind ?? 'BPMN_ELEMENT' });
  }
  return activated;
}

/** A listener sees the variables that come with the change that it is asked about. */
function addChange(
  variables: Record<string, unknown>,
  task: UserTaskRecord | null,
  names: readonly string[] = []
): void {
  for (const [name, value] of textEntries(task?.transition?.variables ?? null))
    if (names.length === 0 || names.includes(name)) variables[name] = JSON.parse(value);
}
