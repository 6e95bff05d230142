import type { Role } from '../../domain/roles.ts';
import type { Language } from '../../domain/refusals.ts';

/** Names that stand on papers. */
export interface AgencyDirectory {
  get(agencyId: string): Promise<{ readonly name: string; readonly parentId: string | null } | undefined>;
  units(agencyId: string): Promise<readonly { readonly unitId: string; readonly name: string }[]>;
}

export interface PersonDirectory {
  get(personId: string): Promise<{ readonly displayName: string; readonly language: Language } | undefined>;
  /** Who holds a role in an agency; those who have left are marked. */
  list(office: {
    readonly agencyId: string;
    readonly role: Role;
  }): Promise<
    readonly { readonly personId: string; readonly unitId: string | null; readonly disabled: boolean }[]
  >;
}

/** Undertakings of secrecy signed in a case. */
export interface UndertakingList {
  list(caseKey: string): Promise<
    readonly {
      readonly participationId: string;
      readonly medium: 'desk' | 'paper';
      readonly signedAt: string;
    }[]
  >;
}

/** Evidence preserved in a leak case; the description is unsealed. */
export interface EvidenceList {
  list(caseKey: string): Promise<
    readonly {
      readonly description: string;
      readonly sha256: string;
      readonly holderParticipationId: string | null;
      readonly preservedAt: string;
    }[]
  >;
}

/** When a leak was reported and acknowledged; never by whom it was reported. */
export interface LeakReceipts {
  get(caseKey: string): Promise<
    | {
        readonly receivedAt: string;
        readonly acknowledgedAt: string | null;
        readonly acknowledgedBy: string | null;
      }
    | undefined
  >;
}
