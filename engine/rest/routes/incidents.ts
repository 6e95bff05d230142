import type { Condition } from '../../ports.ts';
import { incidentsOfElement, incidentsOfInstance } from '../../query/related-incidents.ts';
import { incidentItem, incidentSearch } from '../../query/specs/incident.ts';
import { json } from '../answer.ts';
import type { Gateway, Handler, RestRequest, Route } from '../route.ts';
import { find, search, submitQuietly } from '../run.ts';

const get: Handler = async (gateway, { params }) =>
  json(incidentItem(await find(gateway, 'incident', params[0]!, 'incident')));

const searchAll: Handler = (gateway, request) => search(gateway, incidentSearch, request);

const searchOfInstance: Handler = async (gateway, request) => {
  const { key } = await find(gateway, 'processInstance', request.params[0]!, 'process instance');
  return searchRelated(gateway, request, incidentsOfInstance(gateway.queries, key));
};

const searchOfElement: Handler = async (gateway, request) => {
  const element = await find(gateway, 'elementInstance', request.params[0]!, 'element instance');
  return searchRelated(gateway, request, incidentsOfElement(gateway.queries, element));
};

async function searchRelated(gateway: Gateway, request: RestRequest, related: Promise<Condition[]>) {
  return search(gateway, incidentSearch, request, await related);
}

const resolve: Handler = (gateway, { params }) =>
  submitQuietly(gateway, { type: 'ResolveIncident', incidentKey: params[0]! });

/** Incidents: where a step could not go on. */
export const incidentRoutes: readonly Route[] = [
  { method: 'POST', path: '/incidents/search', handle: searchAll },
  { method: 'POST', path: '/process-instances/{key}/incidents/search', handle: searchOfInstance },
  { method: 'POST', path: '/element-instances/{key}/incidents/search', handle: searchOfElement },
  { method: 'GET', path: '/incidents/{key}', handle: get },
  { method: 'POST', path: '/incidents/{key}/resolution', handle: resolve }
];
