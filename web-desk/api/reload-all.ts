type Listener = () => void;

const listeners = new Set<Listener>();

/** Has everything that is shown loaded again: the server answers in the reader's language, which has changed. */
export function reloadAll(): void {
  for (const listener of [...listeners]) listener();
}

/** Calls `listener` at every `reloadAll`, until the answered function is called. */
export function onReloadAll(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
