/** Leak register: what became of a leak and the tasks that mend it. */
export interface RemediationTask {
  readonly taskId: string;
  readonly caseKey: string;
  /** Playbook measure id, e.g. `suspend-tender`, `recall-copies`. */
  readonly measure: string;
  readonly ownerParticipationId: string;
  readonly dueAt: string;
  readonly state: 'proposed' | 'open' | 'done' | 'verified' | 'reopened' | 'dropped';
}

export interface RemediationRegister {
  /** Proposing twice under one key gives the same tasks. */
  propose(input: {
    readonly caseKey: string;
    readonly tasks: readonly {
      readonly measure: string;
      readonly ownerParticipationId: string;
      readonly dueAt: string;
    }[];
    readonly idempotencyKey: string;
  }): Promise<readonly RemediationTask[]>;
  list(caseKey: string): Promise<readonly RemediationTask[]>;
  setState(taskId: string, state: RemediationTask['state']): Promise<void>;
}
