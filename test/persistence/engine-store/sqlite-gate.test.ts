import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSqlite, pragma } from '../../../persistence/engine-store/sqlite/open.ts';
import { openSqliteEngineStore } from '../../../persistence/engine-store/sqlite/store.ts';
import { processInstance } from './records.ts';

describe('the start-up gate on SQLite', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'engine-gate-'));
    file = join(folder, 'engine.db');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const refusal = (settings: { file: string; synchronous?: string }): { code?: string; message?: string } => {
    try {
      openSqlite(settings).close();
      return {};
    } catch (error) {
      return error as { code?: string; message?: string };
    }
  };

  it('works with a write-ahead log whose every commit is flushed', () => {
    const { db, close } = openSqlite({ file });
    expect([pragma(db, 'journal_mode'), pragma(db, 'synchronous')]).toEqual(['wal', 2]);
    close();
  });

  it.each(['NORMAL', 'OFF'])('refuses synchronous=%s and says what to set', (synchronous) => {
    const refused = refusal({ file, synchronous });
    expect(refused.code).toBe('ENGINE_STORE_UNSAFE');
    expect(refused.message).toMatch(/synchronous.*FULL/s);
  });

  it('refuses a second engine on the same file until the first has closed', () => {
    const first = openSqlite({ file });
    expect(refusal({ file }).code).toBe('ENGINE_STORE_IN_USE');
    first.close();
    expect(refusal({ file })).toEqual({});
  });

  it('refuses a file that is no database', () => {
    writeFileSync(file, 'not a database, but long enough to look at: '.repeat(100));
    expect(refusal({ file }).code).toBe('ENGINE_STORE_DAMAGED');
  });

  it('refuses a database with a damaged page', async () => {
    const store = openSqliteEngineStore({ file });
    const inserts = Array.from({ length: 500 }, (_none, i) => processInstance(i));
    await store.commit({ processInstance: { inserts, updates: [], deletes: [] } });
    await store.close();
    const bytes = readFileSync(file);
    bytes.fill(0xab, 4096 * 40, 4096 * 60);
    writeFileSync(file, bytes);
    const refused = refusal({ file });
    expect(refused.code).toBe('ENGINE_STORE_DAMAGED');
    expect(refused.message).toMatch(/損毀.*damaged/s);
  });

  it('refuses a database that a newer program wrote, and leaves it as it is', () => {
    const { db, close } = openSqlite({ file });
    db.exec("INSERT INTO engine_migration VALUES (999, 'later', 'now')");
    close();
    const refused = refusal({ file });
    expect(refused.code).toBe('ENGINE_STORE_NEWER');
    expect(refused.message).toContain('999');
  });
});
