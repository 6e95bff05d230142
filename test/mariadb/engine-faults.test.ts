import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { controlledClock } from '../../engine/clock/controlled-clock.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import {
  type MariadbEngineStore,
  openMariadbEngineStore
} from '../../persistence/engine-store/mariadb/store.ts';
import { end, flows, model, service, start } from '../support/bpmn.ts';
import { ask } from '../../engine/testing/ask.ts';
import { beginning, silentLogger } from '../support/engine.ts';
import { administer, engineDatabase } from '../support/mariadb-engine.ts';
import { holder, urlOf } from '../support/mariadb-locks.ts';
import { type MariadbLine, mariadbLine, type Moment } from '../support/mariadb-line.ts';

const simple = model(start() + service('Work', 'work') + end() + flows('Start -> Work', 'Work -> End'));

let database: Awaited<ReturnType<typeof engineDatabase>>;
let line: MariadbLine;
let store: MariadbEngineStore;
let engine: Engine;

beforeEach(async () => {
  database = await engineDatabase();
  line = await mariadbLine(database.settings);
  store = await openMariadbEngineStore(line.settings);
  engine = await createEngine({ store, clock: controlledClock(beginning), logger: silentLogger });
  await ask(engine, { type: 'DeployResources', resources: [{ name: 'p.bpmn', content: simple }] });
});

afterEach(async () => {
  await engine.close();
  await store.close();
  line.close();
  await database.drop();
});

const begin = async () =>
  (await ask(engine, { type: 'CreateProcessInstance', processDefinitionId: 'p' })).processInstance.key;

async function statesOf(kind: 'processInstance' | 'job'): Promise<string[]> {
  const { items } = await store.search(kind, { where: [], sort: [], limit: 100 });
  return items.map(({ state }) => state);
}

/** One approval in small: an instance, its job taken and completed, the line cut at one statement of it. */
async function cutOnce(others: number, moment: Moment): Promise<number> {
  line.cutAt(others, moment);
  const key = await begin();
  const taken = await ask(engine, {
    type: 'ActivateJobs',
    jobType: 'work',
    maxJobsToActivate: 10,
    timeout: 60_000
  });
  expect(taken.jobs.map(({ job }) => job.processInstanceKey)).toEqual([key]);
  await ask(engine, { type: 'CompleteJob', jobKey: taken.jobs[0]!.job.key });
  const statements = line.count();
  line.cutAt(Infinity, moment);
  return statements;
}

describe('an engine whose line to MariaDB is cut', () => {
  it.each<Moment>(['before', 'after'])('does everything once, cut %s each statement', async (moment) => {
    let statements = Infinity;
    let rounds = 0;
    for (; rounds < statements; rounds++) statements = await cutOnce(rounds, moment);
    expect(rounds).toBeGreaterThan(9);
    expect(await statesOf('processInstance')).toEqual(Array(rounds).fill('COMPLETED'));
    expect(await statesOf('job')).toEqual(Array(rounds).fill('COMPLETED'));
  });

  it('gives up what it had not written when another engine has worked on the database meanwhile', async () => {
    await begin();
    line.hold();
    const stood = await openMariadbEngineStore(database.settings);
    await stood.load();
    await stood.close();
    line.release();
    const late = await engine.submit({ type: 'CreateProcessInstance', processDefinitionId: 'p' });
    expect(late).toMatchObject({ ok: false, refusal: { code: 'UNAVAILABLE' } });
    expect(await statesOf('processInstance')).toEqual(['ACTIVE']);
    await begin();
  });

  it('waits for a lock that somebody else holds, and then does it once', async () => {
    await begin();
    const { settings } = database;
    await administer(`SET GLOBAL innodb_lock_wait_timeout = 1`);
    const other = await holder(urlOf(settings));
    try {
      await other.lock('SELECT * FROM engine_process_instance');
      const waiting = begin();
      await other.awaited();
      await other.letGo();
      await waiting;
      expect(await statesOf('processInstance')).toEqual(['ACTIVE', 'ACTIVE']);
    } finally {
      await administer(`SET GLOBAL innodb_lock_wait_timeout = DEFAULT`);
      await other.close();
    }
  });
});
