import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import mysql from 'mysql2/promise';
import { openDatabase } from '../../persistence/database.ts';
import { mariadbDatabase, type TestDatabase } from '../support/case-store.ts';

describe('start-up gate on MariaDB', () => {
  let database: TestDatabase;
  let connection: mysql.Connection;

  beforeEach(async () => {
    database = await mariadbDatabase();
    if (database.settings.client !== 'mariadb') throw new Error('not MariaDB');
    connection = await mysql.createConnection(database.settings.url.replace('mariadb:', 'mysql:'));
  });

  afterEach(async () => {
    await connection.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
    await connection.end();
    await database.drop();
  });

  it('refuses a server that may lose acknowledged commits', async () => {
    await connection.query('SET GLOBAL innodb_flush_log_at_trx_commit = 2');
    await expect(openDatabase(database.settings)).rejects.toMatchObject({
      refusal: { code: 'DATABASE_UNSAFE', facts: { reason: 'innodb_flush_log_at_trx_commit=2, must be 1' } }
    });
  });

  it('refuses a database of a newer program', async () => {
    await (await openDatabase(database.settings)).destroy();
    await connection.query("INSERT INTO migrations (name, batch) VALUES ('0099-from-the-future', 9)");
    await expect(openDatabase(database.settings)).rejects.toMatchObject({
      refusal: { code: 'DATABASE_NEWER' }
    });
  });

  it('migrates once when several processes start at the same time', async () => {
    const opened = await Promise.all([1, 2, 3].map(() => openDatabase(database.settings)));
    const [rows] = await connection.query<mysql.RowDataPacket[]>('SELECT name FROM migrations');
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    await Promise.all(opened.map((db) => db.destroy()));
  });

  it('takes a migration again that was cut short between its statements', async () => {
    await (await openDatabase(database.settings)).destroy();
    await connection.query("DELETE FROM migrations WHERE name >= '0006'");
    await connection.query('DROP TRIGGER custody_events_refuse_delete');
    const db = await openDatabase(database.settings);
    await expect(db('custody_events').delete()).resolves.toBe(0);
    const [triggers] = await connection.query<mysql.RowDataPacket[]>("SHOW TRIGGERS LIKE 'custody_events'");
    expect(triggers).toHaveLength(2);
    await db.destroy();
  });
});
