import { type Failure, longestMessage } from '../feel/failure.ts';
import type { IncidentRecord, JobRecord } from '../records.ts';
import type { ProcessScope, Scope } from '../state/scope.ts';
import type { Processing } from './processing.ts';

/** Raises an incident at an element instance; with `job`, at its job. */
export function raiseIncident(
  p: Processing,
  scope: Scope,
  failure: Failure,
  job: JobRecord | null = null
): void {
  if (scope.record.incidentKey !== null) return;
  const { record } = scope.root;
  const incident: IncidentRecord = {
    key: p.state.keys.next(),
    errorType: failure.errorType,
    errorMessage: shortened(failure.message),
    state: 'ACTIVE',
    elementId: scope.element.id,
    elementInstanceKey: scope.key,
    processInstanceKey: record.key,
    processDefinitionKey: record.processDefinitionKey,
    processDefinitionId: record.processDefinitionId,
    jobKey: job?.key ?? null,
    creationTime: p.now(),
    resolvedAt: null,
    tenantId: record.tenantId
  };
  p.state.incidents.created(incident);
  scope.record.incidentKey = incident.key;
  p.state.instances.changed(scope);
  if (job) p.state.jobs.incidentRaised(job, incident.key);
  countIncident(p, scope, 1);
}

/** What a message quotes may be a value of megabytes. */
function shortened(message: string): string {
  if (message.length <= longestMessage) return message;
  // Not half a character: no database takes that.
  const kept = message.slice(0, longestMessage - 1).replace(/[\ud800-\udbff]$/, '');
  // A copy of its own: a part of it would keep all of it in memory as long as the incident is open.
  return Buffer.from(`${kept}…`, 'utf16le').toString('utf16le');
}

/** Closes the incident of an element instance, if it has one. */
export function closeIncident(p: Processing, scope: Scope): void {
  const incident =
    scope.record.incidentKey === null ? undefined : p.state.incidents.get(scope.record.incidentKey);
  if (!incident) return;
  incident.state = 'RESOLVED';
  incident.resolvedAt = p.now();
  p.state.incidents.closed(incident);
  scope.record.incidentKey = null;
  p.state.instances.changed(scope);
  countIncident(p, scope, -1);
}

function countIncident(p: Processing, scope: Scope, difference: number): void {
  let at: Scope | undefined = scope;
  while (at) {
    const root: ProcessScope = at.root;
    root.record.incidents += difference;
    p.state.instances.changed(root);
    const caller: string | null = root.record.parentElementInstanceKey;
    at = caller === null ? undefined : p.state.instances.get(caller);
  }
}
