import type { Clock } from '../ports.ts';

/** Timers of the runtime overflow beyond this many milliseconds. */
const longest = 2 ** 31 - 1;

/** Calls back after `ms` of real time, however long; returns how to cancel. Does not keep the process alive. */
export function realDelay(ms: number, callback: () => void): () => void {
  let handle: NodeJS.Timeout;
  const wait = (left: number) => {
    const part = Math.min(Math.max(left, 0), longest);
    handle = setTimeout(() => (left > part ? wait(left - part) : callback()), part);
    handle.unref();
  };
  wait(ms);
  return () => clearTimeout(handle);
}

/** The clock of the machine. */
export function systemClock(): Clock {
  const { now } = Date;
  return {
    now,
    schedule: (at, callback) => realDelay(at - now(), callback),
    delay: realDelay
  };
}
