import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { Fatal, TooMuch } from './fatal.ts';
import type { Search, Searched } from './search.ts';

/** Time and memory that a regular expression may take. */
const caps = { milliseconds: 250, heapMegabytes: 64, startMilliseconds: 10_000 } as const;

/** What the thread tells of the search that it was given; when it is done, 2. */
const idle = 0;
const begun = 1;

interface Room {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly signal: Int32Array;
}

function open(): Room {
  const shared = new SharedArrayBuffer(8);
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(new URL('./capped-worker.mjs', import.meta.url), {
    workerData: { signal: shared, port: port2 },
    transferList: [port2],
    resourceLimits: {
      maxOldGenerationSizeMb: caps.heapMegabytes,
      maxYoungGenerationSizeMb: 16,
      stackSizeMb: 2
    },
    execArgv: [],
    stderr: true
  });
  worker.on('error', () => undefined);
  worker.unref();
  port1.unref();
  return { worker, port: port1, signal: new Int32Array(shared) };
}

/**
 * Looks for regular expressions in a thread of its own, waiting for it. One that overruns its time or memory is ended
 * with its thread and ends the evaluation.
 */
export class CappedSearch {
  #room: Room | null = null;

  search(task: Search): Searched {
    const { port, signal } = this.#enter();
    Atomics.wait(signal, 1, 0, caps.startMilliseconds);
    Atomics.store(signal, 0, idle);
    port.postMessage(task);
    if (Atomics.wait(signal, 0, idle, caps.startMilliseconds) === 'timed-out') this.#overrun();
    if (Atomics.wait(signal, 0, begun, caps.milliseconds) === 'timed-out') this.#overrun();
    const reply = receiveMessageOnPort(port)?.message as { searched?: Searched; error?: string } | undefined;
    if (reply?.searched) return reply.searched;
    throw new Fatal(reply?.error ?? 'the search gave no answer');
  }

  close(): void {
    void this.#room?.worker.terminate();
    this.#room = null;
  }

  #enter(): Room {
    if (this.#room) return this.#room;
    const room = open();
    room.worker.on('exit', () => {
      if (this.#room === room) this.#room = null;
    });
    this.#room = room;
    return room;
  }

  #overrun(): never {
    this.close();
    throw new TooMuch(
      `a regular expression took more than ${caps.milliseconds} ms or ${caps.heapMegabytes} MB; simplify it`
    );
  }
}
