import { Failure } from '../../feel/failure.ts';
import type { JobDefinition } from '../../model/executable.ts';
import type { Scope } from '../../state/scope.ts';
import { jobHeaders } from '../job-headers.ts';
import type { EvaluatedJob } from '../new-job.ts';
import { createJob, evaluateJob } from '../new-job.ts';
import type { Processing } from '../processing.ts';
import type { ElementBehavior } from './behavior.ts';
import { activated, completeWithOutputs, enterWith } from './common.ts';

/** Whatever a worker does: service, send, script and rule tasks, message throw and end events, user tasks by job. */
export const jobTask: ElementBehavior = {
  activate(p, scope) {
    const definition = scope.element.job;
    if (!definition) return undefined;
    return enterWith(
      p,
      scope,
      () => evaluateWork(p, scope, definition),
      ({ job, headers }) => {
        activated(p, scope);
        createJob(p, scope, job, headers);
      }
    );
  },
  complete: completeWithOutputs
};

function evaluateWork(
  p: Processing,
  scope: Scope,
  definition: JobDefinition
): { job: EvaluatedJob; headers: Record<string, string> } | Failure {
  const job = evaluateJob(p, scope, definition);
  if (job instanceof Failure) return job;
  const headers = jobHeaders(p, scope, definition);
  return headers instanceof Failure ? headers : { job, headers };
}
