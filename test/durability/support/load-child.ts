/**
 * Runs in a process of its own, to be killed: an engine on a store, and people and workers who keep it busy.
 * `load-child.ts DATABASE [COMMIT DELAY]`: DATABASE is a {@link Place} as JSON; with COMMIT it kills itself DELAY microseconds
 * after that commit has begun. Tells its parent {@link Told}: every acknowledgement, after it was given.
 */
import { setTimeout as pause, setImmediate as nextTurn } from 'node:timers/promises';
import { systemClock } from '../../../engine/clock/system-clock.ts';
import { createEngine } from '../../../engine/engine.ts';
import { ask } from '../../../engine/testing/ask.ts';
import { silentLogger } from '../../../engine/testing/silent-logger.ts';
import { jobType, model, openPlace, type Place, processId, type Told } from './load.ts';

const [place = '', commit, delay] = process.argv.slice(2);
const lanes = 16;
/** So many instances may be open that this process began. */
const most = 300;
let open = 0;

/** What stands in the pipe when the process is killed still arrives. */
const tell = (told: Told) => void process.send!(told);

const store = await openPlace(JSON.parse(place) as Place);
if (commit !== undefined) dieIn(Number(commit), Number(delay));

const began = performance.now();
const engine = await createEngine({ store, clock: systemClock(), logger: silentLogger });
await ask(engine, { type: 'DeployResources', resources: [{ name: 'load.bpmn', content: model }] });
tell({ kind: 'ready', ms: performance.now() - began });

await Promise.all([...Array.from({ length: lanes }, () => forever(start)), forever(work), forever(review)]);

async function forever(act: () => Promise<void>): Promise<never> {
  for (;;) await act();
}

async function start(): Promise<void> {
  const { processInstance } = await ask(engine, {
    type: 'CreateProcessInstance',
    processDefinitionId: processId
  });
  tell({ kind: 'created', key: processInstance.key });
  open++;
  while (open > most) await pause(1);
}

async function work(): Promise<void> {
  const { jobs } = await ask(engine, { type: 'ActivateJobs', jobType, maxJobsToActivate: 64, timeout: 500 });
  await Promise.all(
    jobs.map(async ({ job }) => {
      const done = await engine.submit({ type: 'CompleteJob', jobKey: job.key });
      // A job whose time was over went to somebody else: refused, and not acknowledged.
      if (done.ok) tell({ kind: 'worked', key: job.key });
    })
  );
}

async function review(): Promise<void> {
  const { items } = await store.search('userTask', {
    where: [{ field: 'state', op: 'eq', value: 'CREATED' }],
    sort: [],
    limit: 50
  });
  await Promise.all(
    items.map(async ({ key, processInstanceKey }) => {
      const done = await engine.submit({ type: 'CompleteUserTask', userTaskKey: key });
      if (!done.ok) return;
      open--;
      tell({ kind: 'reviewed', key, processInstanceKey });
    })
  );
  await nextTurn();
}

/** Ends this process without a word, inside a transaction. */
function dieIn(nth: number, microseconds: number): void {
  const write = store.commit.bind(store);
  let commits = 0;
  store.commit = (changes) => {
    const writing = write(changes);
    if (++commits === nth) void die(performance.now() + microseconds / 1000);
    return writing;
  };
}

async function die(at: number): Promise<void> {
  while (performance.now() < at) await nextTurn();
  process.kill(process.pid, 'SIGKILL');
}
