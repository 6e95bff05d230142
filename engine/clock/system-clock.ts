import type { Clock } from '../ports.ts';

/** Timers of the runtime overflow beyond this many milliseconds. */
const longest = 2 ** 31 - 1;

/** How long an alarm sleeps at most before it looks at the clock again. */
const longestSleep = 60_000;

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

/** Milliseconds of real time since this process began. */
export const realElapsed = (): number => performance.now();

/**
 * Calls back once `now` has reached `at`. Timers of the runtime count time that passes, and stand still while the machine sleeps: the clock
 * itself is looked at again every minute, so that whoever sets it, or wakes the machine, is not waited for.
 */
export function alarm(
  now: () => number,
  at: number,
  callback: () => void,
  delay: Clock['delay'] = realDelay
): () => void {
  let cancel: () => void;
  const wait = () => {
    cancel = delay(Math.min(at - now(), longestSleep), () => (now() < at ? wait() : callback()));
  };
  wait();
  return () => cancel();
}

/** The clock of the machine. */
export function systemClock(): Clock {
  const { now } = Date;
  return {
    now,
    schedule: (at, callback) => alarm(now, at, callback),
    delay: realDelay,
    elapsed: realElapsed
  };
}
