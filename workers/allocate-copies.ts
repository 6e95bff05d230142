import type { JobHandler } from './job.ts';
import { caseKeyOf, isString, listVariable, textVariable } from './job-input.ts';
import type { Ports } from './ports/index.ts';

/** `allocate-copies`: numbers one copy of the artefact for each recipient, or who took their part over (國家機密保護法 §18 by analogy; tc-mtg.2). */
export function createAllocateCopies({
  cases,
  custody,
  audit
}: Ports<'cases' | 'custody' | 'audit'>): JobHandler {
  return async (job) => {
    const caseKey = caseKeyOf(job);
    const artefact = job.headers['artefact'] ?? textVariable(job, 'artefact');
    const recipients = await cases.currentOf(listVariable(job, 'recipients', isString));
    const copies = await custody.allocate({
      caseKey,
      artefact,
      holders: [...new Set(recipients.values())],
      idempotencyKey: job.jobKey
    });
    await audit.append({
      actor: null,
      act: 'copy.allocate',
      caseKey,
      facts: { artefact, count: copies.length, jobKey: job.jobKey }
    });
    return {
      complete: {
        copies: copies.map(({ copyId, holderParticipationId }) => ({
          copyId,
          participationId: holderParticipationId
        }))
      }
    };
  };
}
