import type { Key } from './keys.ts';

/** What the directory lists. */
export type DirectoryKind = 'user' | 'group' | 'role' | 'tenant' | 'mappingRule';
/** Who can be a member: what the directory lists, or a client (a program), known by its id alone. */
export type MemberKind = Exclude<DirectoryKind, 'tenant'> | 'client';

/** A user, group, role, tenant or mapping rule. Users with a password are admitted; no more of the directory is enforced. */
export interface DirectoryEntryRecord {
  key: Key<'DirectoryEntry'>;
  kind: DirectoryKind;
  /** User name, group id, role id, tenant id, mapping rule id: unique within its kind. */
  id: string;
  name: string | null;
  email: string | null;
  description: string | null;
  claimName: string | null;
  claimValue: string | null;
  /** *Internal.* Of a user: salt and digest of the password. */
  passwordHash: string | null;
}

/** Somebody belongs to a group, role or tenant. */
export interface MembershipRecord {
  key: Key<'Membership'>;
  containerKind: 'group' | 'role' | 'tenant';
  containerId: string;
  memberKind: MemberKind;
  memberId: string;
}

export interface AuthorizationRecord {
  key: Key<'Authorization'>;
  ownerId: string;
  ownerType: string;
  resourceId: string;
  resourceType: string;
  permissionTypes: string[];
}
