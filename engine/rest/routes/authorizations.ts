import type { CreateAuthorization } from '../../commands.ts';
import { authorizationSearch } from '../../query/specs/directory.ts';
import { json } from '../answer.ts';
import type { JsonObject } from '../json-body.ts';
import { refuseViolations, textViolations } from '../directory-rules.ts';
import { invalidArgument } from '../problem.ts';
import { ownerTypes, permissionTypes, resourceTypes } from '../../processing/permissions.ts';
import { optionalTexts, requiredText, requiredWord, wordsOf } from '../read.ts';
import type { Handler, Route } from '../route.ts';
import { find, search, submit, submitQuietly } from '../run.ts';
import { kept } from './directory.ts';

function idIn(body: JsonObject, name: string): string {
  const id = requiredText(body, name);
  refuseViolations(textViolations(name, id, 'filled'));
  return id;
}

function authorizationOf(body: JsonObject): CreateAuthorization['authorization'] {
  const wanted = wordsOf(optionalTexts(body, 'permissionTypes') ?? [], 'permissionTypes', permissionTypes);
  if (wanted.length === 0) throw invalidArgument('No permissionTypes provided.');
  return {
    ownerId: idIn(body, 'ownerId'),
    ownerType: requiredWord(body, 'ownerType', ownerTypes),
    resourceId: idIn(body, 'resourceId'),
    resourceType: requiredWord(body, 'resourceType', resourceTypes),
    permissionTypes: [...new Set(wanted)]
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
