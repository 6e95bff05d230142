import { elementStatistics } from '../../query/element-statistics.ts';
import { formItem } from '../../query/form-item.ts';
import { startForm } from '../../query/start-form.ts';
import { processDefinitionItem, processDefinitionSearch } from '../../query/specs/process-definition.ts';
import type { Condition } from '../../ports.ts';
import { json, noJson, text } from '../answer.ts';
import type { Handler, Route } from '../route.ts';
import { instanceConditions } from '../instance-filter.ts';
import { find, search } from '../run.ts';

const XML = 'text/xml; charset=utf-8';

const get: Handler = async (gateway, { params }) =>
  json(processDefinitionItem(await find(gateway, 'processDefinition', params[0]!, 'process definition')));

const searchAll: Handler = (gateway, request) => search(gateway, processDefinitionSearch, request);

const xml: Handler = async (gateway, { params }) =>
  text((await find(gateway, 'processDefinition', params[0]!, 'process definition')).resource, XML);

const getStartForm: Handler = async (gateway, { params }) => {
  const definition = await find(gateway, 'processDefinition', params[0]!, 'process definition');
  const form = await startForm(gateway.queries, definition);
  return form ? json(formItem(form)) : noJson();
};

const statistics: Handler = async (gateway, { params, body }) => {
  await find(gateway, 'processDefinition', params[0]!, 'process definition');
  const instances = await instanceConditions(gateway, body.filter);
  const mine: Condition = { field: 'processDefinitionKey', op: 'eq', value: params[0]! };
  const ofThese: Condition = {
    related: 'processInstance',
    on: { key: 'processInstanceKey' },
    where: instances
  };
  const where = instances.length === 0 ? [mine] : [mine, ofThese];
  return json({ items: await elementStatistics(gateway.queries, where) });
};

/** Process definitions. */
export const definitionRoutes: readonly Route[] = [
  { method: 'POST', path: '/process-definitions/search', handle: searchAll },
  { method: 'GET', path: '/process-definitions/{key}', handle: get },
  { method: 'GET', path: '/process-definitions/{key}/xml', handle: xml },
  { method: 'GET', path: '/process-definitions/{key}/form', handle: getStartForm },
  { method: 'POST', path: '/process-definitions/{key}/statistics/element-instances', handle: statistics }
];
