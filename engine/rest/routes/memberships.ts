import type { Condition } from '../../ports.ts';
import { directorySearch, directoryShapes } from '../../query/specs/directory.ts';
import type { SearchSpec } from '../../query/search-spec.ts';
import type { MemberKind, MembershipRecord } from '../../records.ts';
import { idViolations, refuseViolations } from '../directory-rules.ts';
import type { Handler, Route } from '../route.ts';
import { search, submitQuietly } from '../run.ts';
import { kept, ofKind } from './directory.ts';

type ContainerKind = MembershipRecord['containerKind'];

/** Who can belong to what; the roles of a group are managed at the role. */
const members: Readonly<Record<ContainerKind, readonly MemberKind[]>> = {
  group: ['user', 'client', 'mappingRule'],
  role: ['user', 'client', 'group', 'mappingRule'],
  tenant: ['user', 'client', 'group', 'role', 'mappingRule']
};

const names: Readonly<Record<MemberKind, { path: string; idName: string }>> = {
  ...directoryShapes,
  client: { path: 'clients', idName: 'clientId' }
};

function equals(conditions: Record<string, string>): Condition[] {
  return Object.entries(conditions).map(([field, value]) => ({ field, op: 'eq', value }));
}

/** Members that are answered with by their ids alone. */
function idsOf(idName: string): SearchSpec<'membership'> {
  return {
    kind: 'membership',
    filters: {},
    sort: { [idName]: 'memberId' },
    toItem: ({ memberId }) => ({ [idName]: memberId })
  };
}

function searching(containerKind: ContainerKind, memberKind: MemberKind): Handler {
  return (gateway, request) => {
    const where = equals({ containerKind, containerId: request.params[0]!, memberKind });
    if (memberKind !== 'role' && memberKind !== 'mappingRule')
      return search(gateway, idsOf(names[memberKind].idName), request, where);
    const belongs: Condition = { related: 'membership', on: { memberId: 'id' }, where };
    return search(gateway, directorySearch(directoryShapes[memberKind]), request, [
      ofKind(memberKind),
      belongs
    ]);
  };
}

const rolesOfGroup: Handler = (gateway, request) => {
  const where = equals({ containerKind: 'role', memberKind: 'group', memberId: request.params[0]! });
  const belongs: Condition = { related: 'membership', on: { containerId: 'id' }, where };
  return search(gateway, directorySearch(directoryShapes.role), request, [ofKind('role'), belongs]);
};

function changing(
  type: 'AddMember' | 'RemoveMember',
  containerKind: ContainerKind,
  memberKind: MemberKind
): Handler {
  return (gateway, { params }) => {
    const [containerId = '', memberId = ''] = params;
    refuseViolations([
      ...idViolations(directoryShapes[containerKind].idName, containerId),
      ...idViolations(names[memberKind].idName, memberId)
    ]);
    return submitQuietly(gateway, {
      type,
      membership: { containerKind, containerId, memberKind, memberId }
    });
  };
}

function routesOf(container: ContainerKind, member: MemberKind): Route[] {
  const path = `/${directoryShapes[container].path}/{id}/${names[member].path}`;
  return [
    { method: 'POST', path: `${path}/search`, handle: searching(container, member) },
    { method: 'PUT', path: `${path}/{id}`, handle: changing('AddMember', container, member), note: kept },
    { method: 'DELETE', path: `${path}/{id}`, handle: changing('RemoveMember', container, member) }
  ];
}

/** Who belongs to which group, role and tenant. */
export const membershipRoutes: readonly Route[] = [
  ...(Object.keys(members) as ContainerKind[]).flatMap((container) =>
    members[container].flatMap((member) => routesOf(container, member))
  ),
  { method: 'POST', path: '/groups/{id}/roles/search', handle: rolesOfGroup }
];
