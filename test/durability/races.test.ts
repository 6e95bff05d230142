import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../engine/clock/system-clock.ts';
import type { Command } from '../../engine/commands.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import { ask } from '../../engine/testing/ask.ts';
import { silentLogger } from '../support/engine.ts';
import { engineDatabase } from '../support/mariadb-engine.ts';
import { jobType, model, openPlace, type Place, processId, type Store } from './support/load.ts';

/** Races for each job and each task; the figure that is aimed at is 1,000. */
const races = Number(process.env['RACES'] ?? 300);
const runners = 50;

type Setting = { readonly place: Place; readonly remove: () => Promise<void> | void };

async function onSqlite(): Promise<Setting> {
  const folder = mkdtempSync(path.join(tmpdir(), 'engine-races-'));
  return {
    place: { file: path.join(folder, 'engine.db') },
    remove: () => rmSync(folder, { recursive: true })
  };
}

async function onMariadb(): Promise<Setting> {
  const { settings, drop } = await engineDatabase();
  return { place: { mariadb: settings }, remove: drop };
}

describe.each([
  ['SQLite', onSqlite],
  ['MariaDB', onMariadb]
])('fifty at once for one job or task, on %s', (_name, make) => {
  let setting: Setting;
  let store: Store;
  let engine: Engine;

  beforeAll(async () => {
    setting = await make();
    store = await openPlace(setting.place);
    engine = await createEngine({ store, clock: systemClock(), logger: silentLogger });
    await ask(engine, { type: 'DeployResources', resources: [{ name: 'load.bpmn', content: model }] });
  });

  afterAll(async () => {
    await engine.close();
    await store.close();
    await setting.remove();
  });

  /** How many of many who ask the same at once are told that they did it. */
  async function winners(command: Command): Promise<number> {
    const answers = await Promise.all(Array.from({ length: runners }, () => engine.submit(command)));
    return answers.filter(({ ok }) => ok).length;
  }

  it('gives a job to one worker, and lets one complete it, and one person the task behind it', async () => {
    const won: number[] = [];
    for (let race = 0; race < races; race++) {
      const { processInstance } = await ask(engine, {
        type: 'CreateProcessInstance',
        processDefinitionId: processId
      });
      const takers = await Promise.all(
        Array.from({ length: runners }, () =>
          ask(engine, {
            type: 'ActivateJobs',
            jobType,
            maxJobsToActivate: 1,
            timeout: 60_000,
            requestTimeout: -1
          })
        )
      );
      const taken = takers.flatMap(({ jobs }) => jobs);
      won.push(taken.length, await winners({ type: 'CompleteJob', jobKey: taken[0]!.job.key }));
      const { items } = await store.search('userTask', {
        where: [{ field: 'processInstanceKey', op: 'eq', value: processInstance.key }],
        sort: [],
        limit: 10
      });
      won.push(items.length, await winners({ type: 'CompleteUserTask', userTaskKey: items[0]!.key }));
    }
    expect(won).toEqual(Array(races * 4).fill(1));
    const { totalItems } = await store.search('processInstance', {
      where: [{ field: 'state', op: 'eq', value: 'COMPLETED' }],
      sort: [],
      limit: 1
    });
    expect(totalItems).toBe(races);
  }, 600_000);
});
