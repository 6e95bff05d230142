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

/** How far the server was before anything was loaded: what moves until the stream is there is not missed. */
export function hearFrom(changes: string): void {
  counters ??= changes;
}

/** A stream that was refused (the session had ended, a proxy found no server) is asked for again. */
const againMs = 5_000;
let again: ReturnType<typeof setTimeout> | undefined;

function open(): void {
  const opened = new EventSource(pathOf(downloadPaths.events));
  opened.onmessage = hear;
  opened.onerror = () => {
    if (source === opened && opened.readyState === EventSource.CLOSED) again = setTimeout(open, againMs);
  };
  source = opened;
}

function close(): void {
  clearTimeout(again);
  source?.close();
  source = null;
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
