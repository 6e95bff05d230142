import { GENESIS, hashOfEntry, type ChainedEntry } from './chain.ts';
import { headIsSigned } from './signing.ts';

/** An entry as it is stored or exported. */
export interface ClaimedEntry extends ChainedEntry {
  readonly prevHash: string;
  readonly hash: string;
}

export interface ClaimedHead {
  readonly seq: number;
  readonly hash: string;
  readonly signature: string;
}

/** `signature`: the head is not signed by the key given; `rolled-back`: an entry known outside is gone. */
export type AuditProblem =
  'unreadable' | 'sequence' | 'link' | 'hash' | 'truncated' | 'signature' | 'rolled-back';

export interface WalkFailure {
  readonly ok: false;
  /** Where the chain fails first. */
  readonly seq: number;
  readonly problem: AuditProblem;
}

/** Walks a chain entry by entry; the same for the database and for an exported file. */
export class ChainWalk {
  #seq = 0;
  #hash = GENESIS;
  #known: { readonly seq: number; readonly hash: string } | undefined;

  /** `known` is a head that was seen outside before. */
  constructor(known?: { readonly seq: number; readonly hash: string }) {
    this.#known = known;
  }

  /** The first failure at this entry, if any. */
  step(entry: ClaimedEntry): WalkFailure | undefined {
    const seq = this.#seq + 1;
    const problem = this.#problemOf(entry, seq);
    if (problem) return { ok: false, seq, problem };
    this.#seq = seq;
    this.#hash = entry.hash;
    return undefined;
  }

  #problemOf(entry: ClaimedEntry, seq: number): AuditProblem | undefined {
    if (entry.seq !== seq) return 'sequence';
    if (entry.prevHash !== this.#hash) return 'link';
    if (entry.hash !== hashOfEntry(entry.prevHash, entry)) return 'hash';
    if (this.#known?.seq === seq && this.#known.hash !== entry.hash) return 'rolled-back';
    return undefined;
  }

  /** Compares the end of the chain with the signed head. */
  finish(
    head: ClaimedHead,
    publicKey: string
  ): { readonly ok: true; readonly entries: number; readonly head: string } | WalkFailure {
    const seq = this.#seq;
    if (head.seq !== seq || head.hash !== this.#hash)
      return { ok: false, seq: seq + 1, problem: 'truncated' };
    if (this.#known && this.#known.seq > seq) return { ok: false, seq: seq + 1, problem: 'rolled-back' };
    if (seq > 0 && !headIsSigned(seq, head.hash, head.signature, publicKey)) {
      return { ok: false, seq, problem: 'signature' };
    }
    return { ok: true, entries: seq, head: this.#hash };
  }
}
