/** Commands about the directory of users, groups, roles, tenants, mapping rules and authorizations: kept, not enforced. */
import type {
  AuthorizationRecord,
  DirectoryEntryRecord,
  DirectoryKind,
  MembershipRecord
} from '../records.ts';

export type DirectoryFields = Omit<DirectoryEntryRecord, 'key' | 'kind' | 'id'>;

export interface SaveDirectoryEntry {
  /** Create: refused when it is known. Update: refused when it is not. */
  type: 'CreateDirectoryEntry' | 'UpdateDirectoryEntry';
  kind: DirectoryKind;
  id: string;
  /** An update leaves what is not named as it is. */
  fields: Partial<DirectoryFields>;
}

/** With its memberships and, as an owner, its authorizations. */
export interface DeleteDirectoryEntry {
  type: 'DeleteDirectoryEntry';
  kind: DirectoryKind;
  id: string;
}

export interface ChangeMembership {
  type: 'AddMember' | 'RemoveMember';
  membership: Omit<MembershipRecord, 'key'>;
}

export interface CreateAuthorization {
  type: 'CreateAuthorization';
  authorization: Omit<AuthorizationRecord, 'key'>;
}

export interface UpdateAuthorization {
  type: 'UpdateAuthorization';
  authorizationKey: string;
  authorization: Omit<AuthorizationRecord, 'key'>;
}

export interface DeleteAuthorization {
  type: 'DeleteAuthorization';
  authorizationKey: string;
}

/** The commands by their types. */
export type DirectoryCommand =
  | (SaveDirectoryEntry & { type: 'CreateDirectoryEntry' })
  | (SaveDirectoryEntry & { type: 'UpdateDirectoryEntry' })
  | DeleteDirectoryEntry
  | (ChangeMembership & { type: 'AddMember' })
  | (ChangeMembership & { type: 'RemoveMember' })
  | CreateAuthorization
  | UpdateAuthorization
  | DeleteAuthorization;

export interface DirectoryResults {
  CreateDirectoryEntry: DirectoryEntryRecord;
  UpdateDirectoryEntry: DirectoryEntryRecord;
  DeleteDirectoryEntry: null;
  AddMember: null;
  RemoveMember: null;
  CreateAuthorization: AuthorizationRecord;
  UpdateAuthorization: null;
  DeleteAuthorization: null;
}
