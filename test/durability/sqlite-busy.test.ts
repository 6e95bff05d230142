import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../engine/clock/system-clock.ts';
import { createEngine } from '../../engine/engine.ts';
import { ask } from '../../engine/testing/ask.ts';
import { openSqliteEngineStore } from '../../persistence/engine-store/sqlite/store.ts';
import { type Scene, setScene } from '../persistence/scene.ts';
import { makeTestStore, type TestStore } from '../support/case-store.ts';
import { silentLogger } from '../support/engine.ts';
import { model, processId } from './support/load.ts';
import { actOnce, completedTasks, listTask } from './support/one-act.ts';

const script = fileURLToPath(new URL('support/lock-child.mjs', import.meta.url));

/** Another process that holds the file's write lock; the answer lets it go. */
async function heldElsewhere(file: string): Promise<() => Promise<void>> {
  const child = fork(script, [file], { execArgv: [] });
  await once(child, 'message');
  return async () => {
    const ended = once(child, 'exit');
    child.send('let go');
    await ended;
  };
}

const turns = async (many: number) => {
  for (let turn = 0; turn < many; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe('a case store whose file another process writes to', () => {
  let held: TestStore;
  let scene: Scene;

  beforeEach(async () => {
    held = await makeTestStore();
    scene = await setScene(held.store);
    await listTask(held.store, scene, '1');
  });
  afterEach(() => held.close());

  it('waits, while everything else goes on, and does the act once', async () => {
    const letGo = await heldElsewhere(held.database.file!);
    const acting = actOnce(held.store, scene, '1');
    await turns(50);
    await letGo();
    await acting;
    expect(await completedTasks(held.store)).toEqual(['1']);
  });

  it('gives up in the end with nothing done, and does the act once when it is sent again', async () => {
    const letGo = await heldElsewhere(held.database.file!);
    await expect(actOnce(held.store, scene, '1')).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    await letGo();
    expect(await completedTasks(held.store)).toEqual([]);
    await actOnce(held.store, scene, '1');
    await actOnce(held.store, scene, '1');
    expect(await completedTasks(held.store)).toEqual(['1']);
  });
});

describe('an engine whose file another process writes to', () => {
  const create = { type: 'CreateProcessInstance', processDefinitionId: processId } as const;
  let folder: string;
  let store: ReturnType<typeof openSqliteEngineStore>;
  let engine: Awaited<ReturnType<typeof createEngine>>;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'engine-busy-'));
    store = openSqliteEngineStore({ file: path.join(folder, 'engine.db') });
    engine = await createEngine({ store, clock: systemClock(), logger: silentLogger });
    await ask(engine, { type: 'DeployResources', resources: [{ name: 'load.bpmn', content: model }] });
  });
  afterEach(async () => {
    await engine.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const instances = async () =>
    (await store.search('processInstance', { where: [], sort: [], limit: 9 })).totalItems;

  it('waits, and does the command once', async () => {
    const letGo = await heldElsewhere(path.join(folder, 'engine.db'));
    const creating = ask(engine, create);
    await turns(50);
    await letGo();
    await creating;
    expect(await instances()).toBe(1);
  });

  it('refuses in the end with nothing done, and goes on afterwards', async () => {
    const letGo = await heldElsewhere(path.join(folder, 'engine.db'));
    expect(await engine.submit(create)).toMatchObject({ ok: false, refusal: { code: 'UNAVAILABLE' } });
    await letGo();
    await ask(engine, create);
    expect(await instances()).toBe(1);
  });
});
