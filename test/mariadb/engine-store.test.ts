import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { mariadbDialect } from '../../persistence/engine-store/mariadb/dialect.ts';
import { openMariadbEngineStore } from '../../persistence/engine-store/mariadb/store.ts';
import { processInstance, keyNumber } from '../persistence/engine-store/records.ts';
import { describeDerived } from '../persistence/engine-store/derived-suite.ts';
import { describeHalfCharacters } from '../persistence/engine-store/half-characters-suite.ts';
import { describeMembers } from '../persistence/engine-store/members-suite.ts';
import { describeOlderSchema, type OlderBench } from '../persistence/engine-store/older-schema-suite.ts';
import { describeSearches } from '../persistence/engine-store/searches-suite.ts';
import { describeEngineStore } from '../persistence/engine-store/shared-suite.ts';
import { administer, engineDatabase } from '../support/mariadb-engine.ts';

async function inDatabase(): Promise<OlderBench> {
  const { settings, drop } = await engineDatabase();
  return {
    dialect: mariadbDialect,
    open: () => openMariadbEngineStore(settings),
    remove: drop,
    execute: async (statements) => {
      const connection = await createConnection({ ...settings });
      for (const [sql, params = []] of statements) await connection.query(sql, [...params]);
      await connection.end();
    }
  };
}

describeEngineStore('MariaDB', inDatabase);
describeDerived('MariaDB', inDatabase);
describeMembers('MariaDB', inDatabase);
describeSearches('MariaDB', inDatabase);
describeHalfCharacters('MariaDB', inDatabase);
describeOlderSchema('MariaDB', inDatabase);

describe('the start-up gate on MariaDB', () => {
  let database: Awaited<ReturnType<typeof engineDatabase>>;

  beforeEach(async () => {
    database = await engineDatabase();
  });

  afterEach(() => database.drop());

  it('refuses a second engine on the same database until the first has closed', async () => {
    const first = await openMariadbEngineStore(database.settings);
    await expect(openMariadbEngineStore(database.settings)).rejects.toMatchObject({
      code: 'ENGINE_STORE_IN_USE'
    });
    await first.close();
    await (await openMariadbEngineStore(database.settings)).close();
  });

  it('refuses a database that a newer program wrote', async () => {
    await (await openMariadbEngineStore(database.settings)).close();
    await administer(
      `INSERT INTO ${database.settings.database}.engine_migration VALUES (999, 'later', 'now')`
    );
    await expect(openMariadbEngineStore(database.settings)).rejects.toMatchObject({
      code: 'ENGINE_STORE_NEWER'
    });
  });

  it('refuses a server that acknowledges commits before they are on disk', async () => {
    await administer('SET GLOBAL innodb_flush_log_at_trx_commit = 2');
    try {
      await expect(openMariadbEngineStore(database.settings)).rejects.toMatchObject({
        code: 'ENGINE_STORE_UNSAFE'
      });
    } finally {
      await administer('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
    }
  });

  it('says so when there is no server', async () => {
    const nowhere = { ...database.settings, port: 1 };
    await expect(openMariadbEngineStore(nowhere)).rejects.toMatchObject({ code: 'ENGINE_STORE_UNREACHABLE' });
  });

  it('loses nothing that was committed, and nothing else, when its connection is killed', async () => {
    const store = await openMariadbEngineStore(database.settings);
    try {
      await store.commit({ processInstance: { inserts: [processInstance(1)], updates: [], deletes: [] } });
      await killConnectionsOf(database.settings.database);
      const doomed = store.commit({
        processInstance: { inserts: [processInstance(2)], updates: [], deletes: [] }
      });
      const lost = await doomed.then(
        () => false,
        () => true
      );
      const rows = await store.load();
      expect(rows.processInstance.map((row) => row.key)).toEqual(
        lost ? [keyNumber(1)] : [keyNumber(1), keyNumber(2)]
      );
      await store.commit({ processInstance: { inserts: [processInstance(3)], updates: [], deletes: [] } });
      expect(await store.get('processInstance', keyNumber(3))).toBeDefined();
    } finally {
      await store.close();
    }
  });
});

async function killConnectionsOf(database: string): Promise<void> {
  const { hostname, port, username } = new URL(process.env['MARIADB_URL'] ?? 'mariadb://root@127.0.0.1:3306');
  const admin = await createConnection({ host: hostname, port: Number(port), user: username });
  const [rows] = await admin.query('SELECT id FROM information_schema.processlist WHERE db = ?', [database]);
  for (const { id } of rows as { id: number }[]) await admin.query('KILL ?', [id]).catch(() => undefined);
  await admin.end();
}
