import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, createConnection } from 'mysql2/promise';
import type { MariadbSettings } from '../../persistence/engine-store/mariadb/open.ts';

/** Rows that somebody else holds in a database until they let go. */
export interface Holder {
  /** Locks what the query finds; resolves when it has it. */
  lock(query: string): Promise<void>;
  /** Until somebody waits for a lock in this database. */
  awaited(): Promise<void>;
  /** Until whoever waited has given up once. */
  gaveUp(): Promise<void>;
  letGo(): Promise<void>;
  close(): Promise<void>;
}

/** The address of an engine's database. */
export const urlOf = ({ host, port, user, password, database }: MariadbSettings): string =>
  `mysql://${user}:${password}@${host}:${port}/${database}`;

const waiting = `SELECT CONCAT(trx.trx_id, ' ', trx.trx_started) AS began FROM information_schema.innodb_trx trx
  JOIN information_schema.processlist thread ON thread.id = trx.trx_mysql_thread_id
  WHERE trx.trx_state = 'LOCK WAIT' AND thread.db = DATABASE()`;

/** The server answers from a cache that it renews only when nobody has asked for a tenth of a second. */
const renewedMs = 150;

/** The transactions that wait, each by its own mark. */
async function waitersOf(connection: Connection): Promise<string[]> {
  const [rows] = await connection.query(waiting);
  return (rows as { began: string }[]).map(({ began }) => began);
}

/**
 * Somebody in a transaction of their own. With `rows` the transaction has inserted so many: in a deadlock the server gives up the one
 * that has changed less.
 */
export async function holder(url: string, rows = 0): Promise<Holder> {
  const [holding, looking] = [await createConnection(url), await createConnection(url)];
  await holding.query('CREATE TABLE IF NOT EXISTS ballast (n INT)');
  await holding.query('START TRANSACTION');
  if (rows > 0) await holding.query(`INSERT INTO ballast SELECT seq FROM seq_1_to_${rows}`);
  return {
    async lock(query) {
      await holding.query(`${query} FOR UPDATE`);
    },
    async awaited() {
      while ((await waitersOf(looking)).length === 0) await pause(renewedMs);
    },
    async gaveUp() {
      const first = await waitersOf(looking);
      while ((await waitersOf(looking)).some((began) => first.includes(began))) await pause(renewedMs);
    },
    async letGo() {
      await holding.query('ROLLBACK');
    },
    async close() {
      await holding.end();
      await looking.end();
    }
  };
}
