import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../engine/clock/system-clock.ts';
import { createEngine } from '../../engine/engine.ts';
import { ask } from '../../engine/testing/ask.ts';
import { createCaseStore } from '../../persistence/case-store.ts';
import { openDatabase } from '../../persistence/database.ts';
import { mariadbAddress } from '../../persistence/database/mariadb-address.ts';
import { openMariadbEngineStore } from '../../persistence/engine-store/mariadb/store.ts';
import { type Scene, setScene } from '../persistence/scene.ts';
import { mariadbDatabase, StandingClock, type TestDatabase } from '../support/case-store.ts';
import { silentLogger } from '../support/engine.ts';
import { administer } from '../support/mariadb-engine.ts';
import { type Holder, holder } from '../support/mariadb-locks.ts';
import { type MariadbLine, mariadbLine, type Moment } from '../support/mariadb-line.ts';
import { jobType, model, processId } from './support/load.ts';
import { actOnce, completedTasks, listTask } from './support/one-act.ts';

/** More changes than any transaction of a desk or engine makes here. */
const ballast = 1_000;

let database: TestDatabase;
let url: string;

beforeEach(async () => {
  database = await mariadbDatabase();
  url = database.settings.client === 'mariadb' ? database.settings.url : '';
});
afterEach(() => database.drop());

describe('a case store on MariaDB', () => {
  const clock = new StandingClock();
  const masterKey = randomBytes(32);
  let line: MariadbLine;
  let db: Awaited<ReturnType<typeof openDatabase>>;
  let store: ReturnType<typeof createCaseStore>;
  let scene: Scene;
  let other: Holder | undefined;

  beforeEach(async () => {
    line = await mariadbLine(mariadbAddress(url));
    const { host, port } = line.settings;
    const through = Object.assign(new URL(url), { hostname: host, port: String(port) });
    db = await openDatabase({ client: 'mariadb', url: through.href });
    store = createCaseStore(db, { clock, random: randomBytes, masterKey });
    scene = await setScene(store);
  });
  afterEach(async () => {
    await other?.close();
    other = undefined;
    await db.destroy();
    line.close();
  });

  it.each<Moment>(['before', 'after'])(
    'does an act once when it is sent again, its line cut %s each statement',
    async (moment) => {
      const tasks: string[] = [];
      let lost = 0;
      for (let statements = Infinity; tasks.length < statements;) {
        const task = String(tasks.length);
        await listTask(store, scene, task);
        line.cutAt(tasks.length, moment);
        tasks.push(task);
        const first = actOnce(store, scene, task);
        if (
          await first.then(
            () => false,
            () => true
          )
        )
          lost++;
        else statements = Math.min(statements, line.count());
        line.cutAt(Infinity, moment);
        await actOnce(store, scene, task);
      }
      expect(lost).toBeGreaterThan(9);
      expect(await completedTasks(store)).toEqual(tasks);
    }
  );

  it('does an act once that the server gave up in a deadlock', async () => {
    await listTask(store, scene, '1');
    other = await holder(url, ballast);
    await other.lock('SELECT * FROM audit_head');
    const acting = actOnce(store, scene, '1');
    await other.awaited();
    await other.lock("SELECT * FROM tasks WHERE user_task_key = '1'");
    await other.letGo();
    await acting;
    expect(await completedTasks(store)).toEqual(['1']);
  });

  it('does an act once after it waited for a lock in vain', async () => {
    await listTask(store, scene, '1');
    other = await holder(url);
    await other.lock('SELECT * FROM audit_head');
    await administer('SET GLOBAL innodb_lock_wait_timeout = 1');
    try {
      // Connections that were open before keep the patience of then.
      const connection = await openDatabase(database.settings);
      const hasty = createCaseStore(connection, { clock, random: randomBytes, masterKey });
      const acting = actOnce(hasty, scene, '1');
      await other.awaited();
      await other.gaveUp();
      await other.letGo();
      await acting;
      await connection.destroy();
      expect(await completedTasks(store)).toEqual(['1']);
    } finally {
      await administer('SET GLOBAL innodb_lock_wait_timeout = DEFAULT');
    }
  });
});

describe('an engine on MariaDB', () => {
  it('does a command once that the server gave up in a deadlock', async () => {
    const store = await openMariadbEngineStore(mariadbAddress(url));
    const engine = await createEngine({ store, clock: systemClock(), logger: silentLogger });
    await ask(engine, { type: 'DeployResources', resources: [{ name: 'load.bpmn', content: model }] });
    await ask(engine, { type: 'CreateProcessInstance', processDefinitionId: processId });
    const { jobs } = await ask(engine, {
      type: 'ActivateJobs',
      jobType,
      maxJobsToActivate: 1,
      timeout: 60_000
    });
    const other = await holder(url, ballast);
    await other.lock('SELECT * FROM engine_job');
    const completing = ask(engine, { type: 'CompleteJob', jobKey: jobs[0]!.job.key });
    await other.awaited();
    await other.lock('SELECT * FROM engine_element_instance');
    await other.letGo();
    await completing;
    expect(await store.search('userTask', { where: [], sort: [], limit: 9 })).toMatchObject({
      totalItems: 1
    });
    expect(await store.get('job', jobs[0]!.job.key)).toMatchObject({ state: 'COMPLETED' });
    await other.close();
    await engine.close();
    await store.close();
  });
});
