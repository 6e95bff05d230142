import type { Grade } from '../../domain/grades.ts';

/** What was decided about one graded artefact of a case when its secrecy was reviewed. */
export interface ReleaseDecision {
  readonly decisionId: string;
  readonly caseKey: string;
  readonly artefact: string;
  readonly decision: 'release' | 'keep' | 'regrade';
  /** The new grade of a `regrade`. */
  readonly grade: Grade | null;
  /** Until when it stays secret, when kept. */
  readonly until: string | null;
  /** Sealed. */
  readonly ground: string;
  readonly decidedAt: string;
  readonly decidedBy: string;
  readonly carriedOutAt: string | null;
}

/** Declassification decisions and whether they were carried out. */
export interface ReleaseRegister {
  decide(input: {
    readonly caseKey: string;
    readonly artefact: string;
    readonly decision: ReleaseDecision['decision'];
    readonly grade?: Grade | null;
    readonly until?: string | null;
    readonly ground: string;
    readonly by: string;
    readonly idempotencyKey: string;
  }): Promise<ReleaseDecision>;
  /** Oldest first; the last one of an artefact counts. */
  decisions(caseKey: string): Promise<readonly ReleaseDecision[]>;
  /** Marks every open decision of the case as carried out; answers those it marked. */
  carryOut(caseKey: string): Promise<readonly ReleaseDecision[]>;
}
