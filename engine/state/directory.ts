import type {
  AuthorizationRecord,
  DirectoryEntryRecord,
  DirectoryKind,
  MembershipRecord
} from '../records.ts';
import type { ChangeLog } from './change-log.ts';

const entrySlot = (kind: string, id: string) => JSON.stringify([kind, id]);
const memberSlot = ({ containerKind, containerId, memberKind, memberId }: Omit<MembershipRecord, 'key'>) =>
  JSON.stringify([containerKind, containerId, memberKind, memberId]);

/** Users, groups, roles, tenants and mapping rules, who belongs to what, and what they were granted. */
export class Directory {
  readonly #entries = new Map<string, DirectoryEntryRecord>();
  readonly #memberships = new Map<string, MembershipRecord>();
  readonly #authorizations = new Map<string, AuthorizationRecord>();
  readonly #log: ChangeLog;

  constructor(log: ChangeLog) {
    this.#log = log;
  }

  /** Everything in it. */
  get size(): number {
    return this.#entries.size + this.#memberships.size + this.#authorizations.size;
  }

  entry(kind: DirectoryKind, id: string): DirectoryEntryRecord | undefined {
    return this.#entries.get(entrySlot(kind, id));
  }

  /** The mapping rule of a claim. */
  ruleOf(claimName: string | null, claimValue: string | null): DirectoryEntryRecord | undefined {
    for (const entry of this.#entries.values())
      if (entry.kind === 'mappingRule' && entry.claimName === claimName && entry.claimValue === claimValue)
        return entry;
    return undefined;
  }

  membership(wanted: Omit<MembershipRecord, 'key'>): MembershipRecord | undefined {
    return this.#memberships.get(memberSlot(wanted));
  }

  authorization(key: string): AuthorizationRecord | undefined {
    return this.#authorizations.get(key);
  }

  entryLoaded(entry: DirectoryEntryRecord): void {
    this.#entries.set(entrySlot(entry.kind, entry.id), entry);
  }

  membershipLoaded(membership: MembershipRecord): void {
    this.#memberships.set(memberSlot(membership), membership);
  }

  authorizationLoaded(authorization: AuthorizationRecord): void {
    this.#authorizations.set(authorization.key, authorization);
  }

  entryCreated(entry: DirectoryEntryRecord): void {
    this.entryLoaded(entry);
    this.#log.inserted('directoryEntry', entry);
  }

  entryChanged(entry: DirectoryEntryRecord): void {
    this.#log.updated('directoryEntry', entry);
  }

  entryDeleted(entry: DirectoryEntryRecord): void {
    const { kind, id } = entry;
    this.#entries.delete(entrySlot(kind, id));
    this.#log.removed('directoryEntry', entry.key);
    for (const membership of [...this.#memberships.values()]) {
      const contains = membership.containerKind === kind && membership.containerId === id;
      const belongs = membership.memberKind === kind && membership.memberId === id;
      if (contains || belongs) this.memberRemoved(membership);
    }
    for (const authorization of [...this.#authorizations.values()])
      if (authorization.ownerType === ownerTypes[kind] && authorization.ownerId === id)
        this.authorizationDeleted(authorization);
  }

  memberAdded(membership: MembershipRecord): void {
    this.membershipLoaded(membership);
    this.#log.inserted('membership', membership);
  }

  memberRemoved(membership: MembershipRecord): void {
    this.#memberships.delete(memberSlot(membership));
    this.#log.removed('membership', membership.key);
  }

  authorizationCreated(authorization: AuthorizationRecord): void {
    this.authorizationLoaded(authorization);
    this.#log.inserted('authorization', authorization);
  }

  authorizationChanged(authorization: AuthorizationRecord): void {
    this.#log.updated('authorization', authorization);
  }

  authorizationDeleted(authorization: AuthorizationRecord): void {
    this.#authorizations.delete(authorization.key);
    this.#log.removed('authorization', authorization.key);
  }
}

/** What an authorization calls an owner of each kind. */
const ownerTypes: Record<DirectoryKind, string | null> = {
  user: 'USER',
  group: 'GROUP',
  role: 'ROLE',
  mappingRule: 'MAPPING_RULE',
  tenant: null
};
