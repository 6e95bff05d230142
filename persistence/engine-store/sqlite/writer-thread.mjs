/** The thread that writes and flushes the engine's batches; see writer.ts for the other side. */
import Database from 'libsql';
import { parentPort, workerData } from 'node:worker_threads';
import { Transactions } from './transactions.mjs';

const FULL = 2;

const { file, pragmas } = workerData;
const db = new Database(file);
for (const pragma of pragmas) db.exec(`PRAGMA ${pragma}`);
const { synchronous } = db.prepare('PRAGMA synchronous').get();
if (synchronous < FULL) throw new Error(`synchronous is ${synchronous} where the engine store writes`);
const transactions = new Transactions(db);

function carryOut(writes) {
  try {
    return { flushMs: transactions.run(writes) };
  } catch (error) {
    return { message: error.message, code: error.code };
  }
}

parentPort.on('message', (writes) => {
  if (writes !== null) return parentPort.postMessage(carryOut(writes));
  db.close();
  parentPort.close();
});
