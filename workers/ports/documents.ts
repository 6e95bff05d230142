/** Two formats to be filed, and a page for reading on screen. */
export type DocumentFormat = 'fodt' | 'pdf' | 'html';

export interface StoredDocument {
  readonly documentId: string;
  readonly caseKey: string;
  /** Template id, e.g. `plan-document`, `leak-report`. */
  readonly templateId: string;
  readonly format: DocumentFormat;
  readonly copyId: string | null;
  /** Ids of the participations and people whom it names; null when that is not known. */
  readonly named: readonly string[] | null;
  readonly sha256: string;
  readonly createdAt: string;
}

/** Rendered documents, sealed under the case's key. */
export interface DocumentRegister {
  put(input: {
    readonly caseKey: string;
    readonly templateId: string;
    readonly format: DocumentFormat;
    readonly copyId?: string;
    readonly named: readonly string[];
    readonly bytes: Buffer;
    readonly idempotencyKey: string;
  }): Promise<StoredDocument>;
  list(caseKey: string): Promise<readonly StoredDocument[]>;
  read(
    caseKey: string,
    documentId: string
  ): Promise<{ readonly document: StoredDocument; readonly bytes: Buffer } | undefined>;
}
