import { messageOf, RefusalError } from '../domain/refusals.ts';
import type { Job, JobHandler, Outcome } from './job.ts';
import { JobInputError } from './job-input.ts';

const firstBackOffMs = 2_000;
const longestBackOffMs = 300_000;
/** Attempts that the models give a job; the back-off doubles with each one used. */
const attempts = 3;

const backOff = (job: Job): number =>
  Math.min(longestBackOffMs, firstBackOffMs * 2 ** Math.max(0, attempts - job.retries));

/** What may be said of a failure outside: catalogue messages and wiring faults have no content, anything else might. */
function spoken(error: unknown, job: Job): string {
  if (error instanceof RefusalError) return error.message;
  if (error instanceof JobInputError) return error.message;
  return messageOf({ code: 'INTERNAL', facts: { reference: job.jobKey } }, 'en');
}

export type FaultListener = (job: Job, error: unknown) => void;

/** Works a job and turns whatever it throws into a failure to be tried again; `onFault` is told of it. */
export async function runJob(handler: JobHandler, job: Job, onFault: FaultListener): Promise<Outcome> {
  try {
    return await handler(job);
  } catch (error) {
    onFault(job, error);
    return { fail: spoken(error, job), retryBackOffMs: backOff(job) };
  }
}
