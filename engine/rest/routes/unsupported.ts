import { notImplemented } from '../problem.ts';
import type { Route } from '../route.ts';

const identity =
  'users, groups, roles, tenants and authorizations are kept by the application, not by this engine';
const batches = 'batch operations are not offered by this engine; act on each instance';
const later = 'this engine does not offer it yet';
const documents = 'documents are kept by the application, not by this engine';

/** Operations that Camunda 8 knows and this engine does not offer, each with the reason: answered with 501. */
const reasons: readonly (readonly [string, string])[] = [
  ['POST /signals/broadcast', later],
  ['POST /process-instances/cancellation', batches],
  ['POST /process-instances/incident-resolution', batches],
  ['POST /process-instances/migration', batches],
  ['POST /process-instances/modification', batches],
  ['POST /batch-operations/search', batches],
  ['GET /batch-operations/{id}', batches],
  ['POST /batch-operations/{id}/cancellation', batches],
  ['POST /batch-operations/{id}/resumption', batches],
  ['POST /batch-operations/{id}/suspension', batches],
  ['POST /batch-operation-items/search', batches],
  ['POST /element-instances/ad-hoc-activities/{key}/activation', later],
  ['POST /correlated-message-subscriptions/search', later],
  ['POST /resources/{key}/deletion', later],
  ['GET /resources/{key}', later],
  ['GET /resources/{key}/content', later],
  ['GET /system/usage-metrics', later],
  ['POST /documents', documents],
  ['POST /documents/batch', documents],
  ['GET /documents/{id}', documents],
  ['DELETE /documents/{id}', documents],
  ['POST /documents/{id}/links', documents],
  ...['authorizations', 'groups', 'mapping-rules', 'roles', 'tenants', 'users'].flatMap((things) => [
    [`POST /${things}`, identity] as const,
    [`POST /${things}/search`, identity] as const,
    [`GET /${things}/{id}`, identity] as const,
    [`PUT /${things}/{id}`, identity] as const,
    [`DELETE /${things}/{id}`, identity] as const
  ])
];

/** One route for each of them. */
export const unsupportedRoutes: readonly Route[] = reasons.map(([operation, reason]) => {
  const [method, path] = operation.split(' ') as [Route['method'], string];
  return {
    method,
    path,
    handle: () => {
      throw notImplemented(`${operation} is not supported: ${reason}.`);
    }
  };
});
