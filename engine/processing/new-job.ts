import { evaluateInteger, evaluateText } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import type { JobDefinition } from '../model/executable.ts';
import type { JobRecord } from '../records.ts';
import type { Scope } from '../state/scope.ts';
import type { Processing } from './processing.ts';

export interface EvaluatedJob {
  type: string;
  retries: number;
}

/** Evaluates type and retries of a job in the scope of its element instance. */
export function evaluateJob(p: Processing, scope: Scope, definition: JobDefinition): EvaluatedJob | Failure {
  const lookup = p.lookup(scope);
  const type = evaluateText(definition.type, lookup);
  if (type instanceof Failure) return type;
  const retries = evaluateInteger(definition.retries, lookup);
  return retries instanceof Failure ? retries : { type, retries };
}

/** Creates the open job of an element instance. */
export function createJob(
  p: Processing,
  scope: Scope,
  { type, retries }: EvaluatedJob,
  customHeaders: Record<string, string>,
  role: Pick<JobRecord, 'kind' | 'listenerEventType'> = { kind: null, listenerEventType: null }
): void {
  const root = scope.root.record;
  const now = p.now();
  scope.job = {
    key: p.state.keys.next(),
    type,
    state: 'CREATED',
    retries,
    worker: null,
    deadline: null,
    retryAt: null,
    priority: 0,
    customHeaders,
    errorMessage: null,
    errorCode: null,
    incidentKey: null,
    ...role,
    denied: null,
    deniedReason: null,
    elementId: scope.element.id,
    elementInstanceKey: scope.key,
    processInstanceKey: root.key,
    processDefinitionKey: root.processDefinitionKey,
    processDefinitionId: root.processDefinitionId,
    processDefinitionVersion: root.processDefinitionVersion,
    createdAt: now,
    updatedAt: now,
    endDate: null,
    tenantId: root.tenantId
  };
  p.state.jobs.created(scope.job);
}
