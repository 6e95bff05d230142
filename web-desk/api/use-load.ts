import { useCallback, useEffect, useRef, useState } from 'react';
import { useLive } from './live.ts';
import { asProblem, type ApiProblem } from './problem.ts';
import { onReloadAll } from './reload-all.ts';

export interface Loaded<T> {
  readonly data: T | null;
  readonly problem: ApiProblem | null;
  readonly loading: boolean;
  /** Loads again, keeping what is shown until the answer is there. */
  readonly reload: () => void;
}

interface State<T> {
  readonly key: string;
  readonly data: T | null;
  readonly problem: ApiProblem | null;
}

/** Loads `key` by `loader`, again when the key changes or `reload` is called; late answers of an old key are dropped. */
export function useLoad<T>(key: string, loader: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<State<T> | null>(null);
  const [turn, setTurn] = useState(0);
  const latest = useRef(loader);
  useEffect(() => {
    latest.current = loader;
  });
  useEffect(() => {
    let current = true;
    latest.current().then(
      (data) => current && setState({ key, data, problem: null }),
      (error: unknown) =>
        current &&
        setState((before) => ({
          key,
          data: before?.key === key ? before.data : null,
          problem: asProblem(error)
        }))
    );
    return () => {
      current = false;
    };
  }, [key, turn]);
  const reload = useCallback(() => setTurn((value) => value + 1), []);
  useEffect(() => onReloadAll(reload), [reload]);
  const shown = state?.key === key ? state : null;
  return { data: shown?.data ?? null, problem: shown?.problem ?? null, loading: shown === null, reload };
}

/** As `useLoad`, and again at every live change. */
export function useLiveLoad<T>(key: string, loader: () => Promise<T>): Loaded<T> {
  const loaded = useLoad(key, loader);
  useLive(loaded.reload);
  return loaded;
}
