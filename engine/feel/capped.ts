import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { Failure } from './failure.ts';

/** Time and memory that an expression may take which could run away. */
export const caps = { milliseconds: 250, heapMegabytes: 64, startMilliseconds: 10_000 } as const;

/** What the thread tells of the task that it was given; when it is done, 2. */
const idle = 0;
const begun = 1;

export interface CappedTask {
  /** As the model has it, for messages. */
  text: string;
  evaluated: string;
  context: Record<string, unknown>;
  unary: boolean;
  /** RFC 3339 text of the engine's time. */
  instant: string;
}

interface Room {
  worker: Worker;
  port: MessagePort;
  signal: Int32Array;
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
 * Evaluates an expression in a thread of its own, waiting for it. One that overruns its time or memory is ended with
 * its thread and is a failure. Values come back as JSON: dates and durations as texts.
 */
export class CappedEvaluator {
  #room: Room | null = null;

  /** Starts the thread ahead of the first need. */
  warm(): void {
    this.#enter();
  }

  evaluate(task: CappedTask): unknown | Failure {
    const { port, signal } = this.#enter();
    Atomics.wait(signal, 1, 0, caps.startMilliseconds);
    Atomics.store(signal, 0, idle);
    port.postMessage(task);
    if (Atomics.wait(signal, 0, idle, caps.startMilliseconds) === 'timed-out') return this.#overrun(task);
    if (Atomics.wait(signal, 0, begun, caps.milliseconds) === 'timed-out') return this.#overrun(task);
    const reply = receiveMessageOnPort(port)?.message as { json?: string; error?: string } | undefined;
    if (reply?.json !== undefined) return JSON.parse(reply.json);
    return new Failure(
      'EXTRACT_VALUE_ERROR',
      `failed to evaluate expression '${task.text}': ${reply?.error ?? 'no answer'}`
    );
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

  #overrun(task: CappedTask): Failure {
    this.close();
    this.warm();
    return new Failure(
      'EXTRACT_VALUE_ERROR',
      `failed to evaluate expression '${task.text}': it took more than ${caps.milliseconds} ms or ${caps.heapMegabytes} MB; simplify it`
    );
  }
}
