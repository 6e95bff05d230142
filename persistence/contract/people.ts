import type { Language } from '../../domain/refusals.ts';
import type { Role } from '../../domain/roles.ts';

export interface Agency {
  readonly agencyId: string;
  readonly name: string;
  /** Null at the root of the tree. */
  readonly parentId: string | null;
}

export interface Unit {
  readonly unitId: string;
  readonly agencyId: string;
  readonly name: string;
}

/** The tree of agencies (city → bureau → school) and their units. */
export interface AgencyRegister {
  add(input: { readonly name: string; readonly parentId: string | null }): Promise<Agency>;
  get(agencyId: string): Promise<Agency | undefined>;
  list(): Promise<readonly Agency[]>;
  addUnit(input: { readonly agencyId: string; readonly name: string }): Promise<Unit>;
  units(agencyId: string): Promise<readonly Unit[]>;
}

/** Whoever has an account. `version` counts changes; writing with an older one is STALE_VERSION. */
export interface Person {
  readonly personId: string;
  readonly account: string;
  readonly displayName: string;
  /** Where notices are mailed; null means the desk only. */
  readonly email: string | null;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly language: Language;
  readonly disabled: boolean;
  readonly roles: readonly Role[];
  readonly version: number;
}

export interface NewPerson {
  readonly account: string;
  readonly displayName: string;
  readonly email?: string | null;
  readonly passwordHash: string;
  readonly agencyId: string;
  readonly unitId?: string | null;
  readonly language?: Language;
  readonly roles: readonly Role[];
}

export interface PersonChange {
  readonly displayName?: string;
  readonly email?: string | null;
  readonly unitId?: string | null;
  readonly language?: Language;
  readonly disabled?: boolean;
  readonly roles?: readonly Role[];
  readonly passwordHash?: string;
}

export interface PeopleRegister {
  /** ACCOUNT_TAKEN when another person has the account (compared without case). */
  add(input: NewPerson): Promise<Person>;
  get(personId: string): Promise<Person | undefined>;
  byAccount(account: string): Promise<Person | undefined>;
  /** The stored argon2id hash, for verification only. */
  passwordHash(personId: string): Promise<string | undefined>;
  /** Disabling, a new password or new roles end the person's sessions in the same transaction. */
  change(personId: string, expectedVersion: number, change: PersonChange): Promise<Person>;
  /** By display name; of one agency when given. */
  list(filter?: { readonly agencyId?: string; readonly role?: Role }): Promise<readonly Person[]>;
}

/** A substitution 代理: dated, and limited to one case or one role where given. */
export interface Deputy {
  readonly deputyshipId: string;
  readonly principalId: string;
  readonly deputyId: string;
  readonly from: string;
  readonly until: string;
  readonly caseKey: string | null;
  readonly role: Role | null;
  readonly revokedAt: string | null;
}

export interface DeputyRegister {
  appoint(input: {
    readonly principalId: string;
    readonly deputyId: string;
    readonly from: string;
    readonly until: string;
    readonly caseKey?: string | null;
    readonly role?: Role | null;
  }): Promise<Deputy>;
  revoke(deputyshipId: string): Promise<void>;
  /** Every deputyship that the person gave or holds, newest first. */
  of(personId: string): Promise<readonly Deputy[]>;
}
