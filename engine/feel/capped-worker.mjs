/** The worker thread that evaluates expressions which might run away; see capped.ts for the other side. */
import { parentPort, workerData } from 'node:worker_threads';
import { evaluate, unaryTest } from 'feelin';
import { builtins } from './builtins.mjs';

const signal = new Int32Array(workerData.signal);
const port = workerData.port;

function answer({ evaluated, context, unary, instant }) {
  try {
    const scope = { ...builtins(instant), ...context };
    const { value } = unary ? unaryTest(evaluated, scope) : evaluate(evaluated, scope);
    return { json: JSON.stringify(value ?? null) ?? 'null' };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function tell(index, value) {
  Atomics.store(signal, index, value);
  Atomics.notify(signal, index);
}

port.on('message', (task) => {
  tell(0, 1);
  port.postMessage(answer(task));
  tell(0, 2);
});
answer({ evaluated: 'for i in [1] return i', context: {}, unary: false, instant: '1970-01-01T00:00:00Z' });
tell(1, 1);
parentPort?.on('message', () => undefined);
