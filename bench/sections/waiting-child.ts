/** Runs in a process of its own: `waiting-child.ts INSTANCES MS`; tells its parent {@link WaitingFigures}. */
import { ask } from '../../engine/testing/ask.ts';
import { openSqliteEngineStore } from '../../persistence/engine-store/sqlite/store.ts';
import { timed } from '../support/measure.ts';
import { askAll, inFolder, withEngine } from '../support/stores.ts';
import { inProcess } from '../workloads/in-process.ts';
import { JOB_TYPE, oneTask, VARIABLES } from '../workloads/model.ts';

export interface WaitingFigures {
  /** W1 instances per second beside the waiting ones. */
  readonly rate: number;
  /** Bytes of heap and of disk per waiting instance. */
  readonly heap: number;
  readonly disk: number;
  /** From opening the file to a job in a worker's hands, in ms. */
  readonly restart: number;
}

const [instances = 0, ms = 0] = process.argv.slice(2).map(Number);

/** The waiting ones wait at a job of another type than the one that is measured. */
const waitingType = `${JOB_TYPE}-later`;
const waitingId = 'bench-waiting';
const waitingModel = oneTask
  .model('feel')
  .replaceAll(oneTask.processId, waitingId)
  .replaceAll(JOB_TYPE, waitingType);

const heapInUse = () => {
  globalThis.gc!();
  return process.memoryUsage().heapUsed;
};

const figures = await inFolder(async (file): Promise<WaitingFigures> => {
  const first = openSqliteEngineStore({ file });
  const measured = await withEngine(first, waitingModel, async (engine) => {
    const before = heapInUse();
    await askAll(engine, instances, () => ({
      type: 'CreateProcessInstance',
      processDefinitionId: waitingId,
      variables: VARIABLES
    }));
    const heap = (heapInUse() - before) / instances;
    const disk = (await first.sizeOnDisk()) / instances;
    await ask(engine, {
      type: 'DeployResources',
      resources: [{ name: 'w1.bpmn', content: oneTask.model('feel') }]
    });
    const { rate } = await inProcess(engine, first, oneTask, ms);
    return { rate, heap, disk };
  });
  await first.close();
  let second: ReturnType<typeof openSqliteEngineStore> | undefined;
  const restart = await timed(async () => {
    second = openSqliteEngineStore({ file });
    await withEngine(second, waitingModel, (engine) =>
      ask(engine, { type: 'ActivateJobs', jobType: waitingType, maxJobsToActivate: 1, timeout: 60_000 })
    );
  });
  await second?.close();
  return { ...measured, restart };
});
process.send!(figures, () => process.exit(0));
