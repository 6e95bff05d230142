import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEngineStore } from '../../../persistence/engine-store/sqlite/store.ts';
import { describeClockJumps } from './jumps.ts';
import { describePinnedClock } from './pinned.ts';

const newPlace = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clock-'));
  return {
    open: () => openSqliteEngineStore({ file: join(folder, 'engine.sqlite') }),
    remove: () => rm(folder, { recursive: true })
  };
};

describeClockJumps('SQLite', newPlace);
describePinnedClock('SQLite', newPlace);
