import type { AuditEntry, AuditWriter } from '../../workers/ports/index.ts';
import type { FileVerdict } from '../audit/verify-file.ts';

/** One entry of the chain. */
export interface AuditRecord extends Omit<AuditEntry, 'asDeputyOf'> {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly at: string;
  readonly asDeputyOf: string | null;
  readonly prevHash: string;
  readonly hash: string;
}

/** A head that was seen outside the database: an earlier export or report. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/** `publicKey` is the key (SPKI, base64) that signed the head; compare it with the one noted at installation. */
export type AuditVerdict = FileVerdict;

/** Append-only, hash-chained, head signed. */
export interface AuditRegister extends AuditWriter {
  /** Oldest first; of one case when given. */
  list(filter?: {
    readonly caseKey?: string;
    readonly actor?: string;
    readonly afterSeq?: number;
    readonly limit?: number;
  }): Promise<readonly AuditRecord[]>;
  head(): Promise<AuditHead>;
  /** Walks the whole chain; `known` is a head seen before, to find a log put back to an older state. */
  verify(known?: AuditHead): Promise<AuditVerdict>;
  /** JSON lines: one per entry, then one `{"end":…}` line with the signed head. */
  export(): AsyncIterable<string>;
}
