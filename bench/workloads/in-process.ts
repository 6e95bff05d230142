import { ask } from '../../engine/testing/ask.ts';
import type { Engine } from '../../engine/engine.ts';
import type { EngineQueries } from '../../engine/ports.ts';
import { stepsPerSecond } from '../support/measure.ts';
import { Jobs } from './jobs.ts';
import { DECISION, IN_FLIGHT, JOB_TYPE, RESULT, VARIABLES, type Workload } from './model.ts';

/** Lets a worker take and complete jobs until told to stop. */
function startWorker(engine: Engine, jobs: Jobs): () => Promise<void> {
  const stopping = new AbortController();
  const complete = async (jobKey: string, instanceKey: string) => {
    await ask(engine, { type: 'CompleteJob', jobKey, variables: RESULT });
    jobs.completed(instanceKey);
  };
  const take = async () => {
    while (!stopping.signal.aborted) {
      const taken = await ask(
        engine,
        {
          type: 'ActivateJobs',
          jobType: JOB_TYPE,
          maxJobsToActivate: IN_FLIGHT,
          timeout: 60_000,
          worker: 'bench'
        },
        stopping.signal
      );
      for (const { job } of taken.jobs) void complete(job.key, job.processInstanceKey);
    }
  };
  const loop = take();
  return async () => {
    stopping.abort();
    await loop;
  };
}

/** A person: finds the instance's open task, claims and completes it. */
async function decide(engine: Engine, queries: EngineQueries, instanceKey: string): Promise<void> {
  const { items } = await queries.search('userTask', {
    where: [
      { field: 'processInstanceKey', op: 'eq', value: instanceKey },
      { field: 'state', op: 'eq', value: 'CREATED' }
    ],
    sort: [],
    limit: 1
  });
  const [task] = items;
  if (!task) throw new Error('the instance has no open task');
  await ask(engine, { type: 'AssignUserTask', userTaskKey: task.key, assignee: 'bench' });
  await ask(engine, { type: 'CompleteUserTask', userTaskKey: task.key, variables: DECISION });
}

/** Instances of a deployed workload that end in a second, {@link IN_FLIGHT} open at a time, and how many that were. */
export async function inProcess(
  engine: Engine,
  queries: EngineQueries,
  { processId, turns }: Workload,
  ms: number,
  onWarm: () => void = () => undefined
): Promise<{ rate: number; count: number }> {
  const jobs = new Jobs();
  const stop = startWorker(engine, jobs);
  const step = async () => {
    const { processInstance } = await ask(engine, {
      type: 'CreateProcessInstance',
      processDefinitionId: processId,
      variables: VARIABLES
    });
    for (const turn of turns)
      if (turn === 'person') await decide(engine, queries, processInstance.key);
      else await jobs.wait(processInstance.key, turn.jobs);
  };
  const measured = await stepsPerSecond(IN_FLIGHT, ms, step, { steps: 1_000, then: onWarm });
  await stop();
  return measured;
}
