import { notImplemented } from '../problem.ts';
import type { Route } from '../route.ts';

const identity =
  'users, groups, roles, tenants and authorizations are kept by the application, not by this engine';
const later = 'this engine does not offer it yet';

/** Operations that Camunda 8 knows and this engine does not offer, each with the reason: answered with 501. */
const reasons: readonly (readonly [string, string])[] = [
  ['POST /signals/broadcast', later],
  ['POST /element-instances/ad-hoc-activities/{key}/activation', later],
  ['POST /correlated-message-subscriptions/search', later],
  ['GET /system/usage-metrics', later],
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
