import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import type { MariadbSettings } from '../../persistence/engine-store/mariadb/open.ts';

const SERVER = process.env['MARIADB_URL'] ?? 'mariadb://root@127.0.0.1:3306';

/** Runs statements as the server's administrator; says how to get a server when none answers. */
export async function administer(...statements: string[]): Promise<void> {
  const { hostname, port, username, password } = new URL(SERVER);
  const connection = await mysql
    .createConnection({ host: hostname, port: Number(port || 3306), user: username, password })
    .catch((cause: unknown) => {
      throw new Error(
        `No MariaDB at ${hostname}:${port}: apt-get install mariadb-server, start it, or set MARIADB_URL`,
        { cause }
      );
    });
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}

/** A new database for an engine, and how to drop it. */
export async function engineDatabase(): Promise<{ settings: MariadbSettings; drop(): Promise<void> }> {
  const database = `engine_${randomBytes(6).toString('hex')}`;
  const { hostname, port, username, password } = new URL(SERVER);
  await administer(`CREATE DATABASE ${database}`);
  return {
    settings: { host: hostname, port: Number(port || 3306), user: username, password, database },
    drop: () => administer(`DROP DATABASE IF EXISTS ${database}`)
  };
}
