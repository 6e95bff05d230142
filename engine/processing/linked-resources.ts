import { evaluateText } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import type { JobDefinition } from '../model/executable.ts';
import type { Scope } from '../state/scope.ts';
import { findResource } from './find-called.ts';
import type { Processing } from './processing.ts';

/** The headers of a job, with the keys of the deployed files that it is given under Zeebe's name for them. */
export function jobHeaders(
  p: Processing,
  scope: Scope,
  { headers, linked = [] }: JobDefinition
): Record<string, string> | Failure {
  if (linked.length === 0) return headers;
  const told: object[] = [];
  for (const { id, binding, versionTag, resourceType, linkName } of linked) {
    const resourceId = evaluateText(id, p.lookup(scope));
    if (resourceId instanceof Failure) return resourceId;
    const resourceKey = findResource(p, scope, { id: resourceId, binding, versionTag });
    if (resourceKey instanceof Failure) return resourceKey;
    told.push({ resourceKey, resourceId, resourceType, linkName });
  }
  return { ...headers, linkedResources: JSON.stringify(told) };
}
