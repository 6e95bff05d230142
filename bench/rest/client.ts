/**
 * Runs in a process of its own: a workload through the SDK's REST client and its job worker. Tells its parent `begun` once
 * warm, then its figures.
 */
import type { CamundaClientLoose } from '@camunda8/orchestration-cluster-api';
import { Camunda8 } from '@camunda8/sdk';
import { connectCamunda } from '../../server/engine/camunda.ts';
import { tellFigures } from '../support/run-client.ts';
import { Jobs } from '../workloads/jobs.ts';
import { DECISION, IN_FLIGHT, JOB_TYPE, RESULT, VARIABLES, workloadOf } from '../workloads/model.ts';

const [url = '', token = '', processId = '', ms = '5000', warmUp = '500'] = process.argv.slice(2);
const { turns } = workloadOf(processId);

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
const jobs = new Jobs();

const worker = client.createJobWorker({
  jobType: JOB_TYPE,
  jobTimeoutMs: 60_000,
  maxParallelJobs: IN_FLIGHT,
  jobHandler: async (job) => {
    const receipt = await job.complete(RESULT);
    jobs.completed(job.processInstanceKey);
    return receipt;
  }
});

/** A person: finds the instance's open task, claims and completes it. */
async function decide(processInstanceKey: string): Promise<void> {
  const { items } = await client.searchUserTasks(
    { filter: { processInstanceKey, state: 'CREATED' } } as never,
    { consistency: { waitUpToMs: 0 } }
  );
  const userTaskKey = items[0]!.userTaskKey;
  await client.assignUserTask({ userTaskKey, assignee: 'bench' });
  await client.completeUserTask({ userTaskKey, variables: DECISION });
}

const step = async () => {
  const { processInstanceKey } = await client.createProcessInstance({
    processDefinitionId: processId,
    variables: VARIABLES
  });
  for (const turn of turns)
    if (turn === 'person') await decide(processInstanceKey);
    else await jobs.wait(processInstanceKey, turn.jobs);
};

await tellFigures(IN_FLIGHT, Number(ms), Number(warmUp), step, () => worker.stop());
