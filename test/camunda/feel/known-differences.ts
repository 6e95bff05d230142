import type { FeelDifference } from './compare.ts';

/** Where the answers are known to differ, and why it stays so. An entry that nothing shows any more fails the full run. */
export interface KnownFeelDifference {
  readonly what: string;
  readonly why: string;
  readonly shows: (difference: FeelDifference) => boolean;
}

export const knownFeelDifferences: readonly KnownFeelDifference[] = [];
