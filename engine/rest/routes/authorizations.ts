import type { CreateAuthorization } from '../../commands.ts';
import { authorizationSearch } from '../../query/specs/directory.ts';
import { json } from '../answer.ts';
import type { JsonObject } from '../json-body.ts';
import { invalidArgument } from '../problem.ts';
import { optionalTexts, requiredText } from '../read.ts';
import type { Handler, Route } from '../route.ts';
import { find, search, submit, submitQuietly } from '../run.ts';
import { kept } from './directory.ts';

const WORD = /^[A-Z_]{1,80}$/;
const ID = /^.{1,255}$/su;

function matching(body: JsonObject, name: string, pattern: RegExp): string {
  const value = requiredText(body, name);
  if (pattern.test(value)) return value;
  throw invalidArgument(`${name} is not well formed.`);
}

function authorizationOf(body: JsonObject): CreateAuthorization['authorization'] {
  const permissionTypes = optionalTexts(body, 'permissionTypes') ?? [];
  if (
    permissionTypes.length === 0 ||
    permissionTypes.length > 100 ||
    !permissionTypes.every((type) => WORD.test(type))
  )
    throw invalidArgument('permissionTypes must be a list of permissions.');
  return {
    ownerId: matching(body, 'ownerId', ID),
    ownerType: matching(body, 'ownerType', WORD),
    resourceId: matching(body, 'resourceId', ID),
    resourceType: matching(body, 'resourceType', WORD),
    permissionTypes
  };
}

const create: Handler = async (gateway, { body }) => {
  const command = { type: 'CreateAuthorization', authorization: authorizationOf(body) } as const;
  return json({ authorizationKey: (await submit(gateway, command)).key }, 201);
};

const update: Handler = (gateway, { params, body }) =>
  submitQuietly(gateway, {
    type: 'UpdateAuthorization',
    authorizationKey: params[0]!,
    authorization: authorizationOf(body)
  });

const remove: Handler = (gateway, { params }) =>
  submitQuietly(gateway, { type: 'DeleteAuthorization', authorizationKey: params[0]! });

const get: Handler = async (gateway, { params }) =>
  json(authorizationSearch.toItem(await find(gateway, 'authorization', params[0]!, 'authorization')));

const searchAll: Handler = (gateway, request) => search(gateway, authorizationSearch, request);

/** Authorizations: kept, and enforced by nothing here. */
export const authorizationRoutes: readonly Route[] = [
  { method: 'POST', path: '/authorizations', handle: create, note: kept },
  { method: 'POST', path: '/authorizations/search', handle: searchAll },
  { method: 'GET', path: '/authorizations/{key}', handle: get },
  { method: 'PUT', path: '/authorizations/{key}', handle: update },
  { method: 'DELETE', path: '/authorizations/{key}', handle: remove }
];
