/** 洩密通報單 (tp-18.1); who reported it is never part of it. */
export interface LeakReportData {
  readonly reportedAt: string;
  readonly occurredAt: string;
  readonly discoveredAt: string;
  readonly matter: string;
  readonly grade: string;
  readonly channel: string;
  readonly knownTo: string;
  readonly facts: string;
  readonly evidence: readonly {
    readonly title: string;
    readonly sha256: string;
    readonly custodian: string;
    readonly at: string;
  }[];
  readonly containment: string;
  readonly acknowledgements: readonly {
    readonly role: string;
    readonly name: string;
    readonly at: string;
    readonly instruction: string;
  }[];
  /** The cyber-security report's own number and time, or that there was none. */
  readonly cyberTrack: string;
}

/** 補救措施清冊 with the head's consent (tp-18.4). */
export interface RemediationListData {
  readonly consentedAt: string;
  readonly consentNote: string;
  readonly tasks: readonly {
    readonly measure: string;
    readonly owner: string;
    readonly dueAt: string;
    readonly state: string;
    readonly outcome: string;
  }[];
  readonly coordination: readonly {
    readonly unit: string;
    readonly name: string;
    readonly opinion: string;
    readonly at: string;
  }[];
  readonly residualDamage: string;
}

/** 洩密案例研析 (tp-18.5): causes, channels and prevention. */
export interface CaseAnalysisData {
  readonly analysedAt: string;
  readonly facts: string;
  readonly findings: readonly {
    readonly matter: string;
    readonly finding: string;
    readonly reason: string;
  }[];
  readonly causes: readonly {
    readonly cause: string;
    readonly subCauses: string;
    readonly explanation: string;
  }[];
  readonly channels: string;
  readonly prevention: string;
  readonly lessons: string;
  readonly rewardsAndSanctions: string;
}
