import type { Job } from '../../../workers/job.ts';

let next = 0;

/** A job as the engine would hand it out, with a key of its own. */
export const jobOf = (
  type: string,
  variables: Job['variables'],
  headers: Job['headers'] = {},
  more: Partial<Job> = {}
): Job => ({
  jobKey: String((next += 1)),
  type,
  elementId: 'TestElement',
  processDefinitionId: 'test-process',
  processInstanceKey: '1',
  retries: 3,
  headers,
  variables,
  ...more
});
