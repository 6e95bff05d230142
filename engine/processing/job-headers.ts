import { evaluateText, evaluateTexts, type Lookup } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import type { ComputedHeader, JobDefinition, LinkedResource } from '../model/executable.ts';
import type { Scope } from '../state/scope.ts';
import { zonedText } from '../model/date-time.ts';
import { evaluateDateTime } from './evaluate-date-time.ts';
import { findResource } from './find-called.ts';
import type { Processing } from './processing.ts';

/** The headers of a job: those of the model, those made anew for it, and what it is told of deployed files under Zeebe's name for them. */
export function jobHeaders(
  p: Processing,
  scope: Scope,
  { headers, computedHeaders = [], linked = [] }: JobDefinition
): Record<string, string> | Failure {
  if (computedHeaders.length === 0 && linked.length === 0) return headers;
  const all = { ...headers };
  for (const header of computedHeaders) {
    const text = headerText(header, p.lookup(scope));
    if (text instanceof Failure) return text;
    if (text !== null) all[header.name] = text;
  }
  if (linked.length === 0) return all;
  const told = linkedKeys(p, scope, linked);
  return told instanceof Failure ? told : { ...all, linkedResources: JSON.stringify(told) };
}

/** Null where there is nothing to tell. */
function headerText({ value, kind }: ComputedHeader, lookup: Lookup): string | null | Failure {
  if (kind === 'dateTime') return evaluateDateTime(value, lookup, zonedText);
  if (kind === 'text') return evaluateText(value, lookup) || null;
  const texts = evaluateTexts(value, lookup);
  return texts instanceof Failure ? texts : JSON.stringify(texts);
}

function linkedKeys(p: Processing, scope: Scope, linked: readonly LinkedResource[]): object[] | Failure {
  const told: object[] = [];
  for (const { id, binding, versionTag, resourceType, linkName } of linked) {
    const resourceId = evaluateText(id, p.lookup(scope));
    if (resourceId instanceof Failure) return resourceId;
    const resourceKey = findResource(p, scope, { id: resourceId, binding, versionTag });
    if (resourceKey instanceof Failure) return resourceKey;
    told.push({ resourceKey, resourceType, linkName });
  }
  return told;
}
