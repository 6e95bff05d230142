import Database from 'libsql';
import path from 'node:path';
import mysql from 'mysql2/promise';
import type { ProductPlace } from '../../support/product-process.ts';

export type Row = Readonly<Record<string, string | number | null>>;

/** What a desk and its engine have written, read beside them. */
export interface Books {
  cases(sql: string): Promise<readonly Row[]>;
  engine(sql: string): Promise<readonly Row[]>;
  /** What is not sound about the files themselves; MariaDB looks after its own. */
  damages(): Promise<readonly string[]>;
  close(): Promise<void>;
}

function onSqlite(dataDir: string): Books {
  const files = ['shoumi.db', 'engine.db'].map((name) => {
    const database = new Database(path.join(dataDir, name), { readonly: true });
    database.exec('PRAGMA busy_timeout = 5000');
    return database;
  });
  const [cases, engine] = files;
  return {
    cases: async (sql) => cases!.prepare(sql).all([]) as Row[],
    engine: async (sql) => engine!.prepare(sql).all([]) as Row[],
    async damages() {
      const found = files.flatMap((file) => file.prepare('PRAGMA integrity_check').all([]) as Row[]);
      return found.map((row) => String(row.integrity_check)).filter((each) => each !== 'ok');
    },
    async close() {
      for (const file of files) file.close();
    }
  };
}

async function onMariadb(url: string): Promise<Books> {
  const connection = await mysql.createConnection({
    uri: url,
    supportBigNumbers: true,
    bigNumberStrings: true
  });
  const rows = async (sql: string): Promise<Row[]> => {
    const [found] = await connection.query(sql);
    return found as Row[];
  };
  return { cases: rows, engine: rows, damages: async () => [], close: () => connection.end() };
}

/** Opens the books of a desk, also of one that runs. */
export const openBooks = async ({ dataDir, databaseUrl }: ProductPlace): Promise<Books> =>
  databaseUrl === undefined ? onSqlite(dataDir) : onMariadb(databaseUrl);
