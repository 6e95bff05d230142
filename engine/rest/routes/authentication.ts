import { directoryItem, directoryShapes } from '../../query/specs/directory.ts';
import type { Condition } from '../../ports.ts';
import { defaultTenant, type DirectoryKind, type MembershipRecord } from '../../records.ts';
import { json } from '../answer.ts';
import type { Gateway, Handler, Route } from '../route.ts';
import { ofKind } from './directory.ts';

const anonymous = 'engine';
const MOST = 1000;

/** What a user belongs to, directly. */
async function containersOf(
  { queries }: Gateway,
  containerKind: MembershipRecord['containerKind'],
  username: string
): Promise<string[]> {
  const where: Condition[] = Object.entries({ containerKind, memberKind: 'user', memberId: username }).map(
    ([field, value]) => ({ field, op: 'eq', value })
  );
  const { items } = await queries.search('membership', { where, sort: [], limit: MOST });
  return items.map(({ containerId }) => containerId);
}

async function entries({ queries }: Gateway, kind: DirectoryKind, ids: string[]) {
  const where: Condition[] = [ofKind(kind), { field: 'id', op: 'in', value: ids }];
  return (await queries.search('directoryEntry', { where, sort: [], limit: MOST })).items;
}

const me: Handler = async (gateway, { caller }) => {
  const username = caller ?? anonymous;
  const [user] = await entries(gateway, 'user', [username]);
  const belongsTo = await containersOf(gateway, 'tenant', username);
  const tenants = await entries(gateway, 'tenant', [defaultTenant, ...belongsTo]);
  return json({
    username,
    displayName: user?.name ?? username,
    email: user?.email ?? null,
    authorizedComponents: ['*'],
    tenants: tenants.map((tenant) => directoryItem(directoryShapes.tenant, tenant)),
    groups: await containersOf(gateway, 'group', username),
    roles: user ? await containersOf(gateway, 'role', username) : ['admin'],
    salesPlanType: '',
    c8Links: {},
    canLogout: false
  });
};

/** Who asks: the user that HTTP Basic names, with what the directory knows of it. */
export const authenticationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/authentication/me',
    handle: me,
    note: 'the user that HTTP Basic names, as it says; groups and roles that it belongs to directly'
  }
];
