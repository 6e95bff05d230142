import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Camunda8 } from '@camunda8/sdk';
import { startBroker } from '../../test/cluster/real/broker.ts';
import { runClient } from '../support/run-client.ts';
import { type Workload, workloads } from '../workloads/model.ts';

const CLIENT = fileURLToPath(new URL('./client.ts', import.meta.url));

/** A real broker with every workload deployed. */
export interface MeasuredBroker {
  /** Instances of a workload that end in a second, driven by a client in a process of its own. */
  run(workload: Workload, ms: number): Promise<number>;
  end(): Promise<void>;
}

/** User tasks become jobs, as `bench/cluster/client.ts` needs them. */
const withJobs = (model: string): string => model.replaceAll('<zeebe:userTask />', '');

/** Starts a broker that exports nothing, in a folder that is gone afterwards; its log is flushed as is its default. */
export async function measuredBroker(): Promise<MeasuredBroker> {
  const folder = await mkdtemp(join(tmpdir(), 'broker-bench-'));
  const forget = () => rm(folder, { recursive: true, force: true });
  const broker = await startBroker(folder).catch(async (error: unknown) => {
    await forget();
    throw error;
  });
  const end = async () => {
    await broker.end();
    await forget();
  };
  try {
    const camunda = new Camunda8({
      ZEEBE_GRPC_ADDRESS: `grpc://${broker.grpcAddress}`,
      CAMUNDA_AUTH_STRATEGY: 'NONE',
      CAMUNDA_LOG_LEVEL: 'none',
      zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE' }
    });
    await camunda.getZeebeGrpcApiClient().deployResources(
      workloads.map((workload) => ({
        name: `${workload.processId}.bpmn`,
        process: Buffer.from(withJobs(workload.model('feel')))
      }))
    );
    await camunda.closeAllClients();
  } catch (error) {
    await end();
    throw error;
  }
  return {
    run: async ({ processId }, ms) =>
      (await runClient(CLIENT, [broker.grpcAddress, processId, String(ms)])).rate,
    end
  };
}
