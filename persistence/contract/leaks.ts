/** Who reported: an account, or a name and contact that only the named officer reads. */
export interface Reporter {
  readonly personId: string | null;
  readonly name?: string;
  readonly contact?: string;
}

export interface LeakReport {
  readonly reportId: string;
  /** The leak case. What was reported is a sealed entry of that case. */
  readonly caseKey: string;
  readonly officerId: string;
  readonly successorId: string | null;
  readonly receivedAt: string;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
}

export interface LeakRegister {
  /** One per leak case; the reporter is sealed to the officer and the successor, whose ids are bound into the seal. */
  report(input: {
    readonly caseKey: string;
    readonly reporter: Reporter;
    readonly officerId: string;
    readonly successorId?: string | null;
  }): Promise<LeakReport>;
  get(caseKey: string): Promise<LeakReport | undefined>;
  /** NOT_FOUND for everyone but the named officer and the successor. */
  reporter(caseKey: string, readerId: string): Promise<Reporter>;
  /** Only the named officer may name another successor. */
  nameSuccessor(caseKey: string, officerId: string, successorId: string): Promise<LeakReport>;
  acknowledge(caseKey: string, by: string): Promise<LeakReport>;
}

export interface Evidence {
  readonly evidenceId: string;
  readonly caseKey: string;
  readonly number: number;
  /** What it is and where it came from; sealed. */
  readonly description: string;
  /** SHA-256 (hex) of the thing preserved, as taken. */
  readonly sha256: string;
  readonly holderParticipationId: string | null;
  readonly holdUntil: string | null;
  readonly preservedAt: string;
  readonly preservedBy: string;
  readonly hasBytes: boolean;
}

export interface EvidenceEvent {
  readonly evidenceId: string;
  readonly event: 'preserved' | 'handed-over' | 'returned' | 'examined';
  readonly at: string;
  readonly by: string;
  readonly holderParticipationId: string | null;
}

/** Evidence and its chain of custody; events are never edited. */
export interface EvidenceRegister {
  /** With `bytes` the hash is taken here and compared with `sha256` when given (INVALID_INPUT when it differs). */
  preserve(input: {
    readonly caseKey: string;
    readonly description: string;
    readonly sha256?: string;
    readonly bytes?: Buffer;
    readonly holderParticipationId?: string | null;
    readonly holdUntil?: string | null;
    readonly by: string;
    readonly idempotencyKey: string;
  }): Promise<Evidence>;
  move(input: {
    readonly evidenceId: string;
    readonly event: Exclude<EvidenceEvent['event'], 'preserved'>;
    readonly holderParticipationId: string | null;
    readonly by: string;
    readonly idempotencyKey: string;
  }): Promise<Evidence>;
  list(caseKey: string): Promise<readonly Evidence[]>;
  events(caseKey: string): Promise<readonly EvidenceEvent[]>;
  read(caseKey: string, evidenceId: string): Promise<Buffer | undefined>;
}

export type FindingOutcome = 'unfounded' | 'undetermined' | 'breach' | 'administrative' | 'criminal';

/** One per person and matter, so that several may stand together (domain B.8). */
export interface Finding {
  readonly findingId: string;
  readonly caseKey: string;
  readonly participationId: string | null;
  readonly outcome: FindingOutcome;
  /** Sealed. */
  readonly matter: string;
  readonly reasons: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export interface FindingRegister {
  record(input: {
    readonly caseKey: string;
    readonly participationId?: string | null;
    readonly outcome: FindingOutcome;
    readonly matter: string;
    readonly reasons: string;
    readonly by: string;
    readonly idempotencyKey: string;
  }): Promise<Finding>;
  list(caseKey: string): Promise<readonly Finding[]>;
}
