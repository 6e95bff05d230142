import { randomBytes } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../persistence/database.ts';
import { migrations } from '../../persistence/migrations/index.ts';
import { sqliteDatabase, type TestDatabase } from '../support/case-store.ts';

const Libsql = createRequire(import.meta.url)('libsql');

describe('start-up gate on SQLite', () => {
  let database: TestDatabase;
  let file: string;

  beforeEach(async () => {
    database = await sqliteDatabase();
    file = database.file ?? '';
  });

  afterEach(() => database.drop());

  const make = async (): Promise<void> => {
    const db = await openDatabase(database.settings);
    await db.destroy();
  };

  it('sets what keeps acknowledged commits', async () => {
    const db = await openDatabase(database.settings);
    expect(await db.raw('PRAGMA journal_mode')).toMatchObject([{ journal_mode: 'wal' }]);
    expect(await db.raw('PRAGMA synchronous')).toMatchObject([{ synchronous: 2 }]);
    expect(await db.raw('PRAGMA foreign_keys')).toMatchObject([{ foreign_keys: 1 }]);
    await db.destroy();
  });

  it('refuses what cannot be set so', async () => {
    await expect(openDatabase({ client: 'sqlite', file: ':memory:' })).rejects.toMatchObject({
      refusal: { code: 'DATABASE_UNSAFE' }
    });
  });

  it('lists migrations in the order of their numbers', () => {
    const numbers = migrations.map(({ name }) => Number.parseInt(name, 10));
    expect(numbers).toEqual(migrations.map((_, index) => index + 1));
  });

  it('refuses a file that is no database', async () => {
    await writeFile(file, randomBytes(8192));
    await expect(make()).rejects.toMatchObject({ refusal: { code: 'DATABASE_DAMAGED' } });
  });

  it('refuses a database with a damaged page', async () => {
    const db = await openDatabase(database.settings);
    await db.raw('PRAGMA wal_checkpoint(TRUNCATE)');
    await db.destroy();
    const handle = await open(file, 'r+');
    const { size } = await handle.stat();
    for (let at = 8192; at < size; at += 4096) await handle.write(randomBytes(600), 0, 600, at);
    await handle.close();
    await expect(make()).rejects.toMatchObject({ refusal: { code: 'DATABASE_DAMAGED' } });
  });

  it('refuses a database of a newer program, and leaves it as it is', async () => {
    await make();
    const raw = new Libsql(file);
    raw.exec("INSERT INTO migrations (name, batch) VALUES ('0099-from-the-future', 9)");
    raw.close();
    await expect(make()).rejects.toMatchObject({
      refusal: { code: 'DATABASE_NEWER', facts: { found: 99, known: migrations.length } }
    });
  });

  it('goes on after a start that died while migrating', async () => {
    await make();
    const raw = new Libsql(file);
    raw.exec("DELETE FROM migrations WHERE name = '0009-audit'; UPDATE migrations_lock SET is_locked = 1");
    raw.close();
    await make();
    const db = await openDatabase(database.settings);
    expect(await db('audit_head').select('seq')).toEqual([{ seq: 0 }]);
    await db.destroy();
  });
});

describe('a SQLite file on a full disk', () => {
  it('refuses with a code, leaves nothing behind, and goes on when there is space', async () => {
    const database = await sqliteDatabase();
    const db = await openDatabase(database.settings);
    await db.schema.createTable('heap', (table) => table.text('what'));
    const pages = Object.values((await db.raw('PRAGMA page_count'))[0] as object)[0] as number;
    await db.raw(`PRAGMA max_page_count = ${pages + 2}`);
    const many = () =>
      db.transaction(async (inner) => {
        await inner('heap').insert({ what: 'first' });
        await inner('heap').insert({ what: 'x'.repeat(100_000) });
      });
    await expect(many()).rejects.toMatchObject({ refusal: { code: 'STORAGE_FULL' } });
    expect(await db('heap').select('what')).toEqual([]);
    await db.raw('PRAGMA max_page_count = 1000000');
    await many();
    expect(await db('heap').select('what')).toHaveLength(2);
    await db.destroy();
    await database.drop();
  });
});
