import type { EngineQueries } from '../../ports.ts';
import { orAbsent } from '../../query/present.ts';
import { json, text } from '../answer.ts';
import { notFound } from '../problem.ts';
import type { Gateway, Handler, Route } from '../route.ts';
import { submit } from '../run.ts';

interface Resource {
  id: string;
  name: string;
  version: number;
  versionTag: string | null;
  tenantId: string;
  content: string;
}

/** A deployed file, whatever kind of definition has the key. */
async function resourceOf(queries: EngineQueries, key: string): Promise<Resource> {
  const process = await queries.get('processDefinition', key);
  if (process) return resource(process.processDefinitionId, process);
  const form = await queries.get('form', key);
  if (form) return resource(form.formId, form);
  const requirements = await queries.get('decisionRequirements', key);
  if (requirements)
    return resource(requirements.decisionRequirementsId, { ...requirements, versionTag: null });
  const file = await queries.get('resource', key);
  if (file) return resource(file.resourceId, file);
  throw notFound(`There is no resource with key ${key}.`);
}

type Deployed = {
  resourceName: string;
  version: number;
  versionTag: string | null;
  tenantId: string;
  resource: string;
};

function resource(id: string, { resourceName, resource: content, ...rest }: Deployed): Resource {
  return { ...rest, id, name: resourceName, content };
}

const get: Handler = async ({ queries }, { params }) => {
  const found = await resourceOf(queries, params[0]!);
  return json({
    resourceName: found.name,
    version: found.version,
    versionTag: orAbsent(found.versionTag),
    resourceId: found.id,
    tenantId: found.tenantId,
    resourceKey: params[0]!
  });
};

const content: Handler = async ({ queries }, { params }) =>
  text((await resourceOf(queries, params[0]!)).content, 'text/plain; charset=utf-8');

const remove: Handler = async (gateway: Gateway, { params }) => {
  await submit(gateway, { type: 'DeleteResource', resourceKey: params[0]! });
  return json({});
};

/** Deployed files: looked at, deleted. */
export const resourceRoutes: readonly Route[] = [
  { method: 'GET', path: '/resources/{key}', handle: get },
  { method: 'GET', path: '/resources/{key}/content', handle: content },
  {
    method: 'POST',
    path: '/resources/{key}/deletion',
    handle: remove,
    note: 'a definition leaves its searches; the number of a deleted latest version is given again'
  }
];
