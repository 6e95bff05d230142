/** Keeps the newest answers, some hundred at most; one that was rejected is asked again. */
export function remembered<T>(
  mostKept: number,
  read: (key: string) => Promise<T>
): (key: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key) => {
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
    const reading = read(key);
    kept.set(key, reading);
    reading.catch(() => kept.delete(key));
    return reading;
  };
}
