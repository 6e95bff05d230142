/** The worker thread that looks for regular expressions which might run away; see capped.ts for the other side. */
import { parentPort, workerData } from 'node:worker_threads';
import { search } from './search-text.mjs';

const signal = new Int32Array(workerData.signal);
const port = workerData.port;

function tell(index, value) {
  Atomics.store(signal, index, value);
  Atomics.notify(signal, index);
}

function answer(task) {
  try {
    return { searched: search(task) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (task) => {
  tell(0, 1);
  port.postMessage(answer(task));
  tell(0, 2);
});
tell(1, 1);
parentPort?.on('message', () => undefined);
