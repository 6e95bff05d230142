import type { CommandOf } from '../../commands.ts';
import type {
  AuthorizationRecord,
  DirectoryEntryRecord,
  DirectoryKind,
  MembershipRecord
} from '../../records.ts';
import { blanks } from '../../records.ts';
import type { Result } from '../../refusal.ts';
import { accept, refuse } from '../../refusal.ts';
import { permissionsOf } from '../permissions.ts';
import type { Processing } from '../processing.ts';
import type { Handler } from './handler.ts';

/** Entries, memberships and authorizations together. */
const most = 100_000;

function absent(act: string, kind: string, id: string) {
  return refuse('NOT_FOUND', `Expected to ${act} ${kind} '${id}', but there is none`);
}

/** Refused when the directory is full. */
function room(p: Processing): Result<null> {
  if (p.state.directory.size < most) return accept(null);
  return refuse('RESOURCE_EXHAUSTED', `The directory has ${most} entries at most; delete some first.`);
}

/** Refused when another mapping rule has the claim already: whom it means would depend on which is asked first. */
function unclaimed(p: Processing, act: string, entry: Omit<DirectoryEntryRecord, 'key'>): Result<null> {
  const { kind, id, claimName, claimValue } = entry;
  if (kind !== 'mappingRule') return accept(null);
  const holder = p.state.directory.ruleOf(claimName, claimValue);
  if (!holder || holder.id === id) return accept(null);
  return refuse(
    'ALREADY_EXISTS',
    `Expected to ${act} mapping rule with claimName '${claimName}' and claimValue '${claimValue}', but a mapping rule with this claim already exists.`
  );
}

export const createDirectoryEntry: Handler<'CreateDirectoryEntry'> = (p, { kind, id, fields }) => {
  const space = room(p);
  if (!space.ok) return space;
  const free = unclaimed(p, 'create', { kind, id, ...blanks.directoryEntry, ...fields });
  if (!free.ok) return free;
  if (p.state.directory.entry(kind, id))
    return refuse('ALREADY_EXISTS', `Expected to create ${kind} '${id}', but there is one already`);
  const entry = { key: p.state.keys.next<'DirectoryEntry'>(), kind, id, ...blanks.directoryEntry, ...fields };
  p.state.directory.entryCreated(entry);
  return accept({ ...entry });
};

export const updateDirectoryEntry: Handler<'UpdateDirectoryEntry'> = (p, { kind, id, fields }) => {
  const entry = p.state.directory.entry(kind, id);
  if (!entry) return absent('update', kind, id);
  const free = unclaimed(p, 'update', { ...entry, ...fields });
  if (!free.ok) return free;
  Object.assign(entry, fields);
  p.state.directory.entryChanged(entry);
  return accept({ ...entry });
};

export const deleteDirectoryEntry: Handler<'DeleteDirectoryEntry'> = (p, { kind, id }) => {
  const entry = p.state.directory.entry(kind, id);
  if (!entry) return absent('delete', kind, id);
  p.state.directory.entryDeleted(entry);
  return accept(null);
};

/** The first of both that the directory does not list; clients are known by their ids alone. */
function unknownOf(p: Processing, membership: Omit<MembershipRecord, 'key'>): [DirectoryKind, string] | null {
  const { containerKind, containerId, memberKind, memberId } = membership;
  if (!p.state.directory.entry(containerKind, containerId)) return [containerKind, containerId];
  if (memberKind === 'client' || p.state.directory.entry(memberKind, memberId)) return null;
  return [memberKind, memberId];
}

export const addMember: Handler<'AddMember'> = (p, { membership }) => {
  const space = room(p);
  if (!space.ok) return space;
  const unknown = unknownOf(p, membership);
  if (unknown) return absent('find', ...unknown);
  const { containerKind, containerId, memberKind, memberId } = membership;
  if (p.state.directory.membership(membership)) {
    return refuse(
      'ALREADY_EXISTS',
      `Expected to add ${memberKind} '${memberId}' to ${containerKind} '${containerId}', but it belongs there already`
    );
  }
  p.state.directory.memberAdded({ key: p.state.keys.next(), ...membership });
  return accept(null);
};

export const removeMember: Handler<'RemoveMember'> = (p, { membership: wanted }) => {
  const membership = p.state.directory.membership(wanted);
  if (!membership)
    return absent(
      `remove from ${wanted.containerKind} '${wanted.containerId}'`,
      wanted.memberKind,
      wanted.memberId
    );
  p.state.directory.memberRemoved(membership);
  return accept(null);
};

/** Refused when something is permitted that resources of the type know nothing of. */
function permitted(act: string, { resourceType, permissionTypes }: Omit<AuthorizationRecord, 'key'>) {
  const known = permissionsOf(resourceType);
  const unknown = permissionTypes.filter((type) => !known.includes(type));
  if (unknown.length === 0) return accept(null);
  return refuse(
    'INVALID_ARGUMENT',
    `Expected to ${act} authorization with permission types '[${unknown.join(', ')}]' and resource type '${resourceType}', but these permissions are not supported. Supported permission types are: '[${known.join(', ')}]'`
  );
}

export const createAuthorization: Handler<'CreateAuthorization'> = (p, { authorization }) => {
  const space = room(p);
  if (!space.ok) return space;
  const allowed = permitted('create', authorization);
  if (!allowed.ok) return allowed;
  const record = { key: p.state.keys.next<'Authorization'>(), ...authorization };
  p.state.directory.authorizationCreated(record);
  return accept({ ...record });
};

export const updateAuthorization: Handler<'UpdateAuthorization'> = (p, command) => {
  const authorization = openAuthorization(p, command);
  if (!authorization) return absent('update', 'authorization', command.authorizationKey);
  const allowed = permitted('update', command.authorization);
  if (!allowed.ok) return allowed;
  Object.assign(authorization, command.authorization);
  p.state.directory.authorizationChanged(authorization);
  return accept(null);
};

export const deleteAuthorization: Handler<'DeleteAuthorization'> = (p, command) => {
  const authorization = openAuthorization(p, command);
  if (!authorization) return absent('delete', 'authorization', command.authorizationKey);
  p.state.directory.authorizationDeleted(authorization);
  return accept(null);
};

function openAuthorization(p: Processing, command: CommandOf<'UpdateAuthorization' | 'DeleteAuthorization'>) {
  return p.state.directory.authorization(command.authorizationKey);
}
