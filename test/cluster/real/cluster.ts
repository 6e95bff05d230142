import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker, type Broker } from './broker.ts';
import { startOpenSearch } from './open-search.ts';
import type { Program } from './program.ts';
import { startWebApps, type WebApps } from './web-apps.ts';

/** A Camunda 8.6 cluster of one broker, with OpenSearch behind it and Tasklist and Operate before it. */
export interface Cluster {
  readonly broker: Broker;
  readonly webApps: WebApps;
  /** Where the programs' logs are, until the end. */
  readonly folder: string;
  /** Ends all programs and removes what they kept. */
  end(): Promise<void>;
}

/** Starts the three programs one after the other, since each asks the one before. What was started is ended when a later one fails. */
export async function startCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'shoumi-cluster-'));
  const running: Program[] = [];
  const end = async () => {
    await Promise.all(running.splice(0).map((program) => program.end()));
    await rm(folder, { recursive: true, force: true });
  };
  const kept = <T extends Program>(program: T): T => {
    running.push(program);
    return program;
  };
  try {
    const search = kept(await startOpenSearch(folder));
    const broker = kept(await startBroker(folder, search.url));
    const webApps = kept(await startWebApps(folder, search.url, broker));
    return { broker, webApps, folder, end };
  } catch (error) {
    await end();
    throw error;
  }
}
