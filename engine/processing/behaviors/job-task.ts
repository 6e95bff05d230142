import { createJob, evaluateJob } from '../new-job.ts';
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
      () => evaluateJob(p, scope, definition),
      (evaluated) => {
        activated(p, scope);
        createJob(p, scope, evaluated, definition.headers);
      }
    );
  },
  complete: completeWithOutputs
};
