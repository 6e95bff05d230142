import type { CaseKind, CaseRecord, CaseState, Participation } from '../../domain/cases.ts';
import type { Grade } from '../../domain/grades.ts';
import type { Role } from '../../domain/roles.ts';

export interface NewCase {
  readonly kind: CaseKind;
  readonly templateId: string;
  readonly agencyId: string;
  readonly codeName: string;
  readonly grade: Grade;
  readonly parentCaseKey?: string;
  /** Opening twice under one key gives the same case. */
  readonly idempotencyKey: string;
}

export interface NewParticipation {
  readonly role: Role;
  readonly personId: string | null;
  readonly unitId?: string | null;
  /** Sealed; for outsiders without an account. */
  readonly externalName?: string;
}

/** Cases and who takes part in them. */
export interface CaseRegister {
  get(caseKey: string): Promise<CaseRecord | undefined>;
  open(input: NewCase): Promise<CaseRecord>;
  setState(caseKey: string, state: CaseState): Promise<void>;
  participations(caseKey: string): Promise<readonly Participation[]>;
  /** The same person in the same role is added once; answers the participation. */
  addParticipation(caseKey: string, input: NewParticipation): Promise<Participation>;
  setImplicated(caseKey: string, participationId: string, implicated: boolean): Promise<void>;
  /** Who takes part by each of the participations now: whoever took it over last, else the same. */
  currentOf(participationIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Unsealed name for documents and task lists, also of somebody who has left the case; undefined when unknown. */
  nameOf(participation: Pick<Participation, 'participationId'>): Promise<string | undefined>;
}

/** One sealed set of answers: what a person wrote at one element of the case's process. */
export interface SealedEntry {
  readonly entryId: string;
  readonly elementId: string;
  readonly sealedAt: string;
  readonly sealedBy: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Content under the case's own data key. */
export interface SealedFields {
  /** Writing twice under one idempotency key keeps the first. */
  seal(input: {
    readonly caseKey: string;
    readonly elementId: string;
    readonly values: Readonly<Record<string, unknown>>;
    readonly by: string | null;
    readonly idempotencyKey: string;
  }): Promise<string>;
  /** All entries of a case, oldest first; of one element when given. */
  entries(caseKey: string, elementId?: string): Promise<readonly SealedEntry[]>;
}

export interface AuditEntry {
  /** Person id, or null for a worker of the system. */
  readonly actor: string | null;
  readonly asDeputyOf?: string;
  /** Imperative, dotted: `task.complete`, `plan.approve`, `copy.issue`, `case.open`. */
  readonly act: string;
  readonly caseKey: string | null;
  /** Content-free facts only: ids, keys, codes, hashes, decisions. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Append-only, hash-chained. What a job that is done again (`facts.jobKey`) says for the second time in the same words stands once. */
export interface AuditWriter {
  append(entry: AuditEntry): Promise<void>;
}
