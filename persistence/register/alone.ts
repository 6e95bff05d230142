import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { RefusalError } from '../../domain/refusals.ts';
import { createGate, type Gate } from './gate.ts';

/** What is under way waits for a slow engine at most; whoever waits longer is told to come back. */
const longestWaitSeconds = 60;

/** So many locks are held at a time by one process: each takes a connection, and the work itself needs others. */
const lanes = 4;

const lockName = (key: string): string => createHash('sha256').update(key).digest('hex');

async function locked<T>(db: Knex, name: string, work: () => Promise<T>): Promise<T> {
  return db.transaction(async (lock) => {
    const ask = 'SELECT GET_LOCK(SHA2(CONCAT(DATABASE(), ?), 256), ?) AS held';
    const [[row]] = (await lock.raw(ask, [name, longestWaitSeconds])) as [[{ held: number | null }]];
    if (Number(row.held) !== 1) throw new RefusalError({ code: 'ENGINE_UNAVAILABLE' });
    try {
      return await work();
    } finally {
      await lock.raw('SELECT RELEASE_LOCK(SHA2(CONCAT(DATABASE(), ?), 256))', [name]);
    }
  });
}

/**
 * A gate for all processes over one database. On MariaDB by a named lock, which the server frees when its holder dies; a SQLite
 * file belongs to one process, whose own gate is enough. ENGINE_UNAVAILABLE when the holder does not come to an end.
 */
export function createAlone(db: Knex): Gate {
  const gate = createGate();
  if (db.client.config.client !== 'mysql2') return gate;
  return (key, work) => {
    const name = lockName(key);
    return gate(String(Number.parseInt(name.slice(0, 8), 16) % lanes), () => locked(db, name, work));
  };
}
