import { notImplemented } from '../problem.ts';
import type { Route } from '../route.ts';

const listeners = 'listeners stand in the models here; a model may have them for each user task';
const audit = 'the engine keeps no log of who asked for what; the application does';
const variables = 'variables belong to process instances here';
const patched = 'Camunda 8.6 alone knew authorizations by their owners; PUT replaces one';
const settings =
  'it tells how metrics of jobs are exported, and none are; /jobs/statistics counts when it is asked';
const setUp = 'there is no set-up: the token admits, and users are made through POST /users';

/** Operations that Camunda 8 knows and this engine does not offer, each with the reason: answered with 501. */
const reasons: readonly (readonly [string, string])[] = [
  ['POST /setup/user', setUp],
  ['GET /system/configuration', settings],
  ['PATCH /authorizations/{key}', patched],
  ['POST /global-task-listeners', listeners],
  ['POST /global-task-listeners/search', listeners],
  ['GET /global-task-listeners/{id}', listeners],
  ['PUT /global-task-listeners/{id}', listeners],
  ['DELETE /global-task-listeners/{id}', listeners],
  ['POST /audit-logs/search', audit],
  ['GET /audit-logs/{key}', audit],
  ['POST /user-tasks/{key}/audit-logs/search', audit],
  ['POST /cluster-variables/search', variables],
  ['POST /cluster-variables/global', variables],
  ['GET /cluster-variables/global/{id}', variables],
  ['PUT /cluster-variables/global/{id}', variables],
  ['DELETE /cluster-variables/global/{id}', variables],
  ['POST /cluster-variables/tenants/{id}', variables],
  ['GET /cluster-variables/tenants/{id}/{id}', variables],
  ['PUT /cluster-variables/tenants/{id}/{id}', variables],
  ['DELETE /cluster-variables/tenants/{id}/{id}', variables]
];

/** One route for each of them. */
export const unsupportedRoutes: readonly Route[] = reasons.map(([operation, reason]) => {
  const [method, path] = operation.split(' ') as [Route['method'], string];
  return {
    method,
    path,
    refused: reason,
    handle: () => {
      throw notImplemented(`${operation} is not supported: ${reason}.`);
    }
  };
});
