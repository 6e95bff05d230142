import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import mysql from 'mysql2/promise';
import { createCaseStore } from '../../persistence/case-store.ts';
import type { CaseStore } from '../../persistence/contract/index.ts';
import { openDatabase, type DatabaseSettings } from '../../persistence/database.ts';

/** A clock that stands still until it is told otherwise: Monday 2026-03-02, 09:00 in Taipei. */
export class StandingClock {
  at = Date.parse('2026-03-02T01:00:00.000Z');

  now(): number {
    return this.at;
  }

  advance(ms: number): void {
    this.at += ms;
  }
}

export interface TestDatabase {
  readonly settings: DatabaseSettings;
  /** The SQLite file; undefined on MariaDB. */
  readonly file: string | undefined;
  drop(): Promise<void>;
}

/** A database of its own, that nothing is left of after `drop`. */
export type MakeDatabase = () => Promise<TestDatabase>;

export const sqliteDatabase: MakeDatabase = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'case-store-'));
  const file = join(folder, 'cases.db');
  return {
    settings: { client: 'sqlite', file },
    file,
    drop: () => rm(folder, { recursive: true, force: true })
  };
};

const SERVER = process.env['MARIADB_URL'] ?? 'mariadb://root@127.0.0.1:3306';

/** Says how to get a server when none answers. */
export const mariadbDatabase: MakeDatabase = async () => {
  const name = `cases_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const { hostname, port, username, password } = new URL(SERVER);
    const connection = await mysql
      .createConnection({ host: hostname, port: Number(port || 3306), user: username, password })
      .catch((cause: unknown) => {
        throw new Error(
          `No MariaDB at ${hostname}:${port}: apt-get install mariadb-server, start it, or set MARIADB_URL`,
          {
            cause
          }
        );
      });
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name}`);
  return {
    settings: { client: 'mariadb', url: `${SERVER}/${name}` },
    file: undefined,
    drop: () => run(`DROP DATABASE ${name}`)
  };
};

export interface TestStore {
  readonly store: CaseStore;
  readonly db: Knex;
  readonly clock: StandingClock;
  readonly database: TestDatabase;
  readonly masterKey: Buffer;
  close(): Promise<void>;
}

/** A case store over a fresh database, with a standing clock. */
export async function makeTestStore(make: MakeDatabase = sqliteDatabase): Promise<TestStore> {
  const database = await make();
  const clock = new StandingClock();
  const masterKey = randomBytes(32);
  const db = await openDatabase(database.settings).catch(async (error: unknown) => {
    await database.drop();
    throw error;
  });
  return {
    store: createCaseStore(db, { clock, random: randomBytes, masterKey }),
    db,
    clock,
    database,
    masterKey,
    async close() {
      await db.destroy();
      await database.drop();
    }
  };
}
