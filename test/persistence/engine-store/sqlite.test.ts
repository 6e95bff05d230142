import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { sqliteDialect } from '../../../persistence/engine-store/sqlite/dialect.ts';
import { openSqliteEngineStore } from '../../../persistence/engine-store/sqlite/store.ts';
import { describeDerived } from './derived-suite.ts';
import { describeHalfCharacters } from './half-characters-suite.ts';
import { describeMembers } from './members-suite.ts';
import { describeOlderSchema, type OlderBench } from './older-schema-suite.ts';
import { describeSearches } from './searches-suite.ts';
import { describeEngineStore } from './shared-suite.ts';

async function inFolder(): Promise<OlderBench> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-store-'));
  const file = join(folder, 'engine.db');
  return {
    dialect: sqliteDialect,
    open: async () => openSqliteEngineStore({ file }),
    remove: () => rm(folder, { recursive: true, force: true }),
    execute: async (statements) => {
      const db = new Database(file);
      for (const [sql, params = []] of statements) db.prepare(sql).run([...params]);
      db.close();
    }
  };
}

/** A step is one transaction here: one that broke off has left nothing. */
async function rollingBack(): Promise<OlderBench> {
  const bench = await inFolder();
  let filled = false;
  return {
    ...bench,
    execute: async (statements) => {
      if (!filled) await bench.execute(statements);
      filled = true;
    }
  };
}

describeEngineStore('SQLite', inFolder);
describeDerived('SQLite', inFolder);
describeMembers('SQLite', inFolder);
describeSearches('SQLite', inFolder);
describeHalfCharacters('SQLite', inFolder);
describeOlderSchema('SQLite', rollingBack);
