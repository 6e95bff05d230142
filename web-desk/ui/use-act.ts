import { useCallback, useRef, useState } from 'react';
import { asProblem, type ApiProblem } from '../api/problem.ts';

export interface Act<A extends unknown[]> {
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  /** Runs unless it already runs; answers whether it succeeded. */
  readonly run: (...args: A) => Promise<boolean>;
  readonly clear: () => void;
}

/** Wraps one act of the reader: never twice at once, its refusal kept to be shown. */
export function useAct<A extends unknown[]>(perform: (...args: A) => Promise<unknown>): Act<A> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const running = useRef(false);
  const run = async (...args: A) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await perform(...args);
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  const clear = useCallback(() => setProblem(null), []);
  return { busy, problem, run, clear };
}
