export type CopyState = 'allocated' | 'issued' | 'collected' | 'retained' | 'destroyed' | 'lost';
export type SealedItemState = 'sealed' | 'handed-over' | 'opened' | 'broken' | 'released' | 'destroyed';

export interface Copy {
  readonly copyId: string;
  readonly caseKey: string;
  /** The graded thing copied: an artefact id of the plan, e.g. `tender-papers`. */
  readonly artefact: string;
  readonly number: number;
  readonly holderParticipationId: string;
  readonly state: CopyState;
}

export interface SealedItem {
  readonly itemId: string;
  readonly caseKey: string;
  /** e.g. `reserve-price`. */
  readonly artefact: string;
  /** Which of several items of the artefact, e.g. the package of room `12`; null where there is one. */
  readonly itemNumber: string | null;
  readonly sealNumber: string;
  readonly state: SealedItemState;
  readonly custodianParticipationId: string | null;
}

export interface CustodyEvent {
  readonly subject: { readonly copyId: string } | { readonly itemId: string };
  readonly event: string;
  readonly at: string;
  readonly by: string | null;
  readonly witnesses: readonly string[];
}

/** Numbered copies and sealed items; every change of hands is an event that is never edited. */
export interface CustodyRegister {
  /** Numbers run from 1 per case and artefact; allocating twice under one key gives the same copies. */
  allocate(input: {
    readonly caseKey: string;
    readonly artefact: string;
    readonly holders: readonly string[];
    readonly idempotencyKey: string;
  }): Promise<readonly Copy[]>;
  copies(caseKey: string): Promise<readonly Copy[]>;
  items(caseKey: string): Promise<readonly SealedItem[]>;
  events(caseKey: string): Promise<readonly CustodyEvent[]>;
  /** Refuses (COPY_NOT_ISSUED, COPY_STATE) a move that domain/custody.ts does not allow. */
  moveCopy(input: {
    readonly copyId: string;
    readonly to: CopyState;
    readonly by: string | null;
    readonly witnesses?: readonly string[];
    readonly idempotencyKey: string;
  }): Promise<Copy>;
  seal(input: {
    readonly caseKey: string;
    readonly artefact: string;
    readonly itemNumber?: string;
    readonly sealNumber: string;
    readonly custodian: string | null;
    readonly by: string | null;
    readonly witnesses: readonly string[];
    readonly idempotencyKey: string;
  }): Promise<SealedItem>;
  /** Moving to the state it is in, without a new custodian, is a look at the seal: event `checked`. */
  moveItem(input: {
    readonly itemId: string;
    readonly to: SealedItemState;
    /** Compared with the recorded one; SEAL_MISMATCH when it differs. */
    readonly sealNumber?: string;
    /** Who keeps it from now on; as before when absent. */
    readonly custodian?: string;
    readonly by: string | null;
    readonly witnesses: readonly string[];
    readonly idempotencyKey: string;
  }): Promise<SealedItem>;
}
