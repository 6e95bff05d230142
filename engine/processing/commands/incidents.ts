import { accept, refuse } from '../../refusal.ts';
import { spawnAgain } from '../behaviors/multi-instance-body.ts';
import { lookAgain } from '../conditions.ts';
import { closeIncident } from '../incidents.ts';
import { retryTransition } from '../user-task-transitions.ts';
import type { Handler } from './handler.ts';

/** Closes an incident and takes the failed step again; what fails again becomes a new incident. */
export const resolveIncident: Handler<'ResolveIncident'> = (p, { incidentKey }) => {
  const incident = p.state.incidents.get(incidentKey);
  const scope = incident && p.state.instances.get(incident.elementInstanceKey);
  if (!incident || !scope) {
    return refuse(
      'NOT_FOUND',
      `Expected to resolve incident with key '${incidentKey}', but no such incident was found`
    );
  }
  const job = incident.jobKey === null ? undefined : p.state.jobs.get(incident.jobKey);
  if (job && job.retries <= 0) {
    return refuse(
      'INVALID_STATE',
      `Expected to resolve incident with key '${incidentKey}', but job with key '${job.key}' has no retries left. Update its retries first.`
    );
  }
  closeIncident(p, scope);
  if (job) p.state.jobs.reopened(job);
  else if (scope.userTask?.transition) retryTransition(p, scope, scope.userTask);
  else if (scope.record.phase === 'ACTIVATED') {
    lookAgain(p, scope);
    spawnAgain(p, scope);
  } else {
    // Its listeners are asked again, from the first.
    scope.record.listener = null;
    p.push(scope.record.phase === 'COMPLETING' ? 'complete' : 'activate', scope);
  }
  return accept(null);
};
