/**
 * Runs in a process of its own: a workload on a cluster through the SDK's gRPC client and its job workers. Tells its parent
 * `begun` once warm, then its figures. A user task is a job there, claimed by its activation: without an exporter nobody could find a native one.
 */
import { Camunda8 } from '@camunda8/sdk';
import { tellFigures } from '../support/run-client.ts';
import { Jobs } from '../workloads/jobs.ts';
import {
  DECISION,
  IN_FLIGHT,
  JOB_TYPE,
  RESULT,
  USER_TASK_JOB_TYPE,
  VARIABLES,
  workloadOf
} from '../workloads/model.ts';

const [address = '', processId = '', ms = '10000', warmUp = '300'] = process.argv.slice(2);
const { turns } = workloadOf(processId);

const client = new Camunda8({
  ZEEBE_GRPC_ADDRESS: `grpc://${address}`,
  CAMUNDA_AUTH_STRATEGY: 'NONE',
  CAMUNDA_LOG_LEVEL: 'none',
  zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE' }
}).getZeebeGrpcApiClient();

/** Between two looks of a worker for whether it may ask for more, in ms; its default of 300 would hold everything up. */
const POLL_INTERVAL_MS = 5;

/** Completes jobs of a type with an answer as they come. */
function work(type: string, answer: object): Jobs {
  const jobs = new Jobs();
  client.createWorker({
    taskType: type,
    maxJobsToActivate: IN_FLIGHT,
    timeout: 60_000,
    longPoll: 10_000,
    pollInterval: POLL_INTERVAL_MS,
    taskHandler: async (job) => {
      const receipt = await job.complete(answer as never);
      jobs.completed(job.processInstanceKey);
      return receipt;
    }
  });
  return jobs;
}

const services = work(JOB_TYPE, RESULT);
const people = work(USER_TASK_JOB_TYPE, DECISION);

const step = async () => {
  const { processInstanceKey } = await client.createProcessInstance({
    bpmnProcessId: processId,
    variables: VARIABLES as never
  });
  for (const turn of turns)
    if (turn === 'person') await people.wait(processInstanceKey, 1);
    else await services.wait(processInstanceKey, turn.jobs);
};

await tellFigures(IN_FLIGHT, Number(ms), Number(warmUp), step);
