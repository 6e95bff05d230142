import type { PlanBundle, PlanVersions } from '../../workers/ports/index.ts';

export type PlanState = PlanBundle['state'] | 'draft';

export type Particulars = Readonly<Record<string, unknown>>;

/** What is on the designer's table. `version` is the number that it is kept under, and the optimistic one. */
export interface PlanDraft {
  readonly caseKey: string;
  readonly xml: string;
  readonly particulars: Particulars;
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: string;
}

export interface PlanVersionSummary {
  readonly caseKey: string;
  readonly version: number;
  readonly state: PlanState;
  readonly author: string;
  readonly note: string;
  readonly createdAt: string;
  readonly sha256: string | null;
  readonly processDefinitionId: string | null;
  readonly deploymentKey: string | null;
  readonly processInstanceKey: string | null;
}

export interface PlanVersion extends PlanVersionSummary {
  readonly xml: string;
  readonly particulars: Particulars;
}

/** Drafts and kept versions of a case's plan; the diagram, the note and the particulars are sealed. */
export interface PlanRegister extends PlanVersions {
  draft(caseKey: string): Promise<PlanDraft | undefined>;
  /** `expectedVersion` 0 makes the first draft; STALE_VERSION {given, current} when someone saved in between. */
  saveDraft(input: {
    readonly caseKey: string;
    readonly xml: string;
    readonly particulars: Particulars;
    readonly by: string;
    readonly expectedVersion: number;
  }): Promise<PlanDraft>;
  /** Keeps the present draft as the version of its number, with a note. */
  keepVersion(input: {
    readonly caseKey: string;
    readonly by: string;
    readonly note: string;
  }): Promise<PlanVersionSummary>;
  /**
   * Keeps the draft of exactly `draftVersion` as the version of its number with its bundle, in state `submitted`. What was submitted
   * before and is so again, unchanged, gets the next number.
   * PLAN_NOT_EDITABLE while another version is submitted; submitting twice under one key gives the same version.
   */
  submit(input: {
    readonly caseKey: string;
    readonly by: string;
    readonly note: string;
    readonly draftVersion: number;
    readonly sha256: string;
    readonly processDefinitionId: string;
    readonly resources: PlanBundle['resources'];
    readonly idempotencyKey: string;
  }): Promise<PlanVersionSummary>;
  /** Keys of the open cases (of this case, if given) of which a version is submitted whose approval is not known to run. */
  awaitingApproval(caseKey?: string): Promise<readonly string[]>;
  /** The approval of what the case has submitted runs. */
  markApprovalStarted(caseKey: string): Promise<void>;
  versions(caseKey: string): Promise<readonly PlanVersionSummary[]>;
  version(caseKey: string, version: number): Promise<PlanVersion | undefined>;
}
