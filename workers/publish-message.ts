import { done, type Job, type JobHandler } from './job.ts';
import { header, JobInputError, textVariable } from './job-input.ts';
import type { Ports } from './ports/index.ts';

/** Long enough for the other process to reach its waiting place after a restart or a slow step. */
const longestMs = 3_600_000;

/** Milliseconds from the header `timeToLive`; 0 reaches only who waits now, so that nothing stale acts later. */
function timeToLive(job: Job): number {
  const text = job.headers['timeToLive'];
  if (text === undefined) return longestMs;
  const milliseconds = Number(text);
  if (text === '' || !Number.isInteger(milliseconds) || milliseconds < 0)
    throw new JobInputError(job, 'whole milliseconds in the header timeToLive');
  return milliseconds;
}

/** `publish-message`: tells another process of the case; the job's key makes a second publication the same message. */
export function createPublishMessage({ engine }: Ports<'engine'>): JobHandler {
  return async (job) => {
    const correlationKey = textVariable(job, job.headers['correlate'] ?? 'caseKey');
    await engine.publish({
      name: header(job, 'message'),
      correlationKey,
      variables: { caseKey: correlationKey },
      timeToLiveMs: timeToLive(job),
      messageId: job.jobKey
    });
    return done;
  };
}
