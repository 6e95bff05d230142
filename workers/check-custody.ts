import type { JobHandler } from './job.ts';
import { caseKeyOf } from './job-input.ts';
import type { Copy, Ports, SealedItem } from './ports/index.ts';

/** What is out with someone is open; what never left, came back, may be kept, was destroyed or reported lost is accounted for. */
const isOut = ({ state }: Copy): boolean => state === 'issued';

/** A sealed item may stay sealed for good, in the keeping of somebody named. */
const isUnkept = ({ state, custodianParticipationId }: SealedItem): boolean =>
  (state === 'sealed' || state === 'handed-over') && custodianParticipationId === null;

/** `check-custody`: whether every numbered copy and sealed item of the case is accounted for (tc-mtg.2, ac-m.4). */
export function createCheckCustody({ custody }: Ports<'custody'>): JobHandler {
  return async (job) => {
    const caseKey = caseKeyOf(job);
    const copiesOut = (await custody.copies(caseKey)).some(isOut);
    const itemsUnkept = (await custody.items(caseKey)).some(isUnkept);
    return { complete: { custodyClosed: !copiesOut && !itemsUnkept } };
  };
}
