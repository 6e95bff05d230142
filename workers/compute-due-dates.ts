import { dueDates } from './due-dates.ts';
import { isRecord } from './job-input.ts';
import type { JobHandler } from './job.ts';
import type { Ports } from './ports/index.ts';

/** `compute-due-dates`: each header is a due name and its rule; the variable `due` keeps the former names that are not computed anew. */
export function createComputeDueDates(ports: Ports<'calendar' | 'clock'>): JobHandler {
  return async (job) => {
    const { due } = job.variables;
    const computed = await dueDates(ports, job.headers, job.variables);
    return { complete: { due: { ...(isRecord(due) ? due : {}), ...computed } } };
  };
}
