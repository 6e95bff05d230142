/** Runs what belongs together one after the other; what belongs elsewhere does not wait. */
export type Gate = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** A gate within this process: for pairs of calls that look first and act then. */
export function createGate(): Gate {
  const under = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = under.get(key) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(work);
    under.set(key, mine);
    try {
      return await mine;
    } finally {
      if (under.get(key) === mine) under.delete(key);
    }
  };
}
