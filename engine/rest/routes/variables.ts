import type { SearchSpec } from '../../query/search-spec.ts';
import { elementInstanceItem, elementInstanceSearch } from '../../query/specs/element-instance.ts';
import { variableDetail, variableSearch, wholeVariableItem } from '../../query/specs/variable.ts';
import { json } from '../answer.ts';
import { optionalFlag } from '../read.ts';
import { requiredVariables } from '../read-variables.ts';
import type { Handler, RestRequest, Route } from '../route.ts';
import { find, search, submitQuietly } from '../run.ts';

/** Variables with their values cut, unless the query says `truncateValues=false`. */
export function variablesAsAsked(request: RestRequest): SearchSpec<'variable'> {
  const whole = request.query.get('truncateValues') === 'false';
  return whole ? { ...variableSearch, toItem: wholeVariableItem } : variableSearch;
}

const searchVariables: Handler = (gateway, request) => search(gateway, variablesAsAsked(request), request);

const getVariable: Handler = async (gateway, { params }) =>
  json(variableDetail(await find(gateway, 'variable', params[0]!, 'variable')));

const setVariables: Handler = (gateway, { params, body }) =>
  submitQuietly(gateway, {
    type: 'SetVariables',
    elementInstanceKey: params[0]!,
    variables: requiredVariables(body),
    local: optionalFlag(body, 'local')
  });

const getElement: Handler = async (gateway, { params }) =>
  json(elementInstanceItem(await find(gateway, 'elementInstance', params[0]!, 'element instance')));

const searchElements: Handler = (gateway, request) => search(gateway, elementInstanceSearch, request);

/** Variables and the element instances that they belong to. */
export const variableRoutes: readonly Route[] = [
  { method: 'POST', path: '/variables/search', handle: searchVariables },
  { method: 'GET', path: '/variables/{key}', handle: getVariable },
  { method: 'POST', path: '/element-instances/search', handle: searchElements },
  { method: 'GET', path: '/element-instances/{key}', handle: getElement },
  { method: 'PUT', path: '/element-instances/{key}/variables', handle: setVariables }
];
