import { systemClock } from '../engine/clock/system-clock.ts';
import { createEngine } from '../engine/engine.ts';
import { openSqliteEngineStore } from '../persistence/engine-store/sqlite/store.ts';
import { timed } from './measure.ts';
import { inFolder, quiet } from './stores.ts';
import { JOB_TYPE, MODEL, PROCESS_ID, VARIABLES } from './w1/model.ts';

export interface RestartFigures {
  /** From opening the file to a job in a worker's hands, in ms. */
  ms: number;
  /** Bytes of heap and of disk per waiting instance. */
  heap: number;
  disk: number;
}

/** Fills a database with waiting instances, stops, and starts again. */
export async function restart(instances: number): Promise<RestartFigures> {
  return inFolder(async (file) => {
    await fill(file, instances);
    const before = heapInUse();
    let heap = 0;
    let disk = 0;
    const ms = await timed(async () => {
      const store = openSqliteEngineStore({ file });
      const engine = await createEngine({ store, clock: systemClock(), logger: quiet });
      const taken = await engine.submit({
        type: 'ActivateJobs',
        jobType: JOB_TYPE,
        maxJobsToActivate: 1,
        timeout: 60_000
      });
      if (!taken.ok || taken.value.jobs.length !== 1) throw new Error('no job after the restart');
      heap = heapInUse() - before;
      disk = await store.sizeOnDisk();
      await engine.close();
      await store.close();
    });
    return { ms, heap: heap / instances, disk: disk / instances };
  });
}

async function fill(file: string, instances: number): Promise<void> {
  const store = openSqliteEngineStore({ file });
  const engine = await createEngine({ store, clock: systemClock(), logger: quiet });
  const deployed = await engine.submit({
    type: 'DeployResources',
    resources: [{ name: 'w1.bpmn', content: MODEL }]
  });
  if (!deployed.ok) throw new Error(deployed.refusal.detail);
  for (let begun = 0; begun < instances; begun += 500) {
    const batch = Array.from({ length: Math.min(500, instances - begun) }, () =>
      engine.submit({ type: 'CreateProcessInstance', processDefinitionId: PROCESS_ID, variables: VARIABLES })
    );
    await Promise.all(batch);
  }
  await engine.close();
  await store.close();
}

function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
