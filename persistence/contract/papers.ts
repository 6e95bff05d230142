/** A secrecy undertaking 保密切結書: signed in the desk, or on paper and recorded by the officer. */
export interface Undertaking {
  readonly undertakingId: string;
  readonly caseKey: string;
  readonly participationId: string;
  readonly medium: 'desk' | 'paper';
  readonly signedAt: string;
  readonly recordedBy: string;
}

export interface UndertakingRegister {
  /** One per participation; a second signing answers the first. */
  sign(input: {
    readonly caseKey: string;
    readonly participationId: string;
    readonly medium: 'desk' | 'paper';
    readonly by: string;
  }): Promise<Undertaking>;
  list(caseKey: string): Promise<readonly Undertaking[]>;
}
