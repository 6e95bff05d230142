import type { Lookup } from '../expression.ts';
import { AssertionFailure, Fatal } from '../fatal.ts';
import { Run } from '../run.ts';
import type { Node } from '../syntax/nodes.ts';
import { noticing } from './noticing.ts';
import { Warnings } from './warnings.ts';

/** Steps that it may take to find out what an evaluation warns of: some hundredths of a second. What is not found by then is not told. */
const mostStepsOfWarnings = 100_000;

/** What the evaluation of a tree warns of, line by line, and the steps that it took to find out: it is evaluated once more. */
export function warningsOf(
  top: Node,
  lookup: Lookup,
  now: () => string,
  share: number
): { lines: readonly string[]; spent: number } {
  const warnings = new Warnings();
  const run = new Run(lookup, now, Math.min(share, mostStepsOfWarnings));
  try {
    noticing(top, warnings)(run);
  } catch (error) {
    if (error instanceof AssertionFailure) warnings.lines.push(`[ASSERT_FAILURE] ${error.message}`);
    // Whatever else ends it has been told by the evaluation itself.
    else if (!(error instanceof Fatal) && !(error instanceof RangeError)) throw error;
  }
  return { lines: warnings.lines, spent: run.spent };
}
