/** Keeps the newest answers; one that was rejected is asked again. `keyOf`: what stands for a question that is long itself. */
export function remembered<T>(
  mostKept: number,
  read: (question: string) => Promise<T>,
  keyOf = (question: string): string => question
): (question: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (question) => {
    const key = keyOf(question);
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
    const reading = read(question);
    kept.set(key, reading);
    reading.catch(() => kept.delete(key));
    return reading;
  };
}
