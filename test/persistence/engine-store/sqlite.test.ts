import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEngineStore } from '../../../persistence/engine-store/sqlite/store.ts';
import { describeEngineStore } from './shared-suite.ts';

describeEngineStore('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'engine-store-'));
  return {
    open: async () => openSqliteEngineStore({ file: join(folder, 'engine.db') }),
    remove: () => rm(folder, { recursive: true, force: true })
  };
});
