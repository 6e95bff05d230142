import { caseStates, type CaseState } from '../domain/cases.ts';
import { done, type Job, type JobHandler } from './job.ts';
import { caseKeyOf, header, JobInputError } from './job-input.ts';
import type { Ports } from './ports/index.ts';

const isCaseState = (value: string): value is CaseState => Object.hasOwn(caseStates, value);

/** States that the case may be moved out of; undefined: out of any. */
function leaves(job: Job): readonly CaseState[] | undefined {
  const states = job.headers['from']?.split(',').map((state) => state.trim());
  if (!states) return undefined;
  if (states.every(isCaseState)) return states;
  throw new JobInputError(job, 'known case states in the header from');
}

/**
 * `set-case-state`: moves the case in its register. With a header `from` it moves only out of those states: what becomes of a
 * change of a plan that runs already moves the change alone.
 */
export function createSetCaseState({ cases, audit }: Ports<'cases' | 'audit'>): JobHandler {
  return async (job) => {
    const caseKey = caseKeyOf(job);
    const state = header(job, 'state');
    if (!isCaseState(state)) throw new JobInputError(job, 'a known case state in the header state');
    const from = leaves(job);
    const present = (await cases.get(caseKey))?.state;
    if (from && present !== undefined && present !== state && !from.includes(present)) return done;
    await cases.setState(caseKey, state);
    await audit.append({ actor: null, act: 'case.state', caseKey, facts: { state, jobKey: job.jobKey } });
    return done;
  };
}
