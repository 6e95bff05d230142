import { done, type JobHandler } from './job.ts';
import { caseKeyOf, header, JobInputError, textVariable } from './job-input.ts';
import type { Ports, RemediationTask } from './ports/index.ts';

const states: readonly string[] = [
  'proposed',
  'open',
  'done',
  'verified',
  'reopened',
  'dropped'
] satisfies RemediationTask['state'][];
const isRemediationState = (value: string): value is RemediationTask['state'] => states.includes(value);

/** `set-remediation-state`: what became of one remediation task of the case. */
export function createSetRemediationState({
  remediation,
  audit
}: Ports<'remediation' | 'audit'>): JobHandler {
  return async (job) => {
    const caseKey = caseKeyOf(job);
    const taskId = textVariable(job, 'taskId');
    const state = header(job, 'state');
    if (!isRemediationState(state))
      throw new JobInputError(job, 'a known remediation state in the header state');
    const ofCase = (await remediation.list(caseKey)).some((task) => task.taskId === taskId);
    if (!ofCase) throw new JobInputError(job, 'a remediation task of this case');
    await remediation.setState(taskId, state);
    await audit.append({
      actor: null,
      act: 'remediation.state',
      caseKey,
      facts: { taskId, state, jobKey: job.jobKey }
    });
    return done;
  };
}
