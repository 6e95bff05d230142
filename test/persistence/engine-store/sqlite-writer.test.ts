import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  connectionPragmas,
  type OpenSqlite,
  openSqlite
} from '../../../persistence/engine-store/sqlite/open.ts';
import { SqliteEngineStore } from '../../../persistence/engine-store/sqlite/store.ts';
import { processInstance } from './records.ts';
import { ThreadWriter, type Writer, writerOn } from '../../../persistence/engine-store/sqlite/writer.ts';

const put = (key: string) => ({
  sql: 'INSERT INTO engine_note (entity_key, body) VALUES (?, ?)',
  params: [key, '{}']
});

describe('writing to SQLite', () => {
  let folder: string;
  let open: OpenSqlite;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'engine-writer-'));
    open = openSqlite({ file: join(folder, 'engine.db') });
  });

  afterEach(() => {
    open.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const keys = () =>
    open.db
      .prepare('SELECT entity_key FROM engine_note ORDER BY entity_key')
      .all()
      .map((row) => (row as { entity_key: string }).entity_key);

  const writers: [name: string, make: () => Writer][] = [
    ['in a thread', () => new ThreadWriter(join(folder, 'engine.db'))],
    ['on the connection itself', () => writerOn(open.db)]
  ];

  it.each(writers)('does a list as a whole or not at all, %s', async (_name, make) => {
    const writer = make();
    await writer.write([put('a'), put('b')]);
    await expect(writer.write([put('c'), put('a')])).rejects.toThrow(/UNIQUE/);
    expect(keys()).toEqual(['a', 'b']);
    await writer.write([put('c')]);
    expect(keys()).toEqual(['a', 'b', 'c']);
    await writer.close();
  });

  it('writes lists in their order, and all of them before it closes', async () => {
    const writer = new ThreadWriter(join(folder, 'engine.db'));
    const remove = { sql: 'DELETE FROM engine_note', params: [] };
    const written = [writer.write([put('a')]), writer.write([remove]), writer.write([put('b')])];
    await writer.close();
    await Promise.all(written);
    expect(keys()).toEqual(['b']);
  });

  it('leaves the event loop free while the thread writes', async () => {
    const writer = new ThreadWriter(join(folder, 'engine.db'));
    await writer.write([put('first')]);
    let turns = 0;
    let writing = true;
    const count = () => {
      turns += 1;
      if (writing) setImmediate(count);
    };
    count();
    await writer.write(Array.from({ length: 5_000 }, (_none, index) => put(`n${index}`)));
    writing = false;
    expect(turns).toBeGreaterThan(10);
    await writer.close();
  });

  it('writes nothing on a connection that does not flush', async () => {
    const writer = new ThreadWriter(join(folder, 'engine.db'), [
      ...connectionPragmas,
      'synchronous = NORMAL'
    ]);
    const refused = await writer.write([put('a')]).catch((error: Error) => error);
    expect(refused).toMatchObject({ cause: { message: expect.stringContaining('synchronous is 1') } });
    expect(keys()).toEqual([]);
    await writer.close();
  });

  it('refuses what a thread took along that ended, and begins another for the next list', async () => {
    const missing = join(folder, 'later', 'engine.db');
    const writer = new ThreadWriter(missing);
    await expect(writer.write([put('a')])).rejects.toThrow('the thread that writes has ended');
    await expect(writer.write([put('a')])).rejects.toThrow('the thread that writes has ended');
    await writer.close();
  });
});

describe('an engine store whose disk has failed', () => {
  it('says so once and commits nothing more, whatever the disk says afterwards', async () => {
    const ioError = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
    const answers = [Promise.resolve(), Promise.reject(ioError), Promise.resolve()];
    const writer: Writer = { flushMs: 0, write: () => answers.shift()!, close: async () => undefined };
    const failures: Error[] = [];
    const settings = { file: ':memory:', onDiskFailure: (failure: Error) => failures.push(failure) };
    const store = new SqliteEngineStore(settings, openSqlite(settings), writer);
    const put = (key: number) =>
      store.commit({ processInstance: { inserts: [processInstance(key)], updates: [], deletes: [] } });
    await put(1);
    await expect(put(2)).rejects.toMatchObject({ code: 'ENGINE_STORE_FAILED', cause: ioError });
    await expect(put(3)).rejects.toMatchObject({ code: 'ENGINE_STORE_FAILED' });
    expect([answers.length, failures.length]).toEqual([1, 1]);
    await store.close();
  });
});
