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
import { idViolations, type Needed, refuseViolations, textViolations } from '../directory-rules.ts';
import { notFound } from '../problem.ts';
import { hashPassword } from '../passwords.ts';
import { optionalText } from '../read.ts';
import type { Gateway, Handler, Route } from '../route.ts';
import { search, submit, submitQuietly } from '../run.ts';

/** How much the directory means, for the table of operations. */
export const kept = 'kept, not enforced';

/** What a request gives of an entry, or 400 with all that is wrong with it. `isNew`: an update, of all but users, must name each text. */
async function fieldsOf(
  body: JsonObject,
  { kind, fields, required }: DirectoryShape,
  isNew: boolean,
  ofId: readonly string[]
): Promise<Partial<DirectoryFields>> {
  const violations = [...ofId];
  const given: Partial<DirectoryFields> = {};
  const isUser = kind === 'user';
  const read = (name: string, needed: Needed) => {
    const text = optionalText(body, name);
    violations.push(...textViolations(name, text, needed));
    return text;
  };
  const password = isUser ? read('password', isNew ? 'filled' : 'optional') : undefined;
  const other = isNew || isUser ? 'optional' : 'given';
  for (const field of fields) {
    const text = read(field, required.includes(field) ? 'filled' : other);
    if (text !== undefined) given[field] = text;
  }
  refuseViolations(violations);
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
    const id = optionalText(body, idName) ?? '';
    const fields = await fieldsOf(body, shape, true, idViolations(idName, id));
    const entry = await submit(gateway, { type: 'CreateDirectoryEntry', kind, id, fields });
    return json(directoryItem(shape, entry), 201);
  };
  const update: Handler = async (gateway, { params, body }) => {
    const id = params[0]!;
    const fields = await fieldsOf(body, shape, false, kind === 'group' ? idViolations(idName, id) : []);
    const entry = await submit(gateway, { type: 'UpdateDirectoryEntry', kind, id, fields });
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
