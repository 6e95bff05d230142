/** What was submitted for approval: the whole closure, bound by one hash. */
export interface PlanBundle {
  readonly caseKey: string;
  readonly version: number;
  /** SHA-256 (hex) over the canonical form of resources and sealed particulars. */
  readonly sha256: string;
  readonly processDefinitionId: string;
  readonly resources: readonly { readonly name: string; readonly content: Buffer }[];
  readonly state: 'submitted' | 'approved' | 'returned' | 'rejected' | 'voided' | 'withdrawn' | 'deployed';
}

export interface PlanVersions {
  /** The bundle in approval or approved last; undefined when nothing was submitted. */
  bundle(caseKey: string): Promise<PlanBundle | undefined>;
  setBundleState(caseKey: string, version: number, state: PlanBundle['state']): Promise<void>;
  /** The plan's particulars (subject, ground, risk points' particulars …) of a version, unsealed. */
  particulars(caseKey: string, version: number): Promise<Readonly<Record<string, unknown>>>;
  /** The drawing that an instance of the plan runs; before its start is recorded, the one submitted last. */
  drawingOf(caseKey: string, processInstanceKey: string): Promise<string | undefined>;
  /** `processInstanceKey` is the instance that runs this version from now on; null when the running one stays under an older. */
  recordDeployment(
    caseKey: string,
    version: number,
    deploymentKey: string,
    processInstanceKey: string | null
  ): Promise<void>;
}
