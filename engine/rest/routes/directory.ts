import type { DirectoryFields } from '../../commands.ts';
import type { Condition } from '../../ports.ts';
import {
  directoryItem,
  directorySearch,
  type DirectoryShape,
  directoryShapes
} from '../../query/specs/directory.ts';
import type { DirectoryKind } from '../../records.ts';
import { json } from '../answer.ts';
import type { JsonObject } from '../json-body.ts';
import { invalidArgument, notFound } from '../problem.ts';
import { hashPassword } from '../passwords.ts';
import { optionalText, requiredText } from '../read.ts';
import type { Gateway, Handler, Route } from '../route.ts';
import { search, submit, submitQuietly } from '../run.ts';

const LONGEST = 255;

/** How much the directory means, for the table of operations. */
export const kept = 'kept, not enforced';

/** The id of an entry: one that fits a path and an index. */
export function checkedId(id: string, idName: string): string {
  if (id !== '' && id.length <= LONGEST) return id;
  throw invalidArgument(`${idName} must have 1 to ${LONGEST} characters.`);
}

async function fieldsOf(
  body: JsonObject,
  { kind, fields, required }: DirectoryShape
): Promise<Partial<DirectoryFields>> {
  const given: Partial<DirectoryFields> = {};
  for (const field of fields) {
    const value = optionalText(body, field);
    if (value === undefined && required.includes(field)) throw invalidArgument(`No ${field} provided.`);
    if (value !== undefined && value.length > LONGEST)
      throw invalidArgument(`${field} has ${LONGEST} characters at most.`);
    if (value !== undefined) given[field] = value;
  }
  const password = kind === 'user' ? optionalText(body, 'password') : undefined;
  if (password !== undefined && password.length > LONGEST)
    throw invalidArgument(`password has ${LONGEST} characters at most.`);
  if (password) given.passwordHash = await hashPassword(password);
  return given;
}

/** An entry of the directory, or 404. */
async function entryOf({ queries }: Gateway, shape: DirectoryShape, id: string) {
  const where: Condition[] = [ofKind(shape.kind), { field: 'id', op: 'eq', value: id }];
  const { items } = await queries.search('directoryEntry', { where, sort: [], limit: 1 });
  const [entry] = items;
  if (!entry) throw notFound(`There is no ${shape.kind} with this id.`);
  return entry;
}

export function ofKind(kind: DirectoryKind): Condition {
  return { field: 'kind', op: 'eq', value: kind };
}

function routesOf(shape: DirectoryShape): Route[] {
  const { kind, path, idName } = shape;
  const searched = directorySearch(shape);
  const create: Handler = async (gateway, { body }) => {
    const id = checkedId(requiredText(body, idName), idName);
    if (kind === 'user' && requiredText(body, 'password') === '')
      throw invalidArgument('No password provided.');
    const fields = await fieldsOf(body, shape);
    const entry = await submit(gateway, { type: 'CreateDirectoryEntry', kind, id, fields });
    return json(directoryItem(shape, entry), 201);
  };
  const update: Handler = async (gateway, { params, body }) => {
    const fields = await fieldsOf(body, shape);
    const entry = await submit(gateway, { type: 'UpdateDirectoryEntry', kind, id: params[0]!, fields });
    return json(directoryItem(shape, entry));
  };
  const get: Handler = async (gateway, { params }) =>
    json(directoryItem(shape, await entryOf(gateway, shape, params[0]!)));
  const remove: Handler = (gateway, { params }) =>
    submitQuietly(gateway, { type: 'DeleteDirectoryEntry', kind, id: params[0]! });
  const searchAll: Handler = (gateway, request) => search(gateway, searched, request, [ofKind(kind)]);
  return [
    {
      method: 'POST',
      path: `/${path}`,
      handle: create,
      note: kind === 'user' ? 'with its password it is admitted by HTTP Basic; no rights are checked' : kept
    },
    { method: 'POST', path: `/${path}/search`, handle: searchAll },
    { method: 'GET', path: `/${path}/{id}`, handle: get },
    { method: 'PUT', path: `/${path}/{id}`, handle: update },
    { method: 'DELETE', path: `/${path}/{id}`, handle: remove }
  ];
}

/** Users, groups, roles, tenants and mapping rules. */
export const directoryRoutes: readonly Route[] = Object.values(directoryShapes).flatMap(routesOf);
