import type { JobHandler } from './job.ts';
import { caseKeyOf } from './job-input.ts';
import type { Ports, ReleaseDecision, SealedItem } from './ports/index.ts';

const isKeptSealed = ({ state }: SealedItem): boolean =>
  state === 'sealed' || state === 'handed-over' || state === 'opened';

/** The last decision on each artefact counts. */
const latestOf = (decisions: readonly ReleaseDecision[]): ReadonlyMap<string, ReleaseDecision['decision']> =>
  new Map(decisions.map(({ artefact, decision }) => [artefact, decision]));

/**
 * `declassify-items`: carries out the release decisions, sealed items of released artefacts included; `released` when every
 * graded thing decided on is released.
 */
export function createDeclassifyItems({
  releases,
  custody,
  audit
}: Ports<'releases' | 'custody' | 'audit'>): JobHandler {
  return async (job) => {
    const caseKey = caseKeyOf(job);
    const latest = latestOf(await releases.decisions(caseKey));
    for (const { itemId, artefact } of (await custody.items(caseKey)).filter(isKeptSealed)) {
      if (latest.get(artefact) !== 'release') continue;
      const idempotencyKey = `${job.jobKey}:${itemId}`;
      await custody.moveItem({ itemId, to: 'released', by: null, witnesses: [], idempotencyKey });
    }
    const carriedOut = await releases.carryOut(caseKey);
    const released = latest.size > 0 && [...latest.values()].every((decision) => decision === 'release');
    await audit.append({
      actor: null,
      act: 'release.carry-out',
      caseKey,
      facts: { carriedOut: carriedOut.length, released, jobKey: job.jobKey }
    });
    return { complete: { released } };
  };
}
