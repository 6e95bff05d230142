import type { Camunda } from './camunda.ts';
import { refusedBy } from './camunda.ts';
import type { Job, JobHandler, Outcome } from './job.ts';
import { runJob, type FaultListener } from './run-job.ts';

type JobWorker = ReturnType<Camunda['createJobWorker']>;
type ActivatedJob = Parameters<Parameters<Camunda['createJobWorker']>[0]['jobHandler']>[0];
type Receipt = Awaited<ReturnType<ActivatedJob['ignore']>>;

export interface WorkerSettings {
  readonly camunda: Camunda;
  /** Handlers by job type. */
  readonly handlers: Readonly<Record<string, JobHandler>>;
  /** Told of every failure; its job's variables are routing values, but the error itself may carry content. */
  readonly onFault: FaultListener;
  /** Told after every job that was done, whatever came of it. */
  readonly onDone?: () => void;
  /** How long Camunda holds an activation open while there is no job. */
  readonly pollTimeoutMs?: number;
  /** After which a job whose worker died is given to another. */
  readonly jobTimeoutMs?: number;
}

export interface RunningWorkers {
  /** Takes no more jobs and waits for those at work. */
  stop(): Promise<void>;
}

const parallelJobs = 8;
const pollTimeoutMs = 20_000;
const jobTimeoutMs = 60_000;
/** Between two polls: also how fast an engine that is down is asked again. */
const pollIntervalMs = 100;
const drainMs = 10_000;

const textsOf = (record: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, String(value)]));

const jobOf = (activated: ActivatedJob): Job => ({
  jobKey: String(activated.jobKey),
  type: activated.type,
  elementId: String(activated.elementId),
  processDefinitionId: String(activated.processDefinitionId),
  processInstanceKey: String(activated.processInstanceKey),
  retries: activated.retries,
  headers: textsOf(activated.customHeaders),
  variables: activated.variables
});

function report(activated: ActivatedJob, outcome: Outcome): Promise<Receipt> {
  if ('complete' in outcome) return activated.complete({ ...outcome.complete });
  if ('throwError' in outcome)
    return activated.error({ errorCode: outcome.throwError, errorMessage: outcome.message });
  return activated.fail({
    errorMessage: outcome.fail,
    retries: Math.max(0, activated.retries - 1),
    retryBackOff: outcome.retryBackOffMs
  });
}

async function work(
  settings: WorkerSettings,
  handler: JobHandler,
  activated: ActivatedJob
): Promise<Receipt> {
  const job = jobOf(activated);
  const outcome = await runJob(handler, job, settings.onFault);
  try {
    const receipt = await report(activated, outcome);
    settings.onDone?.();
    return receipt;
  } catch (error) {
    // Refused: the job is gone (cancelled, or done by another after its time-out). Unreachable: it comes back when its time is out.
    if (!refusedBy(error)) settings.onFault(job, error);
    return activated.ignore();
  }
}

/** Polls for jobs of every type and works them until stopped. */
export function startWorkers(settings: WorkerSettings): RunningWorkers {
  const workers = Object.entries(settings.handlers).map(([jobType, handler]): JobWorker =>
    settings.camunda.createJobWorker({
      jobType,
      maxParallelJobs: parallelJobs,
      pollTimeoutMs: settings.pollTimeoutMs ?? pollTimeoutMs,
      jobTimeoutMs: settings.jobTimeoutMs ?? jobTimeoutMs,
      pollIntervalMs,
      jobHandler: (activated) => work(settings, handler, activated)
    })
  );
  return {
    async stop() {
      const drained = workers.map((worker) => {
        const idle = worker.activeJobs === 0;
        // A long poll need not be waited for: what it would activate comes back after its time-out.
        if (idle) return Promise.resolve(worker.stop());
        return worker.stopGracefully({ waitUpToMs: drainMs });
      });
      await Promise.all(drained);
    }
  };
}
