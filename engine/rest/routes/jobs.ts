import type { ActivatedJob, JobResult } from '../../commands.ts';
import { jobSearch } from '../../query/specs/job.ts';
import { json, noContent } from '../answer.ts';
import { readActivations } from './ad-hoc.ts';
import type { JsonObject } from '../json-body.ts';
import { listenerTask } from '../listener-task.ts';
import { invalidArgument } from '../problem.ts';
import { onlyTenants } from '../only-tenant.ts';
import {
  optionalDateTime,
  optionalFlag,
  optionalInteger,
  optionalObject,
  optionalText,
  optionalTexts,
  requiredCount,
  requiredText
} from '../read.ts';
import { optionalVariables } from '../read-variables.ts';
import type { Gateway, Handler, Route } from '../route.ts';
import { search, submit, submitQuietly } from '../run.ts';

function activatedItem({ job, variables, kind }: ActivatedJob): object {
  return {
    type: job.type,
    processDefinitionId: job.processDefinitionId,
    processDefinitionVersion: job.processDefinitionVersion,
    elementId: job.elementId,
    customHeaders: job.customHeaders,
    worker: job.worker ?? '',
    retries: job.retries,
    deadline: job.deadline ?? 0,
    variables,
    tenantId: job.tenantId,
    jobKey: job.key,
    processInstanceKey: job.processInstanceKey,
    processDefinitionKey: job.processDefinitionKey,
    elementInstanceKey: job.elementInstanceKey,
    kind,
    listenerEventType: job.listenerEventType ?? 'UNSPECIFIED',
    userTask: listenerTask(job),
    tags: []
  };
}

/** Gives jobs back that were handed out to a caller who had gone by then, so that they need not time out first. */
async function giveBack(gateway: Gateway, jobs: readonly ActivatedJob[]): Promise<void> {
  await Promise.all(
    jobs.map(({ job }) => gateway.engine.submit({ type: 'FailJob', jobKey: job.key, retries: job.retries }))
  );
}

const activate: Handler = async (gateway, request) => {
  const { body } = request;
  onlyTenants(body, 'Activate Jobs');
  const signal = request.signal();
  const { jobs } = await submit(
    gateway,
    {
      type: 'ActivateJobs',
      jobType: requiredText(body, 'type'),
      worker: optionalText(body, 'worker'),
      timeout: requiredCount(body, 'timeout'),
      maxJobsToActivate: requiredCount(body, 'maxJobsToActivate'),
      fetchVariables: optionalTexts(body, 'fetchVariable'),
      requestTimeout: optionalInteger(body, 'requestTimeout')
    },
    signal
  );
  if (!signal.aborted) return json({ jobs: jobs.map(activatedItem) });
  await giveBack(gateway, jobs);
  return noContent();
};

function jobResult(result: JsonObject | undefined): JobResult | undefined {
  const corrections = result && optionalObject(result, 'corrections');
  return (
    result && {
      denied: optionalFlag(result, 'denied'),
      deniedReason: optionalText(result, 'deniedReason'),
      activateElements: readActivations(result, 'activateElements'),
      isCompletionConditionFulfilled: optionalFlag(result, 'isCompletionConditionFulfilled'),
      isCancelRemainingInstances: optionalFlag(result, 'isCancelRemainingInstances'),
      corrections: corrections && {
        assignee: optionalText(corrections, 'assignee'),
        candidateGroups: optionalTexts(corrections, 'candidateGroups'),
        candidateUsers: optionalTexts(corrections, 'candidateUsers'),
        dueDate: optionalDateTime(corrections, 'dueDate'),
        followUpDate: optionalDateTime(corrections, 'followUpDate'),
        priority: optionalInteger(corrections, 'priority')
      }
    }
  );
}

const complete: Handler = (gateway, { params, body }) =>
  submitQuietly(gateway, {
    type: 'CompleteJob',
    jobKey: params[0]!,
    variables: optionalVariables(body),
    result: jobResult(optionalObject(body, 'result'))
  });

const fail: Handler = (gateway, { params, body }) =>
  submitQuietly(gateway, {
    type: 'FailJob',
    jobKey: params[0]!,
    retries: optionalInteger(body, 'retries'),
    errorMessage: optionalText(body, 'errorMessage'),
    retryBackOff: optionalInteger(body, 'retryBackOff'),
    variables: optionalVariables(body)
  });

const throwError: Handler = (gateway, { params, body }) =>
  submitQuietly(gateway, {
    type: 'ThrowJobError',
    jobKey: params[0]!,
    errorCode: requiredText(body, 'errorCode'),
    errorMessage: optionalText(body, 'errorMessage'),
    variables: optionalVariables(body)
  });

const update: Handler = (gateway, { params, body }) => {
  const changeset = optionalObject(body, 'changeset') as JsonObject | undefined;
  if (!changeset) throw invalidArgument('No changeset provided.');
  const retries = optionalInteger(changeset, 'retries');
  const timeout = optionalInteger(changeset, 'timeout');
  if (retries === undefined && timeout === undefined)
    throw invalidArgument('At least one of [retries, timeout] is required');
  return submitQuietly(gateway, { type: 'UpdateJob', jobKey: params[0]!, retries, timeout });
};

const searchAll: Handler = (gateway, request) => search(gateway, jobSearch, request);

/** Jobs: handed out to workers, completed, failed, or answered with a business error. */
export const jobRoutes: readonly Route[] = [
  { method: 'POST', path: '/jobs/activation', handle: activate },
  { method: 'POST', path: '/jobs/search', handle: searchAll },
  { method: 'PATCH', path: '/jobs/{key}', handle: update },
  { method: 'POST', path: '/jobs/{key}/completion', handle: complete },
  { method: 'POST', path: '/jobs/{key}/failure', handle: fail },
  { method: 'POST', path: '/jobs/{key}/error', handle: throwError }
];
