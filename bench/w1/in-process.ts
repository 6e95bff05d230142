import type { Engine } from '../../engine/engine.ts';
import { stepsPerSecond } from '../measure.ts';
import { IN_FLIGHT, JOB_TYPE, PROCESS_ID, RESULT, VARIABLES } from './model.ts';

/** Lets workers take and complete jobs until told to stop. */
function startWorker(engine: Engine, onCompleted: (processInstanceKey: string) => void): () => Promise<void> {
  const stopping = new AbortController();
  const take = async () => {
    while (!stopping.signal.aborted) {
      const taken = await engine.submit(
        {
          type: 'ActivateJobs',
          jobType: JOB_TYPE,
          maxJobsToActivate: IN_FLIGHT,
          timeout: 60_000,
          worker: 'bench'
        },
        { signal: stopping.signal }
      );
      if (!taken.ok) throw new Error(taken.refusal.detail);
      for (const { job } of taken.value.jobs) void complete(job.key, job.processInstanceKey);
    }
  };
  const complete = async (jobKey: string, processInstanceKey: string) => {
    const done = await engine.submit({ type: 'CompleteJob', jobKey, variables: RESULT });
    if (!done.ok) throw new Error(done.refusal.detail);
    onCompleted(processInstanceKey);
  };
  const loop = take();
  return async () => {
    stopping.abort();
    await loop.catch((error: unknown) => {
      if (!stopping.signal.aborted) throw error;
    });
  };
}

/** W1 in process: completed instances per second, {@link IN_FLIGHT} open at a time. */
export async function w1InProcess(engine: Engine, ms: number): Promise<number> {
  const completions = new Map<string, () => void>();
  const early = new Set<string>();
  const stop = startWorker(engine, (key) => {
    const settle = completions.get(key);
    if (settle) settle();
    else early.add(key);
  });
  const step = async () => {
    const created = await engine.submit({
      type: 'CreateProcessInstance',
      processDefinitionId: PROCESS_ID,
      variables: VARIABLES
    });
    if (!created.ok) throw new Error(created.refusal.detail);
    const { key } = created.value.processInstance;
    if (early.delete(key)) return;
    await new Promise<void>((resolve) => completions.set(key, resolve));
    completions.delete(key);
  };
  const { rate } = await stepsPerSecond(IN_FLIGHT, ms, step, { steps: 2_000 });
  await stop();
  return rate;
}
