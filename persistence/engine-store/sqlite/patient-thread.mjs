/** The thread that carries out reads which may take long, each for so many ms at most; see patient-reader.ts for the other side. */
import Database from 'libsql/promise';
import { clearInterval, setInterval } from 'node:timers';
import { parentPort, workerData } from 'node:worker_threads';

const { file, pragmas, mostMs } = workerData;
const db = new Database(file, {});
await db.exec(pragmas.map((pragma) => `PRAGMA ${pragma};`).join(' '));

async function rowsOf({ sql, params }) {
  // Again and again: on a busy machine the first may come before the statement has begun.
  const alarm = setInterval(() => db.interrupt(), mostMs);
  try {
    // What is found is found before the first row is handed over, beside this thread too: else no alarm would ring in it.
    const statement = await db.prepare(`WITH found AS MATERIALIZED (${sql}) SELECT * FROM found`);
    return { rows: [...(await statement.iterate(params))] };
  } catch ({ message, code }) {
    return { message, code };
  } finally {
    clearInterval(alarm);
  }
}

parentPort.on('message', async (statement) => {
  if (statement !== null) return parentPort.postMessage(await rowsOf(statement));
  db.close();
  parentPort.close();
});
