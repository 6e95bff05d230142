import type { JobResult } from '../../commands.ts';
import { Failure } from '../../feel/failure.ts';
import type { JobRecord, Phase } from '../../records.ts';
import type { Result } from '../../refusal.ts';
import { accept, refuse } from '../../refusal.ts';
import type { Scope } from '../../state/scope.ts';
import { activateElements, fulfil } from '../ad-hoc.ts';
import { listenerCompleted } from '../execution-listeners.ts';
import { raiseIncident } from '../incidents.ts';
import { jsonEntries, takeVariables } from '../mappings.ts';
import type { Processing } from '../processing.ts';
import { readResult } from '../task-listeners.ts';
import { letCatch } from '../find-catcher.ts';
import { errorCatcher } from '../throw-error.ts';
import { beginCompleting } from '../begin-completing.ts';
import { listenerAgreed, listenerDenied } from '../user-task-transitions.ts';
import type { Handler } from './handler.ts';

interface OpenJob {
  job: JobRecord;
  scope: Scope;
}

/** The open job and its element instance; refused when it is not there or in a state that the act does not allow. */
function openJob(p: Processing, jobKey: string, act: string): Result<OpenJob> {
  const job = p.state.jobs.get(jobKey);
  const scope = job && p.state.instances.get(job.elementInstanceKey);
  if (!job || !scope) {
    return refuse('NOT_FOUND', `Expected to ${act} job with key '${jobKey}', but no such job was found`);
  }
  return accept({ job, scope });
}

function workableJob(p: Processing, jobKey: string, act: string): Result<OpenJob> {
  const found = openJob(p, jobKey, act);
  if (!found.ok) return found;
  const { job, scope } = found.value;
  if (job.state === 'FAILED' && (job.retries <= 0 || job.retryAt !== null))
    return wrongState(act, job, 'FAILED');
  if (job.state === 'ERROR_THROWN') return wrongState(act, job, 'ERROR_THROWN');
  if (scope.job !== job || scope.record.phase !== phaseOf(job))
    return wrongState(act, job, scope.record.phase);
  return found;
}

/** Where an element instance stands while it waits for a job. */
function phaseOf({ kind, listenerEventType }: JobRecord): Phase {
  if (listenerEventType === 'CANCELING') return 'TERMINATING';
  if (kind !== 'EXECUTION_LISTENER') return 'ACTIVATED';
  return listenerEventType === 'START' ? 'ACTIVATING' : 'COMPLETING';
}

function wrongState(act: string, job: JobRecord, state: string): ReturnType<typeof refuse> {
  return refuse(
    'INVALID_STATE',
    `Expected to ${act} job with key '${job.key}', but it is in state '${state}'`
  );
}

export const completeJob: Handler<'CompleteJob'> = (p, { jobKey, variables, result }) => {
  const found = workableJob(p, jobKey, 'complete');
  if (!found.ok) return found;
  const { job, scope } = found.value;
  if (job.kind === 'TASK_LISTENER') return completeTaskListener(p, found.value, variables, result);
  if (job.kind === 'AD_HOC_SUB_PROCESS') return completeAdHocJob(p, found.value, variables, result);
  p.state.jobs.completed(job, p.now());
  scope.job = null;
  if (job.kind === 'EXECUTION_LISTENER') listenerCompleted(p, scope, jsonEntries(variables));
  else {
    takeVariables(p, scope, jsonEntries(variables));
    beginCompleting(p, scope);
  }
  return accept(null);
};

function completeTaskListener(
  p: Processing,
  { job, scope }: OpenJob,
  variables: Record<string, unknown> = {},
  result?: JobResult
): Result<null> {
  const task = scope.userTask;
  if (!task) return wrongState('complete', job, scope.record.phase);
  if (Object.keys(variables).length > 0)
    return refuse(
      'INVALID_ARGUMENT',
      `Expected to complete task listener job with key '${job.key}' without variables, but some were given`
    );
  const corrections = readResult(job, task, result);
  if (!corrections.ok) return corrections;
  p.state.jobs.completed(job, p.now(), corrections.value ? null : { reason: result?.deniedReason ?? '' });
  scope.job = null;
  if (corrections.value) listenerAgreed(p, scope, task, corrections.value);
  else listenerDenied(p, task, result?.deniedReason);
  return accept(null);
}

/** The worker of an ad-hoc sub-process says what is to be active next, or that it is done. */
function completeAdHocJob(
  p: Processing,
  { job, scope }: OpenJob,
  variables: Record<string, unknown> | undefined,
  result: JobResult = {}
): Result<null> {
  const {
    activateElements: elements = [],
    isCompletionConditionFulfilled,
    isCancelRemainingInstances
  } = result;
  if (isCompletionConditionFulfilled && elements.length > 0)
    return refuse(
      'INVALID_ARGUMENT',
      `Expected to complete job with key '${job.key}', but it both activates elements and fulfils the completion condition`
    );
  const activated = activateElements(p, scope, elements, isCancelRemainingInstances && elements.length > 0);
  if (!activated.ok) return activated;
  p.state.jobs.completed(job, p.now());
  scope.job = null;
  for (const [name, value] of jsonEntries(variables)) p.state.variables.propagate(scope, name, value);
  if (isCompletionConditionFulfilled) fulfil(p, scope, isCancelRemainingInstances ?? false);
  return accept(null);
}

const noRetries = {
  BPMN_ELEMENT: 'JOB_NO_RETRIES',
  EXECUTION_LISTENER: 'EXECUTION_LISTENER_NO_RETRIES',
  TASK_LISTENER: 'TASK_LISTENER_NO_RETRIES',
  AD_HOC_SUB_PROCESS: 'AD_HOC_SUB_PROCESS_NO_RETRIES'
} as const;

export const failJob: Handler<'FailJob'> = (p, command) => {
  const found = workableJob(p, command.jobKey, 'fail');
  if (!found.ok) return found;
  const { job, scope } = found.value;
  const retries = command.retries ?? 0;
  const now = p.now();
  const retryAt = command.retryBackOff ? now + command.retryBackOff : null;
  for (const [name, value] of jsonEntries(command.variables)) p.state.variables.set(scope, name, value);
  p.state.jobs.failed(job, retries, command.errorMessage ?? null, retryAt, now);
  if (retries <= 0)
    raiseIncident(
      p,
      scope,
      new Failure(noRetries[job.kind ?? 'BPMN_ELEMENT'], command.errorMessage || 'No more retries left.'),
      job
    );
  return accept(null);
};

export const throwJobError: Handler<'ThrowJobError'> = (p, command) => {
  const found = workableJob(p, command.jobKey, 'throw an error for');
  if (!found.ok) return found;
  const { job, scope } = found.value;
  if (job.kind === 'EXECUTION_LISTENER' || job.kind === 'TASK_LISTENER') {
    return refuse(
      'INVALID_STATE',
      `Cannot throw BPMN error from ${job.kind} job with key '${job.key}'; complete or fail it`
    );
  }
  const message = command.errorMessage ?? null;
  const variables = command.variables ? JSON.stringify(command.variables) : null;
  const catcher = errorCatcher(p, scope, command.errorCode, message ?? '');
  const isCaught = !(catcher instanceof Failure);
  if (isCaught) letCatch(p, catcher, variables);
  p.state.jobs.errorThrown(job, command.errorCode, message, p.now());
  if (isCaught) {
    p.state.jobs.errorCaught(job, p.now());
    scope.job = null;
    return accept(null);
  }
  raiseIncident(p, scope, catcher, job);
  return accept(null);
};

export const updateJob: Handler<'UpdateJob'> = (p, { jobKey, retries, timeout }) => {
  const found = openJob(p, jobKey, 'update');
  if (!found.ok) return found;
  const { job } = found.value;
  if (retries === undefined && timeout === undefined) {
    return refuse('INVALID_ARGUMENT', 'At least one of "retries", "timeout" is required');
  }
  if (retries !== undefined && retries < 1) {
    return refuse(
      'INVALID_ARGUMENT',
      `Expected to update retries for job with key '${jobKey}' with a positive amount of retries, but the amount given was '${retries}'`
    );
  }
  if (timeout !== undefined && job.state !== 'ACTIVATED')
    return wrongState('update the timeout of', job, job.state);
  if (retries !== undefined) p.state.jobs.retriesUpdated(job, retries);
  if (timeout !== undefined) p.state.jobs.timeoutUpdated(job, p.now() + timeout);
  return accept(null);
};
