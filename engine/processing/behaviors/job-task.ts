import type { Expression, Lookup } from '../../feel/expression.ts';
import { evaluateInteger, evaluateText, evaluateTexts } from '../../feel/expression.ts';
import { Failure } from '../../feel/failure.ts';
import { temporalText } from '../../feel/json.ts';
import type { JobDefinition } from '../../model/executable.ts';
import type { JobRecord } from '../../records.ts';
import type { Scope } from '../../state/scope.ts';
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
      () => evaluateJob(p, scope, definition),
      ({ type, retries, headers }) => {
        activated(p, scope);
        scope.job = newJob(p, scope, type, retries, headers);
        p.state.jobs.created(scope.job);
      }
    );
  },
  complete: completeWithOutputs
};

function evaluateJob(
  p: Processing,
  scope: Scope,
  definition: JobDefinition
): { type: string; retries: number; headers: Record<string, string> } | Failure {
  const lookup = p.lookup(scope);
  const type = evaluateText(definition.type, lookup);
  if (type instanceof Failure) return type;
  const retries = evaluateInteger(definition.retries, lookup);
  if (retries instanceof Failure) return retries;
  const headers = { ...definition.headers };
  for (const { name, value, list } of definition.computedHeaders) {
    const text = headerText(value, list, lookup);
    if (text instanceof Failure) return text;
    if (text !== null) headers[name] = text;
  }
  return { type, retries, headers };
}

function headerText(value: Expression, list: boolean, lookup: Lookup): string | null | Failure {
  if (list) {
    const texts = evaluateTexts(value, lookup);
    return texts instanceof Failure ? texts : JSON.stringify(texts);
  }
  const text = temporalText(value.evaluate(lookup));
  return text === null || text instanceof Failure ? text : String(text);
}

function newJob(
  p: Processing,
  scope: Scope,
  type: string,
  retries: number,
  customHeaders: Record<string, string>
): JobRecord {
  const root = scope.root.record;
  const now = p.now();
  return {
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
    elementId: scope.element.id,
    elementInstanceKey: scope.elementRecord.key,
    processInstanceKey: root.key,
    processDefinitionKey: root.processDefinitionKey,
    processDefinitionId: root.processDefinitionId,
    processDefinitionVersion: root.processDefinitionVersion,
    createdAt: now,
    updatedAt: now,
    endDate: null,
    tenantId: root.tenantId
  };
}
