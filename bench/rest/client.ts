/**
 * Runs in a process of its own: W1 through the SDK's REST client and its job worker. Tells its parent `begun` once warm,
 * then a {@link ClientFigures}.
 */
import type { CamundaClientLoose } from '@camunda8/orchestration-cluster-api';
import { Camunda8 } from '@camunda8/sdk';
import { connectCamunda } from '../../server/engine/camunda.ts';
import { measureUsage, stepsPerSecond, type Usage } from '../support/measure.ts';
import { IN_FLIGHT, JOB_TYPE, oneTask, RESULT, VARIABLES } from '../workloads/model.ts';

export interface ClientFigures {
  /** Completed instances, per second and in all. */
  readonly rate: number;
  readonly count: number;
  /** What the client used while it counted. */
  readonly usage: Usage;
}

const [url = '', token = '', ms = '5000', warmUp = '500'] = process.argv.slice(2);

/** As the SDK makes it, without credentials; or, with a token, as the product's own desk and workers are connected. */
function connect(): CamundaClientLoose {
  if (token !== '') return connectCamunda({ restAddress: url, token });
  process.env['CAMUNDA_SDK_BACKPRESSURE_PROFILE'] = 'LEGACY';
  return new Camunda8({
    ZEEBE_REST_ADDRESS: url,
    CAMUNDA_AUTH_STRATEGY: 'NONE',
    CAMUNDA_LOG_LEVEL: 'none'
  }).getOrchestrationClusterApiClientLoose();
}

const client = connect();
const completions = new Map<string, () => void>();
const early = new Set<string>();

const worker = client.createJobWorker({
  jobType: JOB_TYPE,
  jobTimeoutMs: 60_000,
  maxParallelJobs: IN_FLIGHT,
  jobHandler: async (job) => {
    const receipt = await job.complete(RESULT);
    const settle = completions.get(job.processInstanceKey);
    if (settle) settle();
    else early.add(job.processInstanceKey);
    return receipt;
  }
});

const step = async () => {
  const { processInstanceKey } = await client.createProcessInstance({
    processDefinitionId: oneTask.processId,
    variables: VARIABLES
  });
  if (early.delete(processInstanceKey)) return;
  await new Promise<void>((resolve) => completions.set(processInstanceKey, resolve));
  completions.delete(processInstanceKey);
};

let used = measureUsage();
const { rate, count } = await stepsPerSecond(IN_FLIGHT, Number(ms), step, {
  steps: Number(warmUp),
  then: () => {
    used = measureUsage();
    process.send!('begun');
  }
});
const figures: ClientFigures = { rate, count, usage: used() };
worker.stop();
process.send!(figures, () => process.exit(0));
