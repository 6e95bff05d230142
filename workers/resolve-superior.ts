import type { JobHandler } from './job.ts';
import { caseKeyOf } from './job-input.ts';
import { participantsIn } from './participants.ts';
import type { Ports } from './ports/index.ts';

/**
 * `resolve-superior`: whether the head and the ethics officer are passed over, because everyone who holds the role in
 * the case is implicated or the report says that one may be (domain B.8).
 */
export function createResolveSuperior({ cases }: Ports<'cases'>): JobHandler {
  return async (job) => {
    const caseKey = caseKeyOf(job);
    const heads = await participantsIn(cases, caseKey, 'agency-head');
    const officers = await participantsIn(cases, caseKey, 'ethics-officer');
    return {
      complete: {
        headBypassed: job.variables['headImplicated'] === true || heads.length === 0,
        officerBypassed: job.variables['officerImplicated'] === true || officers.length === 0
      }
    };
  };
}
