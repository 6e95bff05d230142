import type { RequestLog } from './http/log.ts';

export interface Background {
  stop(): Promise<void>;
}

/** Repeats a piece of work, each time some milliseconds after the last has ended; failures are logged and tried again. */
export function repeat(everyMs: number, work: () => Promise<unknown>, log: RequestLog): Background {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      turn = work()
        .catch((error: unknown) => {
          if (!stopped) log.error({ err: error }, 'background work failed');
        })
        .then(next);
    }, everyMs);
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    }
  };
}
