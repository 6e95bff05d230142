import type { Request, Response } from 'express';

export type Changing = 'tasks' | 'cases' | 'notices';

/** Tells open pages that something changed, never what. */
export interface Changes {
  bump(...kinds: readonly Changing[]): void;
  /** The counters as the stream tells them. */
  now(): string;
  /** Server-sent events: the counters, each time they move; ends as soon as `isLive` says that the session has ended. */
  stream(request: Request, response: Response, isLive: () => Promise<boolean>): void;
  close(): void;
}

const settleMs = 150;
/** How often an idle stream shows that it lives, and asks whether its session does. */
const aliveMs = 5_000;

export function createChanges(): Changes {
  const counters: Record<Changing, number> = { tasks: 0, cases: 0, notices: 0 };
  const listeners = new Set<() => void>();
  const closers = new Set<() => void>();
  let pending: NodeJS.Timeout | undefined;

  const tell = () => {
    pending = undefined;
    for (const listener of listeners) listener();
  };

  const now = () => JSON.stringify(counters);

  return {
    now,
    bump(...kinds) {
      for (const kind of kinds) counters[kind] += 1;
      pending ??= setTimeout(tell, settleMs).unref();
    },
    stream(request, response, isLive) {
      response.set({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
      response.flushHeaders();
      const write = (text: string) => {
        isLive().then(
          (live) => (live ? response.writableEnded || response.write(text) : close()),
          () => close()
        );
      };
      const send = () => write(`data: ${now()}\n\n`);
      const alive = setInterval(() => write(': \n\n'), aliveMs).unref();
      const end = () => {
        clearInterval(alive);
        listeners.delete(send);
        closers.delete(close);
      };
      const close = () => {
        end();
        response.end();
      };
      send();
      listeners.add(send);
      closers.add(close);
      request.on('close', end);
    },
    close() {
      clearTimeout(pending);
      for (const close of [...closers]) close();
    }
  };
}
