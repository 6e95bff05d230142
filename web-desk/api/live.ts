import { useEffect, useRef } from 'react';
import { downloadPaths, pathOf } from './routes.ts';

type Listener = () => void;

const listeners = new Set<Listener>();
let source: EventSource | null = null;
let pending: ReturnType<typeof setTimeout> | null = null;

/** Several changes in a burst (one completion moves many things) lead to one refresh. */
const gatherMs = 150;

function announce(): void {
  pending ??= setTimeout(() => {
    pending = null;
    for (const listener of [...listeners]) listener();
  }, gatherMs);
}

/** The server tells its counters at every connection; only counters that moved mean a change. */
let counters: string | null = null;

function hear({ data }: MessageEvent<string>): void {
  if (counters !== null && counters !== data) announce();
  counters = data;
}

function open(): void {
  source = new EventSource(pathOf(downloadPaths.events));
  source.onmessage = hear;
}

function close(): void {
  source?.close();
  source = null;
  counters = null;
}

function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  if (!source) open();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) close();
  };
}

/** Calls `onChange` whenever the server says that something the reader may see has changed. */
export function useLive(onChange: () => void): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => subscribe(() => latest.current()), []);
}
