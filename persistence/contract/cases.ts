import type { CaseRecord, CaseState, Participation } from '../../domain/cases.ts';
import type { Role } from '../../domain/roles.ts';
import type { CaseRegister } from '../../workers/ports/index.ts';

/** One way in which a person stands in a case: by their own participation, or as someone's deputy. */
export interface Standing {
  readonly participationId: string;
  readonly role: Role;
  /** Person id of the principal; null when the participation is the person's own. */
  readonly asDeputyOf: string | null;
}

/** A deputy who may act by somebody's participation now. */
export interface StandIn {
  readonly participationId: string;
  readonly personId: string;
}

export interface VisibleCase {
  readonly record: CaseRecord;
  readonly standings: readonly Standing[];
}

/** Cases as the desk sees them: only through people whom the case names (or their deputies), never those implicated in it. */
export interface CaseRegisterOfDesk extends CaseRegister {
  /** Undefined alike for a case that is not there and one that the person may not see. */
  visible(personId: string, caseKey: string): Promise<VisibleCase | undefined>;
  /** Newest first. */
  listVisible(
    personId: string,
    filter?: { readonly state?: CaseState; readonly limit?: number; readonly offset?: number }
  ): Promise<readonly VisibleCase[]>;
  /** Everybody who ever took part, those who have left too, in the order in which they were added. */
  everybody(caseKey: string): Promise<readonly Participation[]>;
  /** Deputies in their period, those implicated in the case left out. */
  standIns(caseKey: string): Promise<readonly StandIn[]>;
  /** Ends a participation; its history stays. What falls to it later is its successor's, where somebody took it over. */
  endParticipation(caseKey: string, participationId: string, successorId?: string | null): Promise<void>;
  /** Somebody takes over from one who has left already; when they left stays as it was. */
  setSuccessor(caseKey: string, participationId: string, successorId: string): Promise<void>;
  /** Whether the agency has a case of this number. */
  hasNumber(agencyId: string, number: string): Promise<boolean>;
  /** Cases that came out of this one. */
  children(caseKey: string): Promise<readonly CaseRecord[]>;
  /** Opaque keys and states only, for operations. */
  keys(): Promise<readonly { readonly caseKey: string; readonly state: CaseState }[]>;
}
