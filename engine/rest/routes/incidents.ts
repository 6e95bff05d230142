import { incidentItem, incidentSearch } from '../../query/specs/incident.ts';
import { json } from '../answer.ts';
import type { Handler, Route } from '../route.ts';
import { find, search, submitQuietly } from '../run.ts';

const get: Handler = async (gateway, { params }) =>
  json(incidentItem(await find(gateway, 'incident', params[0]!, 'incident')));

const searchAll: Handler = (gateway, request) => search(gateway, incidentSearch, request);

const resolve: Handler = (gateway, { params }) =>
  submitQuietly(gateway, { type: 'ResolveIncident', incidentKey: params[0]! });

/** Incidents: where a step could not go on. */
export const incidentRoutes: readonly Route[] = [
  { method: 'POST', path: '/incidents/search', handle: searchAll },
  { method: 'GET', path: '/incidents/{key}', handle: get },
  { method: 'POST', path: '/incidents/{key}/resolution', handle: resolve }
];
